package dev.yantra.codex.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.SourceFile.Status;
import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources in unusual encodings, with escapes, line ends and sizes that compilers accept. */
@SuppressWarnings("StringConcatToTextBlock") // Escapes and ends of lines are what is tested.
final class UnusualSourcesTest {
  @TempDir private Path root;

  private void write(String path, String text, Charset charset) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(charset));
  }

  private void write(String path, String text) throws IOException {
    write(path, text, StandardCharsets.UTF_8);
  }

  private IndexReport index() {
    return new Indexer(new Workspace(root), Progress.SILENT)
        .index(new IndexOptions(List.of(), FileRules.NONE, true, false));
  }

  /** Every call with its line, as {@code caller > callee @ line}. */
  private String calls() {
    try (GraphStore store = GraphStore.open(new Workspace(root))) {
      TreeSet<String> calls = new TreeSet<>();
      for (List<CallSite> sites : store.loadCallSites().byCaller().values()) {
        for (CallSite site : sites) {
          calls.add(site.place().caller() + " > " + site.callee() + " @ " + site.place().line());
        }
      }
      return String.join("\n", calls);
    }
  }

  private void assertAllRead(IndexReport report) {
    assertTrue(
        report.files().stream().allMatch(f -> f.status() == Status.OK),
        () ->
            report.files().stream()
                .map(f -> f.path() + " " + f.message())
                .collect(Collectors.joining("\n")));
  }

  @Test
  void escapedQuotes_leaveCallsWithTheirMethods() throws IOException {
    write(
        "Quote.java",
        """
        class Quote {
          int abc() { return 2; }
          char q() { return '%u005c''; }
          String s() { return "%u00e4%u00f6%u00fc%u00e4%u00f6%u00fc" + abc(); }
          int use() { return abc(); }
        }
        """
            .replace('%', '\\'));

    assertAllRead(index());

    assertEquals("Quote#s() > Quote#abc() @ 4\nQuote#use() > Quote#abc() @ 5", calls());
  }

  @Test
  void lambdasNestedInOverloads_areAllResolved() throws IOException {
    write(
        "Nest.java",
        "class Nest {\n"
            + "  static <T> T run(java.util.function.Supplier<T> s) { return null; }\n"
            + "  static <T> T run(java.util.concurrent.Callable<T> c, int... more) { return null;"
            + " }\n"
            + "  static void run(Runnable r) {}\n"
            + "  static int one() { return 1; }\n"
            + "  void m() { "
            + "run(() -> ".repeat(25)
            + "one()"
            + ")".repeat(25)
            + "; }\n}\n");

    assertAllRead(index());

    assertTrue(calls().contains("Nest#m() > Nest#one() @ 6"), calls());
  }

  @Test
  void bothSpellingsOfAName_areOneId() throws IOException {
    write(
        "p/Cafe.java",
        "package p.%u00e9; public class Caf%u00e9 { public int %uu00fc() { return caf\u00e9(); }\n int caf%u00e9() { return \u00fc(); } }"
            .replace('%', '\\'));
    write(
        "q/User.java",
        "package q; import p.\u00e9.Caf\u00e9; class User { int m(Caf%u00e9 c) { return c.\u00fc(); } }"
            .replace('%', '\\'));

    assertAllRead(index());

    assertEquals(
        "p.\u00e9.Caf\u00e9#caf\u00e9() > p.\u00e9.Caf\u00e9#\u00fc() @ 2\n"
            + "p.\u00e9.Caf\u00e9#\u00fc() > p.\u00e9.Caf\u00e9#caf\u00e9() @ 1\n"
            + "q.User#m(p.\u00e9.Caf\u00e9) > p.\u00e9.Caf\u00e9#\u00fc() @ 1",
        calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE"})
  void encodings_giveTheSameIds(String charset) throws IOException {
    write(
        "A.java",
        "class A {\n"
            + "  // gr\u00fc\u00df\n"
            + "  int gr\u00f6\u00dfe() { return 1; }\n"
            + "  int m() { return gr\u00f6\u00dfe(); }\n"
            + "}\n",
        Charset.forName(charset));

    assertAllRead(index());

    assertEquals("A#m() > A#gr\u00f6\u00dfe() @ 4", calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\f\n", " \t\n"})
  void lineEnds_giveTheSameLines(String end) throws IOException {
    String text =
        String.join(
            end,
            "class A {",
            "  // a comment",
            "  int a() { return 1; }",
            "  int m() { return a(); }",
            "}",
            "");
    write("A.java", text + "\u001a");

    IndexReport report = index();

    assertAllRead(report);
    assertEquals("A#m() > A#a() @ 4", calls());
    assertEquals(6, report.files().get(0).lines());
  }

  @Test
  void callsOfOneVeryLongLine_keepTheirOrder() throws IOException {
    String filler = "\"" + "x".repeat(1 << 21) + "\"";
    write(
        "A.java",
        "class A { void a() {} void b() {} void m() { a(); String s = "
            + filler
            + "; b();\n a(); } }");

    assertAllRead(index());

    try (GraphStore store = GraphStore.open(new Workspace(root))) {
      assertEquals(
          List.of("A#a()", "A#b()", "A#a()"),
          store.loadCallSites().byCaller().getOrDefault("A#m()", List.of()).stream()
              .map(CallSite::callee)
              .toList());
    }
  }

  static Stream<String> deepSources() {
    int n = 5_000;
    return Stream.of(
        "int d() { return " + "(".repeat(n) + "1" + ")".repeat(n) + "; }",
        "String d() { return \"\"" + " + e()".repeat(2 * n) + "; }",
        "Deep d() { return this" + ".d()".repeat(n) + "; }",
        "int d() { return "
            + "f(".repeat(n)
            + "1"
            + ")".repeat(n)
            + "; } int f(int i) { return i; }",
        "int d(boolean b) { return " + "b ? 1 : ".repeat(n) + "2; }",
        "int d() { return " + "-(".repeat(n) + "1" + ")".repeat(n) + "; }",
        "void d(boolean b) { " + "if (b) e(); else ".repeat(n) + "e(); }",
        "void d() { " + "{".repeat(n) + "e();" + "}".repeat(n) + " }",
        "Object d = " + "new Object[] {".repeat(n) + "1" + "}".repeat(n) + ";",
        "int[] d = {" + "1, ".repeat(20 * n) + "1};",
        "class X { ".repeat(200) + "}".repeat(200),
        "Object d = " + "new Object() { Object o = ".repeat(300) + "1" + "; }".repeat(300) + ";",
        "java.util.List<".repeat(200) + "String" + ">".repeat(200) + " d;");
  }

  @ParameterizedTest
  @MethodSource("deepSources")
  void deepNesting_losesNoOtherFile(String member) throws IOException {
    write("Deep.java", "class Deep { String e() { return \"\"; } " + member + " }");
    write("Other.java", "class Other { int a() { return b(); } int b() { return 1; } }");

    IndexReport report = index();

    assertEquals(2, report.files().size());
    assertTrue(calls().contains("Other#a() > Other#b() @ 1"));
    assertTrue(
        report.files().stream()
            .allMatch(f -> f.status() == Status.OK || f.message().contains("nested too deeply")),
        () -> report.files().toString());
  }
}
