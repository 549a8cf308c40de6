/** The findings of an evaluation, as values, tables of text and plots. */
@NullMarked
package dev.yantra.codex.eval.report;

import org.jspecify.annotations.NullMarked;
