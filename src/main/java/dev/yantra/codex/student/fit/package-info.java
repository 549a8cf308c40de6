/**
 * The weights of evidence: logistic mixtures, boosted trees, calibration and stacking, fitted on
 * answers out of fold. Knows rows of numbers, not what they mean.
 */
@NullMarked
package dev.yantra.codex.student.fit;

import org.jspecify.annotations.NullMarked;
