/**
 * The student's network once more, with gradients, and the loop that trains it. With the rooms
 * below it the only one that loads a native library, DJL's PyTorch.
 */
@NullMarked
package dev.yantra.codex.student.train;

import org.jspecify.annotations.NullMarked;
