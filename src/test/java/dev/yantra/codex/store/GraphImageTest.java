package dev.yantra.codex.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FileGraph;
import dev.yantra.codex.graph.GraphCache;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.RepositoryHistory;
import dev.yantra.codex.graph.SampleNodes;
import dev.yantra.codex.graph.SourceFile;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GraphImageTest {
  private static final String A = "p.A#a(int)";
  private static final String B = "p.B#\ud835\udc4f()";
  private static final String PROGRAM = "build 1";

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void index() {
    workspace = new Workspace(directory);
    try (GraphStore store = GraphStore.openOrCreate(workspace)) {
      store.apply(List.of(file("A.java", 3, A), file("B.java", 1, B)), List.of());
      store.replaceHistory(
          new RepositoryHistory(
              "state",
              new TreeMap<>(Map.of(A, new MethodHistory(9, 8, 7, 6, 5, 4))),
              List.of(new Edge(EdgeKind.CO_CHANGED, A, B, 0, 3)),
              new RepositoryHistory.Log(new byte[0]),
              ""));
    }
  }

  private static FileGraph file(String path, int line, String method) {
    SourceFile file =
        new SourceFile(
            path, "hash", "api", SourceFile.Status.RECOVERED, "", 12, true, new TreeSet<>(), 3, 2);
    String type = method.substring(0, method.indexOf('#'));
    List<Node> nodes =
        List.of(
            SampleNodes.type(type, path),
            SampleNodes.implicitMethod(type + "#<init>()", path),
            SampleNodes.method(method, path, line, 4, "shape"),
            SampleNodes.field(type + "#f", path));
    List<Edge> edges =
        List.of(
            new Edge(EdgeKind.CALLS, method, "java.util.List#of()", 1, 2),
            new Edge(EdgeKind.CALLS, method, B, 0, 1),
            new Edge(EdgeKind.DECLARES, type, method, 0, 1));
    return new FileGraph(file, nodes, edges, new FileGraph.Headers(new byte[0]));
  }

  private CodeGraph fromDatabase() {
    try (GraphStore store = GraphStore.open(workspace)) {
      return store.load();
    }
  }

  private CodeGraph load() {
    return GraphImage.load(workspace, PROGRAM);
  }

  private Path image() {
    return workspace.cache().resolve("graph");
  }

  private static void assertSame(CodeGraph expected, CodeGraph actual) {
    assertEquals(expected.nodes(), actual.nodes());
    assertArrayEquals(expected.idLines(), actual.idLines());
    assertArrayEquals(expected.methods().toArray(), actual.methods().toArray());
    for (int n = 0; n < expected.size(); n++) {
      assertEquals(expected.id(n), actual.id(n));
      assertEquals(expected.kind(n), actual.kind(n));
      assertEquals(OptionalInt.of(n), actual.find(expected.id(n)));
    }
    for (EdgeKind kind : EdgeKind.values()) {
      for (int i = 0; i < 3; i++) {
        assertArrayEquals(expected.out(kind).arrays().get(i), actual.out(kind).arrays().get(i));
        assertArrayEquals(expected.in(kind).arrays().get(i), actual.in(kind).arrays().get(i));
      }
    }
  }

  @Test
  void image_isTheGraphOfTheDatabase() {
    CodeGraph expected = fromDatabase();
    CodeGraph image = GraphImage.decode(GraphImage.encode(expected), GraphCache.NONE).orElseThrow();
    assertSame(expected, image);
    assertEquals(OptionalInt.empty(), image.find("p.A#a(long)"));
    assertArrayEquals(
        new int[] {image.find("p.A#a(int)").orElseThrow()}, image.startingWith("p.A#a(").toArray());
    assertArrayEquals(new int[0], image.startingWith("p.Z").toArray());
    assertEquals(7, image.method(image.find(A).orElseThrow()).history().commits());
  }

  @Test
  void emptyGraph_hasAnImage() {
    CodeGraph nothing = CodeGraph.of(List.of(), List.of());
    CodeGraph image = GraphImage.decode(GraphImage.encode(nothing), GraphCache.NONE).orElseThrow();
    assertEquals(0, image.size());
    assertEquals(OptionalInt.empty(), image.find(A));
  }

  @Test
  void secondLoad_readsTheImage() throws IOException {
    load();
    // An image that says something else than the database shows who was asked.
    CodeGraph other = CodeGraph.of(List.of(SampleNodes.method("other#m()")), List.of());
    CacheKey stamp = CacheKey.of(workspace.graph(), PROGRAM).orElseThrow();
    new FileGraphCache(workspace.cache(), stamp).put("graph", GraphImage.encode(other));

    assertSame(other, load());
  }

  @Test
  void changedDatabase_isReadAnew() {
    load().shelf().put("mine", ByteBuffer.wrap(new byte[] {1}));
    assertTrue(load().shelf().get("mine").isPresent());
    try (GraphStore store = GraphStore.open(workspace)) {
      store.apply(List.of(file("A.java", 40, "p.A#renamed()")), List.of());
    }

    CodeGraph after = load();

    assertTrue(after.find("p.A#renamed()").isPresent());
    assertSame(fromDatabase(), after);
    assertEquals(Optional.empty(), after.shelf().get("mine"));
    assertSame(fromDatabase(), load());
  }

  @Test
  void otherBuildOfTheProgram_readsNothingOfThisOne() {
    load().shelf().put("mine", ByteBuffer.wrap(new byte[] {1}));
    CodeGraph other = GraphImage.load(workspace, "build 2");
    assertSame(fromDatabase(), other);
    assertEquals(Optional.empty(), other.shelf().get("mine"));
  }

  @Test
  void cutOffImage_isMadeAgain() throws IOException {
    load();
    byte[] whole = Files.readAllBytes(image());
    for (int length : new int[] {0, 5, whole.length / 3, whole.length - 9}) {
      Files.write(image(), Arrays.copyOf(whole, length));
      assertSame(fromDatabase(), load());
      assertArrayEquals(whole, Files.readAllBytes(image()));
    }
  }

  @Test
  void unfinishedTransaction_isLeftToSqlite() throws IOException {
    Files.write(directory.resolve(".codex/graph.db-journal"), new byte[0]);
    assertEquals(Optional.empty(), CacheKey.of(workspace.graph(), PROGRAM));
    assertSame(fromDatabase(), load());
    assertFalse(Files.exists(image()));
  }

  @Test
  void cacheThatCannotBeWritten_costsNothingButTime() throws IOException {
    Files.writeString(workspace.cache(), "a file where the directory should be");
    assertSame(fromDatabase(), load());
    assertSame(fromDatabase(), load());
  }

  @Test
  void missingGraph_isToldAsEver() throws IOException {
    load();
    Files.delete(workspace.graph());
    CodexException e = assertThrows(CodexException.class, this::load);
    assertTrue(e.getMessage().contains("codex index"), e.getMessage());
  }
}
