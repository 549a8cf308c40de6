package dev.yantra.codex.index.history;

import dev.yantra.codex.git.FileChange;
import java.util.List;

/**
 * One commit of the log.
 *
 * @param id its hash, hexadecimal
 * @param parents hashes of its parents
 * @param time when it was written, in seconds since 1970; 0 if that cannot be read
 * @param author its author's address, in lower case, after the repository's mail map
 * @param fix true if its message speaks of a fix
 * @param changes for each parent the files that differ from it; for a merge only those that differ
 *     from every parent; for a commit without parents all its files
 */
record Commit(
    String id,
    List<String> parents,
    long time,
    String author,
    boolean fix,
    List<List<FileChange>> changes) {
  Commit {
    parents = List.copyOf(parents);
    changes = List.copyOf(changes);
  }
}
