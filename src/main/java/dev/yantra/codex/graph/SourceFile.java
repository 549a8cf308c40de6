package dev.yantra.codex.graph;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One source file of the repository, indexed or not.
 *
 * @param path path from the repository's root, with {@code /}
 * @param contentHash SHA-256 of its bytes, hexadecimal
 * @param apiHash hash of what other files can see of it: headers and member signatures
 * @param status the outcome of reading it
 * @param message why it is not {@link Status#OK}; empty if it is
 * @param lines source lines
 * @param test true if it stands in a test source tree
 * @param usedNames simple names of the types and members that it refers to, sorted
 * @param callSites calls that its source writes
 * @param resolvedCalls those whose target is known
 */
public record SourceFile(
    String path,
    String contentHash,
    String apiHash,
    Status status,
    String message,
    int lines,
    boolean test,
    SortedSet<String> usedNames,
    int callSites,
    int resolvedCalls) {
  public SourceFile {
    usedNames = Collections.unmodifiableSortedSet(new TreeSet<>(usedNames));
  }

  /** The outcome of reading a file. */
  public enum Status {
    /** Read and understood. */
    OK,
    /** Broken somewhere; what could be recovered is in the graph. */
    RECOVERED,
    /** Nothing of it is in the graph. */
    SKIPPED
  }
}
