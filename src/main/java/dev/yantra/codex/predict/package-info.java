/**
 * Predictions of the student and the code graph about a change: tests to run and to write, risky
 * methods, imports, calls and similar methods. Starts quickly, since a git hook waits for it: no
 * parser, no native library.
 */
@NullMarked
package dev.yantra.codex.predict;

import org.jspecify.annotations.NullMarked;
