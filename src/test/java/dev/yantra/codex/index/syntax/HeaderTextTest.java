package dev.yantra.codex.index.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HeaderTextTest {
  private static final String TRICKY =
      """
      package p;
      import java.util.*; // { not a brace
      /* class Not { */
      @Ann(value = {"a", "}"}, type = Foo.class)
      public class Tricky<T extends Comparable<T>> extends Base<T[]> implements A, B.C {
        private static final String S = "{ \\" }", U = '}' + "";
        int[] data = {1, 2}, more[] = {{}};
        Runnable r = () -> { class Local { int hidden; } }; int after;
        Object o = new Object() { int inner; }.toString();
        String block = \"""
            } " \\""\" class No {
            \""";
        static { int x; }
        { int y; }
        <R> R record(int record) throws E { class L {} return null; }
        enum Kind { ONE { void a() {} }, TWO(3) { }; int field; Kind() {} Kind(int i) { } }
        record Pair<X>(X left, int... right) { Pair { } static int made; record Deep() {} }
        interface I { default int d() { return 1; } int e(); class InI { void x() { } } }
        @interface Ann { String[] value() default {}; Class<?> type() default Object.class; }
        abstract int last();
      }
      class Second { char c = '\\''; char d = '"'; void end() { } }
      """;

  static Stream<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<Path> java = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      return java.stream().map(Path::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everySourceOfThisProject_keepsItsHeader(String path) throws IOException {
    assertSameHeader(Files.readString(Path.of(path)));
  }

  @Test
  void bracesInLiteralsCommentsAndInitialisers_hideNoMember() {
    assertSameHeader(TRICKY);
    assertFalse(HeaderText.of(TRICKY).contains("hidden"));
    assertTrue(HeaderText.of(TRICKY).length() < TRICKY.length());
  }

  @Test
  void brokenText_ends() {
    for (int i = 0; i < TRICKY.length(); i++) {
      HeaderText.of(TRICKY.substring(0, i));
      HeaderText.of(TRICKY.substring(i));
    }
  }

  private static void assertSameHeader(String text) {
    FileHeader whole =
        SourceParser.parse(text, "A.java").tree().map(HeaderReader::read).orElse(FileHeader.EMPTY);
    assertEquals(whole, SourceParser.header(text, "A.java"));
    assertEquals(
        SourceParser.parse(text).status(), SourceParser.parse(HeaderText.of(text)).status());
  }
}
