/**
 * Dense and sparse rows of floats, the equations of Newton steps, and the file that tensors are
 * kept in. Knows nothing of code.
 */
@NullMarked
package dev.yantra.codex.student.algebra;

import org.jspecify.annotations.NullMarked;
