package dev.yantra.codex.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.ExternalNode;
import dev.yantra.codex.graph.FileGraph;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.RepositoryHistory;
import dev.yantra.codex.graph.SampleNodes;
import dev.yantra.codex.graph.SourceFile;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GraphStoreTest {
  private static final String A = "p.A#a(int)";
  private static final String B = "p.B#b()";

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void makeWorkspace() {
    workspace = new Workspace(directory);
  }

  @Test
  void graph_survivesTheRoundTrip() {
    FileGraph file = fileA();
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(file, fileB()), List.of());
    }
    try (GraphStore store = GraphStore.open(workspace)) {
      assertEquals(Map.of("A.java", file.file(), "B.java", fileB().file()), store.files());
      assertArrayEquals(new byte[] {1, 2, 3}, headersOf(store, "A.java").bytes());
      CodeGraph loaded = store.load();
      List<Node> declared = new ArrayList<>(file.nodes());
      declared.addAll(fileB().nodes());
      List<Edge> edges = new ArrayList<>(file.edges());
      edges.addAll(fileB().edges());
      CodeGraph expected = CodeGraph.of(declared, edges);
      assertEquals(expected.nodes(), loaded.nodes());
      for (EdgeKind kind : EdgeKind.values()) {
        for (int i = 0; i < expected.size(); i++) {
          assertArrayEquals(expected.out(kind).neighbours(i), loaded.out(kind).neighbours(i));
        }
      }
    }
  }

  @Test
  void census_countsWhatIsLoaded() {
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(fileA(), fileB()), List.of());
      store.replaceHistory(
          history(new MethodHistory(1, 1, 1, 1, 1, 1), new Edge(EdgeKind.CO_CHANGED, A, B, 0, 3)));

      CodeGraph graph = store.load();
      GraphCounts census = store.census();

      for (NodeKind kind : NodeKind.values()) {
        long nodes = graph.nodes().stream().filter(n -> n.kind() == kind).count();
        assertEquals(nodes, census.nodes().getOrDefault(kind, -1).longValue(), kind.name());
      }
      for (EdgeKind kind : EdgeKind.values()) {
        assertEquals(graph.out(kind).size(), census.edges().getOrDefault(kind, -1), kind.name());
      }
      assertEquals(2, census.edges().getOrDefault(EdgeKind.CALLS, 0) - 1);
    }
  }

  @Test
  void methods_areThoseThatTheSourcesWrite() {
    MethodNode implicit = SampleNodes.implicitMethod("p.A#<init>()", "A.java");
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      List<Node> nodes = List.of(SampleNodes.method(A, "A.java", 3, 4, ""), implicit);
      store.apply(List.of(file("A.java", nodes, List.of())), List.of());

      assertEquals(Map.of(A, new SourceRange("A.java", 3, 6)), store.methods());
    }
  }

  @Test
  void olderVersion_isBroughtUpToDateOnlyByTheIndexer() throws SQLException {
    GraphStore.openOrCreate(workspace).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.graph());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 1");
      for (String table : List.of("edge", "node", "name", "co_change", "commit_log")) {
        statement.execute("CREATE TABLE " + table + "(x)");
      }
      statement.execute("DROP TABLE graph");
      statement.execute("DROP TABLE call_site");
      statement.execute("DROP TABLE library_type");
    }
    assertSetup("codex index");

    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      assertEquals(0, store.load().size());
    }
  }

  @Test
  void changedFile_replacesItsOlderSelfWhole() {
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(fileA(), fileB()), List.of());

      store.apply(
          List.of(file("A.java", List.of(SampleNodes.type("p.A", "A.java")), List.of())),
          List.of());

      CodeGraph graph = store.load();
      assertTrue(graph.find(A).isPresent(), "B still calls it");
      assertEquals(
          List.of("p.A", B),
          graph.nodes().stream().filter(n -> !(n instanceof ExternalNode)).map(Node::id).toList());
    }
  }

  @Test
  void removedFile_takesItsNodesAndEdgesWithIt() {
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(fileA(), fileB()), List.of());

      store.apply(List.of(), List.of("A.java", "unknown.java"));

      assertEquals(List.of("B.java"), List.copyOf(store.files().keySet()));
      assertEquals(1, store.load().methods().count());
    }
  }

  @Test
  void failedChange_leavesTheGraphAsItWas() {
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(fileA()), List.of());
      CodeGraph before = store.load();
      Node noDeclaration = ExternalNode.of("lib.X");

      assertThrows(
          IllegalArgumentException.class,
          () ->
              store.apply(
                  List.of(fileB(), file("C.java", List.of(noDeclaration), List.of())),
                  List.of("A.java")));

      assertEquals(before.nodes(), store.load().nodes());
      assertEquals(List.of("A.java"), List.copyOf(store.files().keySet()));
    }
  }

  @Test
  void history_isReplacedAndJoinsTheMethodsThatStillExist() {
    MethodHistory past = new MethodHistory(9, 8, 7, 6, 5, 4);
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(fileA(), fileB()), List.of());
      store.replaceHistory(history(past, new Edge(EdgeKind.CO_CHANGED, A, "gone#m()", 0, 2)));
      store.replaceHistory(history(past, new Edge(EdgeKind.CO_CHANGED, A, B, 0, 3)));

      CodeGraph graph = store.load();

      int a = graph.find(A).orElseThrow();
      int b = graph.find(B).orElseThrow();
      assertEquals(past, graph.method(a).history());
      assertEquals(MethodHistory.NONE, graph.method(b).history());
      assertArrayEquals(new int[] {b}, graph.out(EdgeKind.CO_CHANGED).neighbours(a));
      assertEquals("state", store.historyState());
      assertArrayEquals(new byte[] {42}, store.historyLog().bytes());

      store.replaceHistory(history(past, new Edge(EdgeKind.CO_CHANGED, A, "gone#m()", 0, 2)));
      assertTrue(store.load().find("gone#m()").isEmpty(), "an edge brings no method back");
    }
  }

  @Test
  void emptyStore_hasNothing() {
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      assertEquals(0, store.load().size());
      assertArrayEquals(new byte[0], store.historyLog().bytes());
      assertTrue(store.meta("x").isEmpty());
      store.putMeta("x", "1");
      store.putMeta("x", "2");
      assertEquals("2", store.meta("x").orElse(""));
    }
  }

  @Test
  void missingGraph_saysWhatToRun() {
    assertSetup("codex index");
  }

  @Test
  void damagedFile_isToldFromAMissingOne() throws IOException {
    Files.createDirectories(workspace.directory());
    Files.writeString(
        workspace.graph(), "this is no database, whatever its name says. ".repeat(99));
    assertSetup("is damaged");

    Files.delete(workspace.graph());
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(fileA(), fileB()), List.of());
    }
    byte[] bytes = Files.readAllBytes(workspace.graph());
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(workspace.graph(), bytes);
    try (GraphStore store = GraphStore.open(workspace)) {
      CodexException e = assertThrows(CodexException.class, store::load);
      assertTrue(e.getMessage().contains("is damaged"), e.getMessage());
    }
  }

  @Test
  void newerVersion_isRefusedAndNotTouched() throws SQLException {
    GraphStore.openOrCreate(workspace).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.graph());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 999");
    }
    assertSetup("newer Codex");
  }

  @Test
  void readOnlyDirectory_canBeReadAndSaysThatItCannotBeWritten() {
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(fileA()), List.of());
    }
    assertTrue(workspace.graph().toFile().setWritable(false));
    assertTrue(workspace.directory().toFile().setWritable(false));
    try {
      assumeFalse(Files.isWritable(workspace.graph()), "the superuser writes everywhere");
      try (GraphStore store = GraphStore.open(workspace)) {
        assertEquals(1, store.load().methods().count());
        CodexException e = assertThrows(CodexException.class, () -> store.putMeta("key", "value"));
        assertTrue(e.getMessage().contains("Cannot write"), e.getMessage());
      }
    } finally {
      assertTrue(workspace.directory().toFile().setWritable(true));
    }
  }

  private void assertSetup(String part) {
    CodexException e = assertThrows(CodexException.class, () -> GraphStore.open(workspace));
    assertEquals(CodexException.Reason.SETUP, e.reason());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  private static RepositoryHistory history(MethodHistory past, Edge edge) {
    return new RepositoryHistory(
        "state",
        new TreeMap<>(Map.of(A, past)),
        List.of(edge),
        new RepositoryHistory.Log(new byte[] {42}),
        "");
  }

  private static FileGraph.Headers headersOf(GraphStore store, String path) {
    return store.headers().getOrDefault(path, FileGraph.Headers.NONE);
  }

  private static FileGraph fileA() {
    MethodNode method = SampleNodes.method(A, "A.java", 3, 4, "shape");
    return file(
        "A.java",
        List.of(SampleNodes.type("p.A", "A.java"), method, SampleNodes.field("p.A#f", "A.java")),
        List.of(
            new Edge(EdgeKind.CALLS, A, "java.util.List#of()", 1, 2),
            new Edge(EdgeKind.CALLS, A, B, 0, 1),
            new Edge(EdgeKind.USES_FIELD, A, "p.A#f", 0, 1)));
  }

  private static FileGraph fileB() {
    return file(
        "B.java",
        List.of(SampleNodes.method(B, "B.java", 1, 1, "")),
        List.of(new Edge(EdgeKind.CALLS, B, A, 0, 1)));
  }

  private static FileGraph file(String path, List<Node> nodes, List<Edge> edges) {
    SourceFile file =
        new SourceFile(
            path,
            "hash " + path,
            "api",
            SourceFile.Status.RECOVERED,
            "message",
            12,
            true,
            new TreeSet<>(List.of("List", "of")),
            3,
            2);
    return new FileGraph(file, nodes, edges, new FileGraph.Headers(new byte[] {1, 2, 3}));
  }
}
