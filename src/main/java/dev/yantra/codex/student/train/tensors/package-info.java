/**
 * Matrices for PyTorch: the engine, dense and sparse matrices, and formulas of losses over them.
 * Nothing here knows of code.
 */
@NullMarked
package dev.yantra.codex.student.train.tensors;

import org.jspecify.annotations.NullMarked;
