package dev.yantra.codex.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.generate.Generation.Check;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An answer under the tests of its repository; the build is a script that looks at the file. */
@DisabledOnOs(OS.WINDOWS)
final class AnswerTestRunTest {
  @TempDir Path root;

  @Test
  void build_judgesACopyAndTheWorkingTreeStaysAsItIs() throws IOException {
    Path file = repository("grep -q 'return right;' src/main/java/p/Pair.java");
    String before = Files.readString(file);
    Generation answer = generate();
    assertTrue(answer.code().contains("return right;"), answer.code());
    assertEquals(Check.YES, answer.checks().tests());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void answerThatFailsItsTests_isADraft() throws IOException {
    repository("exit 1");
    Generation answer = generate();
    assertEquals(Check.NO, answer.checks().tests());
    assertEquals(Generation.Source.DRAFT, answer.source());
    assertEquals(0, answer.confidence());
  }

  private Path repository(String build) throws IOException {
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Path wrapper = Files.writeString(root.resolve("mvnw"), "#!/bin/sh\n" + build + "\n");
    assertTrue(wrapper.toFile().setExecutable(true));
    Path file = root.resolve("src/main/java/p/Pair.java");
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file,
        """
        package p;
        class Pair {
          private int left;
          private int right;
          int left() { return left; }
          int right() { throw new UnsupportedOperationException(); }
          void rightOfPair() { right(); }
        }
        """);
  }

  private Generation generate() {
    CodeGraph plain = SourceGraph.of(root);
    List<Node> nodes = new ArrayList<>(plain.nodes());
    nodes.removeIf(n -> !(n instanceof MethodNode) && n.id().indexOf('(') >= 0);
    Edge tests = new Edge(EdgeKind.TESTS, "p.Pair#rightOfPair()", "p.Pair#right()", 0, 1);
    CodeGraph graph = CodeGraph.of(nodes, List.of(tests));
    GenerateOptions options = new GenerateOptions(8, 0.85, GenerateOptions.Verify.TESTS, List.of());
    try (Generator generator =
        new Generator(new Workspace(root), graph, new SilentStudent(), options)) {
      return generator.generate(GenerateRequest.body("p.Pair#right()"));
    }
  }
}
