/**
 * The order of the candidates for one method and the confidence in the first, with the weights
 * behind both and how they are learned.
 */
@NullMarked
package dev.yantra.codex.generate.rank;

import org.jspecify.annotations.NullMarked;
