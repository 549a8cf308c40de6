package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.git.TestRepository;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.predict.BugReport.Evidence;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text that is judged: the new side of the change, whatever the file on disk has become. */
final class StagedTextTest {
  private static final String FILE = "src/shop/Order.java";

  @TempDir Path root;

  private TestRepository repository;
  private final CodeGraph graph = new Graphs().method("shop.Order#is(String)", 1, 2, "").build();

  @BeforeEach
  void repository() {
    repository = TestRepository.create(root);
    repository.writeText(FILE, order("return s.equals(\"a\");")).commit("first");
  }

  private static String order(String statement) {
    return "package shop;\nclass Order {\n  boolean is(String s) {\n    "
        + statement
        + "\n  }\n}\n";
  }

  private List<String> patterns(Change change) {
    return new BugPredictor(graph, new FakeStudent())
        .predict(change, BugOptions.defaults()).methods().stream()
            .flatMap(m -> m.evidence().stream())
            .filter(e -> e.kind() == Evidence.Kind.PATTERN)
            .map(e -> e.line() + " " + e.text())
            .toList();
  }

  private ChangeFinder finder() {
    return new ChangeFinder(new Workspace(root), graph);
  }

  private static final List<String> IDENTITY =
      List.of("4 strings are compared by identity, not with equals");

  @Test
  void stagedMistake_isFoundThoughTheFileWasMendedSince() {
    repository.writeText(FILE, order("return s == \"a\";")).git("add", ".");
    repository.writeText(FILE, "\n\n\n" + order("return s.equals(\"b\");"));
    assertEquals(IDENTITY, patterns(finder().staged()));
    assertEquals(List.of(), patterns(finder().workingTree()));
  }

  @Test
  void mistakeThatIsNotStaged_isNotFoundInWhatIs() {
    repository.writeText(FILE, order("return s.equals(\"b\");")).git("add", ".");
    repository.writeText(FILE, order("return s == \"a\";"));
    assertEquals(List.of(), patterns(finder().staged()));
    assertEquals(IDENTITY, patterns(finder().workingTree()));
  }

  @Test
  void rangeOfCommits_isJudgedByItsLastCommit() {
    repository.writeText(FILE, order("return s == \"a\";")).commit("second");
    repository.writeText(FILE, "// moved\n" + order("return s.equals(\"c\");")).commit("third");
    assertEquals(IDENTITY, patterns(finder().since("HEAD~2..HEAD~1")));
    assertEquals(List.of(), patterns(finder().since("HEAD~1..HEAD")));
  }

  @Test
  void fileRemovedSinceStaging_isStillJudged() throws Exception {
    repository.writeText(FILE, order("return s == \"a\";")).git("add", ".");
    java.nio.file.Files.delete(root.resolve(FILE));
    assertEquals(IDENTITY, patterns(finder().staged()));
  }

  @Test
  void namedMethod_isJudgedWhereItStandsNow() {
    repository.writeText(FILE, "\n\n" + order("return s == \"a\";"));
    assertEquals(
        List.of("6 strings are compared by identity, not with equals"),
        patterns(finder().ofMethod("Order#is")));
    assertEquals(patterns(finder().ofMethod("Order#is")), patterns(finder().ofEverything()));
  }

  @Test
  void fileInLatin1_hasTheNamesThatTheIndexReads() throws Exception {
    String text = "package shop;\nclass Übung {\n  int größe() { return 1; }\n}\n";
    byte[] latin = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    java.nio.file.Files.write(root.resolve("src/shop/Uebung.java"), latin);
    repository.git("add", ".");
    assertEquals("shop.Übung#größe()", finder().staged().methods().get(0).id());
    assertEquals("shop.Übung#größe()", finder().workingTree().methods().get(0).id());
  }
}
