/**
 * The indexer, which makes the code graph of a repository from its Java sources and updates it by
 * reading again only the files that a change can have touched.
 */
@NullMarked
package dev.yantra.codex.index;

import org.jspecify.annotations.NullMarked;
