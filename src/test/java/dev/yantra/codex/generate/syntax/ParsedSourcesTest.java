package dev.yantra.codex.generate.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.generate.SourceGraph;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source files of a repository, parsed as they are asked for. */
final class ParsedSourcesTest {
  @TempDir Path root;

  @Test
  void file_isParsedOnceAndKept() {
    ParsedSources sources = tree().sources();
    ParsedFile first = sources.file("p/A.java").orElseThrow();
    assertSame(first, sources.file("p/A.java").orElseThrow());
    assertEquals("p", first.packageName());
    assertEquals(List.of("java.util.List", "static java.lang.Math.*"), first.imports());
    assertEquals(';', first.text().charAt(first.importPosition() - 1));
    assertTrue(first.text().substring(0, first.importPosition()).endsWith("Math.*;"));
  }

  @Test
  void importPosition_isBehindThePackageOrAtTheStart() {
    ParsedSources sources =
        new SourceTree(root)
            .with("p/B.java", "package p;\nclass B {}\n")
            .with("C.java", "class C {}\n")
            .with("D.java", "\uFEFFclass D {}\n")
            .sources();
    assertEquals(10, sources.file("p/B.java").orElseThrow().importPosition());
    assertEquals(0, sources.file("C.java").orElseThrow().importPosition());
    assertEquals(1, sources.file("D.java").orElseThrow().importPosition());
    assertEquals("", sources.file("C.java").orElseThrow().packageName());
    assertEquals(List.of(), sources.file("C.java").orElseThrow().imports());
  }

  @Test
  void missingAndUndecodableFiles_areEmpty() throws IOException {
    ParsedSources sources = tree().sources();
    assertTrue(sources.file("p/None.java").isEmpty());
    Files.write(root.resolve("Latin.java"), new byte[] {'c', (byte) 0xe4, '\n'});
    assertTrue(sources.file("Latin.java").isEmpty());
    assertTrue(sources.type("p.None").isEmpty());
  }

  @Test
  void types_areFoundByBinaryName() {
    ParsedSources sources = tree().sources();
    assertEquals("p/A.java", sources.fileOfType().get("p.A"));
    assertEquals("p.A$In", sources.type("p.A$In").orElseThrow().name());
  }

  @Test
  void overloads_areToldApartByTheirTypes() {
    SourceTree tree = tree();
    CodeGraph graph = SourceGraph.of(root);
    ParsedSources sources = tree.sources();
    assertEquals("{ return 1; }", body(graph, sources, "p.A#f(int)"));
    assertEquals("{ return 2; }", body(graph, sources, "p.A#f(String)"));
    assertEquals("{ return 3; }", body(graph, sources, "p.A#f(int,List)"));
  }

  @Test
  void methodsOfTheSameTypes_areToldApartByTheirLine() throws IOException {
    Files.writeString(
        root.resolve("T.java"),
        "class T {\n  int f(a.X x) { return 1; }\n\n  int f(b.X x) { return 2; }\n}\n");
    CodeGraph graph = SourceGraph.of(root);
    ParsedSources sources = new ParsedSources(new Workspace(root), graph);
    MethodNode node = graph.method(graph.find("T#f(X)").orElseThrow());
    assertTrue(sources.method(node).isPresent());
  }

  @Test
  void methodThatIsGone_isEmpty() throws IOException {
    SourceTree tree = tree();
    CodeGraph graph = SourceGraph.of(root);
    Files.writeString(root.resolve("p/A.java"), "package p;\nclass A { int g() { return 1; } }\n");
    MethodNode gone = graph.method(graph.find("p.A#f(int)").orElseThrow());
    assertTrue(tree.sources().method(gone).isEmpty());
  }

  @Test
  void declares_comparesNamesAndSimpleTypes() {
    ParsedSources sources = tree().sources();
    TypeSource a = sources.type("p.A").orElseThrow();
    assertTrue(sources.declares(a, SignatureReader.read("void f(java.lang.String x)", "p.A")));
    assertFalse(sources.declares(a, SignatureReader.read("void f(long x)", "p.A")));
    assertFalse(sources.declares(a, SignatureReader.read("void g(int x)", "p.A")));
  }

  private static String body(CodeGraph graph, ParsedSources sources, String id) {
    return sources.method(graph.method(graph.find(id).orElseThrow())).orElseThrow().body();
  }

  private SourceTree tree() {
    return new SourceTree(root)
        .with(
            "p/A.java",
            """
            package p;

            import java.util.List;
            import static java.lang.Math.*;

            class A {
              int f(int x) { return 1; }
              int f(String x) { return 2; }
              int f(int x, List<String> y) { return 3; }
              class In {}
            }
            """);
  }
}
