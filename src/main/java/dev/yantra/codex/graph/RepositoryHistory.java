package dev.yantra.codex.graph;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The past of a repository's methods as its git log tells it.
 *
 * @param state tells whether a later reading would find anything else; empty without git
 * @param methods the past of each method by canonical id
 * @param coChanges CO_CHANGED edges, sorted
 * @param log the commits that were read, for the next run
 * @param note a remark for the user, such as that the clone is shallow; may be empty
 */
public record RepositoryHistory(
    String state,
    SortedMap<String, MethodHistory> methods,
    List<Edge> coChanges,
    Log log,
    String note) {
  /** The history of a directory that is not under git. */
  public static final RepositoryHistory NONE = none("");

  public RepositoryHistory {
    methods = Collections.unmodifiableSortedMap(new TreeMap<>(methods));
    coChanges = List.copyOf(coChanges);
  }

  /** A history without a log that the next run could go on from. */
  public RepositoryHistory(
      String state, SortedMap<String, MethodHistory> methods, List<Edge> coChanges) {
    this(state, methods, coChanges, Log.NONE, "");
  }

  /** No history, and why. */
  public static RepositoryHistory none(String note) {
    return new RepositoryHistory("", new TreeMap<>(), List.of(), Log.NONE, note);
  }

  /** The commits that were read so far, in a form of the reader's own, so that it can go on. */
  public static final class Log {
    /** Nothing was read yet. */
    public static final Log NONE = new Log(new byte[0]);

    private final byte[] bytes;

    public Log(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] bytes() {
      return bytes.clone();
    }
  }
}
