/**
 * The search for the libraries that a repository uses, offline and without running the repository's
 * build. POMs are read by Maven's own model builder, from this machine alone.
 */
@NullMarked
package dev.yantra.codex.index.classpath;

import org.jspecify.annotations.NullMarked;
