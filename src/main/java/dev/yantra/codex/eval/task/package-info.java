/**
 * One class for each task that a student is measured on, with the baselines that stand beside it
 * and the methods that all of them share.
 */
@NullMarked
package dev.yantra.codex.eval.task;

import org.jspecify.annotations.NullMarked;
