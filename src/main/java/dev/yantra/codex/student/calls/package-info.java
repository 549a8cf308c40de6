/**
 * The next call at a point of a body: the methods that can be called there, the evidence for each,
 * how it is ranked, and what other repositories teach about it.
 */
@NullMarked
package dev.yantra.codex.student.calls;

import org.jspecify.annotations.NullMarked;
