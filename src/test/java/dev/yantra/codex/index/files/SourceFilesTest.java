package dev.yantra.codex.index.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.yantra.codex.git.TestRepository;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceFilesTest {
  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void find_givesSourcesSorted_withAndWithoutGit(boolean underGit) throws IOException {
    files(
        "pom.xml",
        "src/main/java/p/B.java",
        "src/main/java/p/A.java",
        "src/main/java/p/package-info.java",
        "src/main/java/module-info.java",
        "src/main/java/p/build/target/Package.java",
        "src/main/java/p/A.kt",
        "src/test/java/p/ATest.java",
        "src/test/resources/p/Broken.java",
        "src/test/testdata/Broken.java",
        "target/generated-sources/p/G.java",
        "target/p/Copy.java",
        "src/main/generated/p/G.java",
        "third_party/src/q/Q.java",
        ".hidden/H.java",
        ".codex/C.java");
    if (underGit) {
      TestRepository.create(root);
    }

    assertEquals(
        List.of(
            "src/main/java/module-info.java",
            "src/main/java/p/A.java",
            "src/main/java/p/B.java",
            "src/main/java/p/build/target/Package.java",
            "src/main/java/p/package-info.java",
            "src/test/java/p/ATest.java"),
        paths(FileRules.NONE));
  }

  @Test
  void underGit_ignoredFilesAreLeftOutAndTrackedOnesInABuildDirectoryKept() throws IOException {
    files("pom.xml", "build/Tool.java", "secret/S.java", "A.java", "Gone.java");
    TestRepository repository = TestRepository.create(root);
    repository.write(".gitignore", "/secret/", "*.class").commit("begin");
    files("build/Output.java");
    Files.delete(root.resolve("Gone.java"));

    assertEquals(List.of("A.java", "build/Tool.java"), paths(FileRules.NONE));
  }

  @Test
  void anIgnoredDirectoryOfAnotherRepository_isReadWithoutGit() throws IOException {
    TestRepository.create(root).write(".gitignore", "*").commit("begin");
    Path inside = Files.createDirectories(root.resolve("work/inside"));
    Files.writeString(inside.resolve("A.java"), "class A {}");

    assertEquals(
        List.of("A.java"),
        SourceFiles.find(inside, FileRules.NONE).stream().map(FoundFile::path).toList());
  }

  @Test
  void rules_overrideThumbAndGit() throws IOException {
    files("pom.xml", "A.java", "legacy/L.java", "target/generated-sources/p/G.java");
    TestRepository.create(root).write(".gitignore", "target/").commit("begin");

    FileRules rules =
        new FileRules(List.of("target/generated-sources/**"), List.of("**/legacy/**"));

    assertEquals(List.of("A.java", "target/generated-sources/p/G.java"), paths(rules));
  }

  @Test
  void rules_refuseWhatIsNoGlob() {
    assertThrows(CodexException.class, () -> new FileRules(List.of("src/["), List.of()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void strangeNames_areKept() throws IOException {
    files("a b/\"q\"/n\nl/é.java", "日本/X.java");
    TestRepository.create(root);

    assertEquals(List.of("a b/\"q\"/n\nl/é.java", "日本/X.java"), paths(FileRules.NONE));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void links_areNotFollowed(@TempDir Path elsewhere) throws IOException {
    files("A.java");
    Files.writeString(elsewhere.resolve("Outside.java"), "class Outside {}");
    Files.createSymbolicLink(root.resolve("Link.java"), elsewhere.resolve("Outside.java"));
    Files.createSymbolicLink(root.resolve("linked"), elsewhere);
    Files.createSymbolicLink(root.resolve("loop"), root);

    assertEquals(List.of("A.java"), paths(FileRules.NONE));
    TestRepository.create(root);
    assertEquals(List.of("A.java"), paths(FileRules.NONE));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void unreadable_isToldAndNotFatal() throws IOException {
    files("A.java", "locked/B.java");
    Path locked = root.resolve("locked");
    assertTrue(locked.toFile().setReadable(false));
    try {
      assumeFalse(Files.isReadable(locked), "the superuser reads everything");
      List<String> remarks = new ArrayList<>();

      List<FoundFile> found = SourceFiles.find(root, FileRules.NONE, remarks::add);

      assertEquals(List.of("A.java"), found.stream().map(FoundFile::path).toList());
      assertEquals(1, remarks.size(), remarks::toString);
    } finally {
      assertTrue(locked.toFile().setReadable(true));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "src/main/java/org/springframework/test/context/TestContext.java, false",
    "src/main/java/p/ATest.java, false",
    "src/test/java/p/Fixture.java, true",
    "src/testFixtures/java/p/Fixture.java, true",
    "src/integrationTest/java/p/A.java, true",
    "src/contest/java/p/A.java, false",
    "src/it/project/src/main/java/p/A.java, true",
    "src/jmh/java/p/ABenchmark.java, false",
    "spring-test/src/main/java/p/A.java, false",
    "module/src/test/p/A.java, true",
    "test/com/acme/A.java, true",
    "module/tests/com/acme/A.java, true",
    "javatests/com/google/A.java, true",
    "com/acme/test/A.java, false",
    "src/com/acme/A.java, false",
    "src/com/acme/ATest.java, true",
    "src/com/acme/TestA.java, true",
    "src/com/acme/Testament.java, false",
    "src/com/acme/Test\u00c4nderung.java, true",
    "src/com/acme/Test\u6ce8\u6587.java, true",
    "src/com/acme/Test\u00e4hnlich.java, false",
    "A.java, false",
    "AIT.java, true"
  })
  void tests_areKnownByTheirTreeOrElseTheirName(String path, boolean test) {
    assertEquals(test, SourceTrees.isTest(path));
  }

  @Test
  void found_tellsWhereAndWhetherATest() throws IOException {
    files("src/test/java/p/ATest.java");

    FoundFile file = SourceFiles.find(root, FileRules.NONE).get(0);

    assertTrue(file.test());
    assertTrue(Files.exists(file.absolute()));
    assertFalse(file.path().contains("\\"));
  }

  private List<String> paths(FileRules rules) {
    return SourceFiles.find(root, rules).stream().map(FoundFile::path).toList();
  }

  private void files(String... paths) throws IOException {
    for (String path : paths) {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "class X {}\n");
    }
  }
}
