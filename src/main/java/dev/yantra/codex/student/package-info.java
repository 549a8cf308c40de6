/**
 * The interface of a student: questions, answers, and the true calls and types of a method. The
 * packages below make it: the network, the evidence beside it, and what serves both in plain Java.
 * Nothing but {@code train} loads a native library.
 */
@NullMarked
package dev.yantra.codex.student;

import org.jspecify.annotations.NullMarked;
