/**
 * Bodies for one method, made of its donors: adapted, delegated, composed, and the reading or
 * setting of fields. Every one carries the receipt of where it came from.
 */
@NullMarked
package dev.yantra.codex.generate.candidate;

import org.jspecify.annotations.NullMarked;
