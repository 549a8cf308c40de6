/**
 * Fits what mixes the evidence after the network is trained, on sides of the split that the network
 * or the memories have not learned by heart.
 */
@NullMarked
package dev.yantra.codex.student.calibrate;

import org.jspecify.annotations.NullMarked;
