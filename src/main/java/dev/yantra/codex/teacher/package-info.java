/**
 * What a teacher is, what it may cost and what must not be sent to it: the contract that every
 * teacher keeps, with the prompt, the budget and the redaction that all of them share.
 */
@NullMarked
package dev.yantra.codex.teacher;

import org.jspecify.annotations.NullMarked;
