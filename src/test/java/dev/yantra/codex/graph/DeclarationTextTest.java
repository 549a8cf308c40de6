package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.DeclarationText.Part;
import dev.yantra.codex.graph.DeclarationText.Piece;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeclarationTextTest {
  private static MethodNode method(String id) {
    return new MethodNode(
        id,
        new SourceRange("A.java", 1, 2),
        List.of(new Parameter("maxItems", "int"), new Parameter("keys", "List<String>")),
        "OrderLine",
        List.of("public"),
        List.of("VisibleForTesting"),
        "Adds up the lines.",
        List.of("IOException"),
        MethodBody.ABSENT,
        false,
        EnumSet.noneOf(TestKind.class),
        false,
        MethodHistory.NONE);
  }

  private final DeclarationText text =
      DeclarationText.of(method("my.shop.Orders$BigOrder#sumLines(int,java.util.List)"));

  @Test
  void everyPart_hasItsTexts() {
    assertEquals(List.of(new Piece(Part.NAME, "sumLines")), text.pieces(Part.NAME));
    assertEquals(List.of(new Piece(Part.MEMBER, "sumLines")), text.pieces(Part.MEMBER));
    assertEquals(List.of(new Piece(Part.OWNER, "BigOrder")), text.pieces(Part.OWNER));
    assertEquals(List.of("my", "shop", "orders", "big", "order"), text.words(Part.QUALIFIED_OWNER));
    assertEquals(List.of("my", "shop"), text.words(Part.PACKAGE));
    assertEquals(List.of("order", "line"), text.words(Part.RETURN_TYPE));
    assertEquals(List.of("io", "exception"), text.words(Part.EXCEPTION));
    assertEquals(List.of("visible", "for", "testing"), text.words(Part.ANNOTATION));
    assertEquals(List.of("add", "up", "the", "lin"), text.stems(Part.JAVADOC));
  }

  @Test
  void parameters_giveTypeAndNameTogetherWhereBothAreAskedFor() {
    assertEquals(
        List.of("int", "max", "items", "list", "string", "keys"),
        text.words(Part.PARAMETER_TYPE, Part.PARAMETER_NAME));
    assertEquals(
        List.of("max", "items", "keys", "int", "list", "string"),
        text.words(Part.PARAMETER_NAME, Part.PARAMETER_TYPE));
    assertEquals(List.of("int", "list", "string"), text.words(Part.PARAMETER_TYPE));
  }

  @Test
  void constructor_isCalledByItsTypesName() {
    DeclarationText constructor = DeclarationText.of(method("shop.BigOrder#<init>(int)"));
    assertEquals(List.of("big", "order"), constructor.words(Part.NAME));
    assertEquals(List.of("init"), constructor.words(Part.MEMBER));
  }

  @Test
  void methodThatIsNotWritten_hasNeitherExceptionsNorAnnotations() {
    DeclarationText unseen =
        DeclarationText.of(
            CanonicalId.parse("a.A#x()"), List.of(new Parameter("n", "int")), "void", "Counts.");
    assertEquals(
        List.of("x", "a", "int", "n", "void", "counts"),
        unseen.words(
            Part.NAME,
            Part.OWNER,
            Part.PARAMETER_TYPE,
            Part.PARAMETER_NAME,
            Part.RETURN_TYPE,
            Part.EXCEPTION,
            Part.ANNOTATION,
            Part.JAVADOC));
    assertEquals(List.of("x"), DeclarationText.of(CanonicalId.parse("a.A#x()")).stems(Part.NAME));
  }
}
