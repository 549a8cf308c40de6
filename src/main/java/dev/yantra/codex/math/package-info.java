/**
 * The mathematics that the other rooms share: probabilities and log-odds, fits, hashes, vectors and
 * matrices, each with its formula and source. Knows nothing of code.
 */
@NullMarked
package dev.yantra.codex.math;

import org.jspecify.annotations.NullMarked;
