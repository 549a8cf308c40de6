package dev.yantra.codex.index.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import dev.yantra.codex.graph.SourceFile.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void parse_skipsWhatIsNoJava() {
    for (String text : List.of("{", "not Java at all")) {
      assertEquals(Status.SKIPPED, SourceParser.parse(text).status(), text);
    }
  }

  @Test
  void decode_readsLatin1WhereItIsNoUtf8() {
    byte[] latin = "// caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    assertEquals("// caf\u00e9", SourceParser.decode(latin));
  }
}
