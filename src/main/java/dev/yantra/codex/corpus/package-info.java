/**
 * Requests, answers and training examples as JSON lines; and the one split of methods into
 * training, validation and test that every stage keeps to.
 */
@NullMarked
package dev.yantra.codex.corpus;

import org.jspecify.annotations.NullMarked;
