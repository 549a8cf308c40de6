package dev.yantra.codex.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.generate.Generation.Check;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies of methods that a repository declares, written from their neighbours. */
final class BodyFillTest {
  private static final String STUB = "{ throw new UnsupportedOperationException(); }";

  @TempDir Path root;

  @Test
  void overload_isWrittenFromItsTwinWithTheTypesReplaced() throws IOException {
    write(
        "arrays/Arrays2.java",
        """
        package arrays;
        public final class Arrays2 {
          /** Whether the array is sorted. */
          public static boolean isSorted(int[] array) {
            for (int i = 1; i < array.length; i++) {
              if (Integer.compare(array[i - 1], array[i]) > 0) {
                return false;
              }
            }
            return true;
          }
          /** Whether the array is sorted. */
          public static boolean isSorted(long[] values) %s
        }
        """
            .formatted(STUB));
    Generation answer = generate("arrays.Arrays2#isSorted(long[])");
    assertTrue(answer.code().contains("Long.compare(values[i - 1], values[i])"), answer.code());
    assertEquals(Check.YES, answer.checks().compiles());
    assertEquals("arrays.Arrays2#isSorted(int[])", answer.donors().get(0).method());
  }

  @Test
  void candidateThatDoesNotCompile_isNeverGiven() throws IOException {
    write(
        "p/Pair.java",
        """
        package p;
        public final class Pair {
          private final String left = "l";
          /** The length of the left one. */
          public int leftLength() { return left.length(); }
          /** The length of the right one. */
          public int rightLength() %s
        }
        """
            .formatted(STUB));
    Generation answer = generate("p.Pair#rightLength()");
    assertEquals("public int rightLength() { return left.length(); }", answer.code());
    assertEquals(Check.YES, answer.checks().compiles());
  }

  @Test
  void bodyToBeWritten_isNeverItsOwnDonor() throws IOException {
    String body = "{ return 40 + 2 - secret; }";
    write(
        "p/Own.java",
        "package p;\nclass Own {\n  int secret;\n  int reply() { return 7; }\n  int answer() "
            + body
            + "\n}\n");
    String code = generate("p.Own#answer()").code();
    assertTrue(code.contains("reply()") || code.contains("return 7;"), code);
    assertFalse(code.contains("40 + 2"), code);
  }

  @Test
  void constructorAndEnum_areChecked() throws IOException {
    write(
        "p/Level.java",
        """
        package p;
        enum Level {
          LOW, HIGH;
          Level other() %s
          Level same() { return this; }
        }
        """
            .formatted(STUB));
    write(
        "p/Point.java",
        """
        package p;
        class Point {
          private final int x;
          private final int y;
          Point(int x, int y) { this.x = x; this.y = y; }
          Point(Point other) { this(other.x, other.y); }
          int x() { return x; }
          int y() %s
        }
        """
            .formatted(STUB));
    assertEquals(Check.YES, generate("p.Level#other()").checks().compiles());
    assertTrue(generate("p.Point#y()").code().contains("return y;"));
    assertTrue(generate("p.Point#<init>(int,int)").code().contains("this.y = y;"));
  }

  @Test
  void delegationThatComesBackToItself_isRefused() throws IOException {
    write(
        "p/Text.java",
        """
        package p;
        class Text {
          private final StringBuilder built = new StringBuilder();
          Text insertFirst(int index, String value) {
            built.insert(index, value);
            return this;
          }
          Text insert(int index, Object value) {
            return insert(index, String.valueOf(value));
          }
          Text insert(int index, String value) %s
        }
        """
            .formatted(STUB));
    String code = generate("p.Text#insert(int,String)").code();
    assertTrue(code.startsWith("Text insert(int index, String value) {"), "no answer: " + code);
    assertFalse(code.contains("return insert(index, "), code);
  }

  @Test
  void donorThatCallsTheMethod_isNotCalledBack() throws IOException {
    write(
        "p/Dice.java",
        """
        package p;
        class Dice {
          static Dice fair() { return new Dice(); }
          int[] rollAgain(int count) { return new int[count]; }
          /** Rolls some numbers. */
          static int[] nextNumbers(int count) { return fair().rollNumbers(count); }
          /** Rolls some numbers. */
          int[] rollNumbers(int count) %s
        }
        """
            .formatted(STUB));
    String code = generate("p.Dice#rollNumbers(int)").code();
    assertTrue(code.startsWith("int[] rollNumbers(int count) {"), "no answer: " + code);
    assertFalse(code.contains("fair().nextNumbers"), code);
  }

  @Test
  void unknownMethod_isAnErrorThatSaysHowIdsLook() throws IOException {
    write("p/Own.java", "package p;\nclass Own { }\n");
    CodexException e =
        Assertions.assertThrows(CodexException.class, () -> generate("p.Own#none()"));
    assertEquals(CodexException.Reason.USAGE, e.reason());
  }

  private Generation generate(String method) {
    CodeGraph graph = SourceGraph.of(root);
    try (Generator generator =
        new Generator(
            new Workspace(root), graph, new SilentStudent(), GenerateOptions.defaults())) {
      return generator.generate(GenerateRequest.body(method));
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve("src/main/java").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
