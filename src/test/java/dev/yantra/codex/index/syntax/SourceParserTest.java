package dev.yantra.codex.index.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import dev.yantra.codex.graph.SourceFile.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceParserTest {
  @Test
  void parse_keepsJavadocWithItsMethod() {
    CompilationUnit tree =
        SourceParser.parse(
                "class A {\n  /** Adds {@code a} twice.\n   * @return it */\n  int m(int a) { return 2 * a; }\n}")
            .tree()
            .orElseThrow();

    MethodDeclaration method = tree.findAll(MethodDeclaration.class).get(0);

    assertEquals("Adds a twice.", Javadocs.textOf(method));
    assertEquals(2, MethodFacts.range(method, "A.java").line());
  }

  @Test
  void parse_readsMarkdownDocumentation() {
    CompilationUnit tree =
        SourceParser.parse(
                "class A {\n  /// Gives the *first* of `all`, or [null][A].\n  ///\n  /// @return it\n"
                    + "  int m() { return 2; }\n}")
            .tree()
            .orElseThrow();

    assertEquals(
        "Gives the first of all, or null.",
        Javadocs.textOf(tree.findAll(MethodDeclaration.class).get(0)));
  }

  @Test
  void parse_readsEscapedIdentifiers() {
    assertEquals(Status.OK, SourceParser.parse("class \\u0041 { int \\u0062 = 1; }").status());
  }

  @Test
  void parse_keepsWhatIsWholeOfABrokenFile() {
    SourceParser.Parsed parsed =
        SourceParser.parse("class A { int whole() { return 1; } int broken() { return 1 } }");

    assertEquals(Status.RECOVERED, parsed.status());
    assertTrue(parsed.message().startsWith("line 1"), parsed.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { int first() { return 1; } void a( { } int last() { return 2; } }",
        "class A { int first() { return 1; } int x = = 3; int last() { return 2; } }",
        "class A { int first() { return 1; } class B { void m() { a b c; } void n( } int last() { return 2; } }",
        "class A { int first() { return 1; } public publik void no(int) { \"}\"; '{'; /* } */ } int last() { return 2; } }",
        "class A { int first() { return 1; } void m() { go(; } @ void n() {} int last() { return 2; } }",
      })
  void parse_keepsTheMembersAroundABrokenOne(String text) {
    SourceParser.Parsed parsed = SourceParser.parse(text);

    assertEquals(Status.RECOVERED, parsed.status());
    List<String> names =
        parsed.tree().orElseThrow().findAll(MethodDeclaration.class).stream()
            .map(MethodDeclaration::getNameAsString)
            .toList();
    assertTrue(names.contains("first") && names.contains("last"), names::toString);
    MethodDeclaration last =
        parsed
            .tree()
            .orElseThrow()
            .findFirst(MethodDeclaration.class, m -> m.getNameAsString().equals("last"))
            .orElseThrow();
    assertEquals(text.indexOf("int last") + 1, last.getBegin().orElseThrow().column);
  }

  @Test
  void parse_skipsWhatIsNoJava() {
    for (String text : List.of("{", "not Java at all")) {
      assertEquals(Status.SKIPPED, SourceParser.parse(text).status(), text);
    }
  }
}
