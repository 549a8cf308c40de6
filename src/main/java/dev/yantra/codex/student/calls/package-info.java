/**
 * What is called at a point of a body: what can be called there, the evidence for each, how it is
 * ranked, and what other repositories teach about it.
 */
@NullMarked
package dev.yantra.codex.student.calls;

import org.jspecify.annotations.NullMarked;
