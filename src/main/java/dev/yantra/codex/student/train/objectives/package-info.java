/** The loss of each head over a fold. The training loop sums them and knows no head by name. */
@NullMarked
package dev.yantra.codex.student.train.objectives;

import org.jspecify.annotations.NullMarked;
