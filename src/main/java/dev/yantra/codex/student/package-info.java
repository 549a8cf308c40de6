/**
 * What a student is to those who ask one: questions, answers, and what a method really uses. The
 * packages below make it: the network, the evidence beside it, and what serves both in plain Java.
 * Nothing but {@code train} loads a native library.
 */
@NullMarked
package dev.yantra.codex.student;

import org.jspecify.annotations.NullMarked;
