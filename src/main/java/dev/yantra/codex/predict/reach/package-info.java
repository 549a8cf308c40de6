/**
 * From methods to the tests that run them: distances in calls, and the classes that a test runs in.
 * Reads the code graph and nothing else.
 */
@NullMarked
package dev.yantra.codex.predict.reach;

import org.jspecify.annotations.NullMarked;
