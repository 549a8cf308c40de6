package dev.yantra.codex.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnippetsTest {
  private static final String ID = "shop.Basket#total()";

  @TempDir Path directory;
  private Workspace workspace = new Workspace(Path.of(""));

  @BeforeEach
  void index() throws IOException {
    Path source = directory.resolve("src/main/java/shop/Basket.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        package shop;

        import java.util.List;

        class Basket {
          private List<String> items;

          /** The total. */
          int total() {
            return 0;
          }

          private int price(String item) {
            return item.length();
          }
        }
        """);
    workspace = new Workspace(directory);
    Path empty = Files.createDirectory(directory.resolve("empty"));
    new Indexer(workspace, Progress.SILENT)
        .index(new IndexOptions(List.of(empty), FileRules.NONE, false, false));
  }

  @Test
  void code_isReadWithFieldsAndPrivateMethodsOfItsPlace() {
    Snippets.Reading reading =
        read(
            "int total() {\n  int sum = 0;\n  for (String i : items) sum += price(i);\n  return sum;\n}");
    assertTrue(reading.parses());
    assertEquals(List.of(ID), reading.nodes().stream().map(n -> n.id()).toList());
    assertTrue(
        has(reading, EdgeKind.CALLS, "shop.Basket#price(java.lang.String)"), reading::toString);
    assertTrue(has(reading, EdgeKind.USES_FIELD, "shop.Basket#items"), reading::toString);
    assertTrue(has(reading, EdgeKind.USES_TYPE, "java.lang.String"), reading::toString);
  }

  @Test
  void newHelper_isANodeOfItsOwnAndForgottenAfterwards() {
    Snippets.Reading reading =
        read("int total() { return help(); }\nprivate int help() { return items.size(); }");
    assertEquals(
        List.of("shop.Basket#help()", ID), reading.nodes().stream().map(n -> n.id()).toList());
    assertTrue(has(reading, EdgeKind.CALLS, "shop.Basket#help()"));
    Snippets.Reading later = read("int total() { return help(); }");
    assertFalse(has(later, EdgeKind.CALLS, "shop.Basket#help()"), later::toString);
  }

  @Test
  void nonsense_isBrokenAndNoFailure() {
    assertFalse(read("I would rather not.").parses());
    assertFalse(read("int total() { return 0; }\n} class Evil {").parses());
    assertFalse(read("(".repeat(20_000)).parses());
  }

  private Snippets.Reading read(String code) {
    try (GraphStore store = GraphStore.open(workspace);
        Snippets snippets = Snippets.of(workspace)) {
      CodeGraph graph = store.load();
      MethodNode method = graph.method(graph.find(ID).orElseThrow());
      return snippets.read(method, code);
    }
  }

  private static boolean has(Snippets.Reading reading, EdgeKind kind, String to) {
    return reading.edges().stream()
        .filter(e -> e.kind() == kind)
        .map(Edge::to)
        .anyMatch(to::equals);
  }
}
