package dev.yantra.codex.index;

import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.SourceFile;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The result of an index run in counts and remarks.
 *
 * @param files all files of the repository, by path
 * @param read the number of them that were read again in this run
 * @param nodes number of nodes by kind
 * @param edges number of edges by kind
 * @param classPath where the class path came from, in words
 * @param remarks what could not be read, a line each
 */
public record IndexReport(
    List<SourceFile> files,
    int read,
    Map<NodeKind, Integer> nodes,
    Map<EdgeKind, Integer> edges,
    String classPath,
    List<String> remarks,
    long millis) {
  public IndexReport {
    files = List.copyOf(files);
    nodes = Collections.unmodifiableMap(copy(nodes, NodeKind.class));
    edges = Collections.unmodifiableMap(copy(edges, EdgeKind.class));
    remarks = List.copyOf(remarks);
  }

  private static <K extends Enum<K>> Map<K, Integer> copy(Map<K, Integer> counts, Class<K> type) {
    Map<K, Integer> copy = new EnumMap<>(type);
    copy.putAll(counts);
    return copy;
  }

  /** Files with a status. */
  public List<SourceFile> files(SourceFile.Status status) {
    return files.stream().filter(f -> f.status() == status).toList();
  }

  /** Source lines of all files. */
  public int lines() {
    return files.stream().mapToInt(SourceFile::lines).sum();
  }

  /** Calls that the sources write. */
  public int callSites() {
    return files.stream().mapToInt(SourceFile::callSites).sum();
  }

  /** Calls whose target is known. */
  public int resolvedCalls() {
    return files.stream().mapToInt(SourceFile::resolvedCalls).sum();
  }

  /** The share of calls whose target is known, from 0 to 1; 1 if there are none. */
  public double resolvedShare() {
    return callSites() == 0 ? 1 : (double) resolvedCalls() / callSites();
  }
}
