/**
 * The protocol that says how good the student is: held-out methods, hidden before anything
 * aggregates, and simple systems beside it on the same cases. The figures that pages quote come
 * from here.
 */
@NullMarked
package dev.yantra.codex.eval;

import org.jspecify.annotations.NullMarked;
