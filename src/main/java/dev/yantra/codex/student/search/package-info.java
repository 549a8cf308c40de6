/** From a sentence to the method that it describes: words of prose beside words of code. */
@NullMarked
package dev.yantra.codex.student.search;

import org.jspecify.annotations.NullMarked;
