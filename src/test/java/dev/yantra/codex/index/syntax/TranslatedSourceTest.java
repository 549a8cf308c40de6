package dev.yantra.codex.index.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yantra.codex.graph.SourceFile.Status;
import dev.yantra.codex.source.SourceEncoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TranslatedSourceTest {
  /** Texts are written with {@code %} for a backslash, so that no escape is one of this file. */
  private static String source(String text) {
    return text.replace('%', '\\');
  }

  @ParameterizedTest
  @CsvSource({
    "caf%u00e9, caf\u00e9",
    "%uuuu0041b, Ab",
    "%u005cu0041, %u0041",
    "%%u0041, %%u0041",
    "%%%u0041, %%A",
    "%u005c%u005c, %%",
    "%u005c%%u0041, %%A",
    "%u00zz, %u00zz",
    "%u12, %u12",
    "%u, %u",
    "%ud83d%ude00, \ud83d\ude00",
    "%n, %n",
  })
  void text_isThatOfTheLanguage(String written, String meant) {
    assertEquals(source(meant), TranslatedSource.of(source(written)).text());
  }

  @Test
  void text_endsLinesAsTheLanguageDoes() {
    assertEquals("a\nb\r\nc\n\n", TranslatedSource.of("a\rb\r\nc\r\r").text());
    assertEquals("class A {}\n  ", TranslatedSource.of("class A {}\n\u001a\0").text());
    assertEquals("char c = '\u001a';", TranslatedSource.of("char c = '\u001a';").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { char q = '%u005c''; char r = %u0027a%u0027; int m() { return m(); } }",
        "class A { String s = %u0022a}%u0022; int m() { return m(); } }",
        "class A %u007b /* %u002a%u002f int m() { return m(); } %u007d",
        "class A { // %u000a int m() { return m(); }\n}",
        "class A { /** %u002a/ int m() { return m(); } }",
        "class A { String s = \"%u00e4%u00f6 %%u0041\"; int m() { return m(); } }",
        "class A {\r// one\r  int m() { return m(); }\r}\r",
        "class A {\f\tint m() { return m(); }\f}",
        "\uFEFFclass A { int m() { return m(); } }\u001a",
        "%u0063lass A { int %u006d() { return m(); } }",
        "class A { String s = \"\"\"\n  %u0022 \"\"\"; int m() { return m(); } }",
      })
  void positions_areThoseOfTheSource(String written) {
    String text = SourceEncoding.decode(source(written).getBytes(StandardCharsets.UTF_8));

    SourceParser.Parsed parsed = SourceParser.parse(text);

    assertEquals(Status.OK, parsed.status(), parsed.message());
    CompilationUnit tree = parsed.tree().orElseThrow();
    MethodDeclaration method = tree.findFirst(MethodDeclaration.class).orElseThrow();
    assertEquals("m", method.getNameAsString());
    MethodCallExpr call = method.findFirst(MethodCallExpr.class).orElseThrow();
    assertEquals(position(text, text.indexOf("m();")), call.getBegin().orElseThrow());
    assertEquals(
        position(text, text.indexOf("; }", text.indexOf("m();")) - 1), call.getEnd().orElseThrow());
    assertEquals(
        call.getBegin(),
        call.getTokenRange().orElseThrow().getBegin().getRange().map(r -> r.begin));
  }

  @Test
  void endOfAnEscapedToken_isTheEndOfTheEscape() {
    CompilationUnit tree =
        SourceParser.parse(source("class A { int caf%u00e9() { return 1; } }"))
            .tree()
            .orElseThrow();

    MethodDeclaration method = tree.findFirst(MethodDeclaration.class).orElseThrow();

    assertEquals("caf\u00e9", method.getNameAsString());
    assertEquals(new Position(1, 23), method.getName().getEnd().orElseThrow());
  }

  @Test
  void problemBehindAnEscapedLineBreak_isToldWithItsLineInTheSource() {
    SourceParser.Parsed parsed =
        SourceParser.parse(source("class A { // %u000a\n  int broken() { return 1 }\n}"));

    assertEquals(Status.RECOVERED, parsed.status());
    assertTrue(parsed.message().startsWith("line 2:"), parsed.message());
  }

  @Test
  void header_ofEscapedNamesIsThatOfPlainOnes() {
    FileHeader escaped =
        SourceParser.header(
            source(
                "package p.%u00e9; import q.%u00e9.B; class %u00c9 { %u0042 x; int f() { return 1;"
                    + " } }"),
            "A.java");

    assertEquals(
        SourceParser.header(
            "package p.\u00e9; import q.\u00e9.B; class \u00c9 { B x; int f() { return 1; } }",
            "A.java"),
        escaped);
  }

  @Test
  void javadoc_isTranslated() {
    CompilationUnit tree =
        SourceParser.parse(source("class A {\n/** Gr%u00fc%u00dfe. */\nint m() { return 1; } }"))
            .tree()
            .orElseThrow();
    MethodDeclaration method = tree.findFirst(MethodDeclaration.class).orElseThrow();

    assertEquals("Gr\u00fc\u00dfe.", Javadocs.textOf(method));
    assertEquals(
        List.of(2, 3),
        List.of(
            MethodFacts.range(method, "A.java").line(),
            MethodFacts.range(method, "A.java").endLine()));
  }

  private static Position position(String text, int offset) {
    String before = text.substring(0, offset);
    List<String> lines = (before + "|").lines().toList();
    return new Position(lines.size(), lines.get(lines.size() - 1).length());
  }
}
