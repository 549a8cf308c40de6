/**
 * The training side as parts that hide what is to be predicted: what is shown of the graph, what is
 * asked, and the true answers.
 */
@NullMarked
package dev.yantra.codex.student.train.folds;

import org.jspecify.annotations.NullMarked;
