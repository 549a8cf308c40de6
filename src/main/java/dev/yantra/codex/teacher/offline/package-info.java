/**
 * Teachers that ask no server: the repository itself and a recording; and the search for similar
 * methods that the repository's answers and the examples of a prompt come from.
 */
@NullMarked
package dev.yantra.codex.teacher.offline;

import org.jspecify.annotations.NullMarked;
