/**
 * The declarations of a source file and the lines that they stand on, found by its tokens alone and
 * without a parser. Text that does not compile gives what can be made of it.
 */
@NullMarked
package dev.yantra.codex.predict.outline;

import org.jspecify.annotations.NullMarked;
