/**
 * The student that answers: a checkpoint, the memories and nearest methods beside its network, and
 * how they are mixed for each question.
 */
@NullMarked
package dev.yantra.codex.student.serve;

import org.jspecify.annotations.NullMarked;
