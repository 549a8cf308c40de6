/**
 * Tests for a change: which to run first, by calls, names, words, common commits and the learned
 * score, and which kinds are missing. A git hook waits for it: no parser, no native library.
 */
@NullMarked
package dev.yantra.codex.predict.tests;

import org.jspecify.annotations.NullMarked;
