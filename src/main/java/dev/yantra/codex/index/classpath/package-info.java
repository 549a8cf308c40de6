/**
 * Where the classes of the libraries lie that a repository uses: found offline, without running the
 * repository's build. POMs are read by Maven's own model builder, from this machine alone.
 */
@NullMarked
package dev.yantra.codex.index.classpath;

import org.jspecify.annotations.NullMarked;
