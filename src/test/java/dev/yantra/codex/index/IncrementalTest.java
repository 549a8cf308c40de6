package dev.yantra.codex.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An incremental run ends with the graph of a fresh one. */
final class IncrementalTest {
  private static final int TYPES = 8;
  private static final int EDITS = 12;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomEdits_endWithTheGraphOfAFreshRun(long seed) throws IOException {
    Random random = new Random(seed);
    Path edited = Files.createDirectory(directory.resolve("edited"));
    for (int type = 0; type < TYPES; type++) {
      write(edited, type, random);
    }
    index(edited);
    for (int edit = 0; edit < EDITS; edit++) {
      int type = random.nextInt(TYPES);
      if (random.nextInt(5) == 0) {
        Files.deleteIfExists(edited.resolve("T" + type + ".java"));
      } else {
        write(edited, type, random);
      }
      index(edited);
      Path fresh = Files.createDirectory(directory.resolve("fresh" + edit));
      try (var files = Files.list(edited)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Files.copy(file, fresh.resolve(file.getFileName().toString()));
        }
      }
      index(fresh);
      assertEquals(Indexed.everything(fresh), Indexed.everything(edited), "after edit " + edit);
    }
  }

  @Test
  void editOfABody_readsOneFile() throws IOException {
    Files.writeString(directory.resolve("A.java"), "class A { int one() { return 1; } }");
    Files.writeString(directory.resolve("B.java"), "class B { int two(A a) { return a.one(); } }");
    assertEquals(2, index(directory).read());
    assertEquals(0, index(directory).read());
    Files.writeString(directory.resolve("A.java"), "class A { int one() { return 11; } }");
    assertEquals(1, index(directory).read());
  }

  @Test
  void editOfASignature_readsTheFilesThatUseItsName() throws IOException {
    Files.writeString(directory.resolve("A.java"), "class A { int one() { return 1; } }");
    Files.writeString(directory.resolve("B.java"), "class B { int two(A a) { return a.one(); } }");
    Files.writeString(directory.resolve("C.java"), "class C { int three() { return 3; } }");
    index(directory);
    Files.writeString(directory.resolve("A.java"), "class A { long one() { return 1; } }");
    assertEquals(2, index(directory).read());
  }

  @Test
  void changedSupertype_reachesCallersThatNameOnlyASubtype() throws IOException {
    Files.writeString(directory.resolve("P.java"), "class P { void go() {} }");
    Files.writeString(directory.resolve("Q.java"), "class Q { void go() {} }");
    Files.writeString(directory.resolve("M.java"), "class M extends P { }");
    Files.writeString(directory.resolve("S.java"), "class S extends M { }");
    Files.writeString(directory.resolve("U.java"), "class U { void use(S s) { s.go(); } }");
    index(directory);
    Files.writeString(directory.resolve("M.java"), "class M extends Q { }");
    index(directory);
    assertTrue(
        Indexed.everything(directory).contains("CALLS U#use(S) Q#go() 0 1"), () -> "stale edge");
  }

  private static IndexReport index(Path root) {
    return new Indexer(new Workspace(root), Progress.SILENT)
        .index(new IndexOptions(List.of(), FileRules.NONE, false, false));
  }

  /** A class with a random superclass, random members, and calls of members that may exist. */
  private static void write(Path root, int type, Random random) throws IOException {
    StringBuilder text = new StringBuilder("class T" + type);
    if (type > 0 && random.nextBoolean()) {
      text.append(" extends T").append(random.nextInt(type));
    }
    text.append(" {\n");
    for (int method = 0; method < 4; method++) {
      if (random.nextInt(3) > 0) {
        String parameter = random.nextBoolean() ? "" : "T" + random.nextInt(TYPES) + " p";
        text.append("  T").append(random.nextInt(TYPES)).append(" m").append(method);
        text.append('(').append(parameter).append(") {\n");
        text.append("    T").append(random.nextInt(TYPES)).append(" v = null;\n");
        for (int call = 0; call < 3; call++) {
          text.append("    v.m").append(random.nextInt(4)).append('(');
          text.append(random.nextBoolean() ? "" : "v").append(").m");
          text.append(random.nextInt(4)).append("();\n");
        }
        text.append("    return v.m").append(random.nextInt(4)).append("();\n  }\n");
      }
    }
    Files.writeString(root.resolve("T" + type + ".java"), text.append("}\n"));
  }
}
