package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SourceFileTest {
  private static SourceFile file(SortedSet<String> names) {
    return new SourceFile(
        "src/A.java", "c0", "a0", SourceFile.Status.OK, "", 20, false, names, 5, 4);
  }

  @Test
  void usedNames_areASortedCopy() {
    SortedSet<String> names = new TreeSet<>(List.of("size", "List"));
    SourceFile file = file(names);

    names.clear();

    assertEquals(List.of("List", "size"), List.copyOf(file.usedNames()));
    assertThrows(UnsupportedOperationException.class, () -> file.usedNames().clear());
  }

  @Test
  void graphOfAFile_keepsCopiesAndKnowsNoMoreOfItsCallsThanItIsTold() {
    List<Node> nodes = new ArrayList<>(List.of(SampleNodes.method("A#a()")));
    List<Edge> edges = new ArrayList<>(List.of(new Edge(EdgeKind.CALLS, "A#a()", "B#b()", 0, 1)));
    FileGraph graph = new FileGraph(file(new TreeSet<>()), nodes, edges, FileGraph.Headers.NONE);

    nodes.clear();
    edges.clear();

    assertEquals(List.of(SampleNodes.method("A#a()")), graph.nodes());
    assertEquals(1, graph.edges().size());
    assertSame(FileCalls.NONE, graph.calls());
  }

  @Test
  void bytesOfHeaders_areCopiedBothWays() {
    byte[] bytes = {1, 2};
    FileGraph.Headers headers = new FileGraph.Headers(bytes);

    bytes[0] = 9;
    headers.bytes()[1] = 9;

    assertArrayEquals(new byte[] {1, 2}, headers.bytes());
    assertEquals(0, FileGraph.Headers.NONE.bytes().length);
  }
}
