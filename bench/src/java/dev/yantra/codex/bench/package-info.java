/**
 * The entry points of {@code bench/pretrain} and {@code bench/train-epoch}. The laboratory is
 * compiled with the tests and is not part of the jar.
 */
@NullMarked
package dev.yantra.codex.bench;

import org.jspecify.annotations.NullMarked;
