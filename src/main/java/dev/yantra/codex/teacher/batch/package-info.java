/** Asking by batches: many calls are handed in together and answered within a day. */
@NullMarked
package dev.yantra.codex.teacher.batch;

import org.jspecify.annotations.NullMarked;
