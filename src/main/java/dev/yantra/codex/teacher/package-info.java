/**
 * The contract of a teacher, with the prompt, the budget and the redaction that all teachers share.
 */
@NullMarked
package dev.yantra.codex.teacher;

import org.jspecify.annotations.NullMarked;
