package dev.yantra.codex.student.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.ExternalNode;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.Query;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TextFieldTest {
  private static final SourceRange RANGE = new SourceRange("A.java", 1, 9);
  private static final MethodNode METHOD =
      new MethodNode(
          "shop.OrderBook#findOrder(int)",
          RANGE,
          List.of(new Parameter("orderId", "int")),
          "Order",
          List.of(),
          List.of("Nullable"),
          "Finds an order, or none.",
          List.of("IOException"),
          new MethodBody(
              1, 1, 1, new TreeMap<>(Map.of("map", 2)), EnumSet.noneOf(Concern.class), ""),
          false,
          Set.of(),
          false,
          MethodHistory.NONE);
  private static final TypeNode TYPE =
      new TypeNode(
          "shop.Shop$OrderBook", RANGE, "class", List.of(), List.of("Entity"), "All orders.", true);
  private static final FieldNode FIELD =
      new FieldNode("shop.Shop#allOrders", RANGE, "Order[]", List.of());
  private static final Node LIBRARY = ExternalNode.of("lib.Gate#openAll(java.io.File)");
  private static final Query.Unseen UNSEEN =
      new Query.Unseen(
          "Counts what is sold.",
          "shop.Till",
          "countSold",
          List.of(new Parameter("orderId", "int")),
          "long");

  @Test
  void blocks_keepTheOrderOfTheShippedNetwork() {
    assertEquals(
        List.of(TextField.NAME, TextField.SIGNATURE, TextField.DOC, TextField.BODY), TextField.ALL);
    assertEquals(List.of(0, 1, 2, 3), TextField.ALL.stream().map(TextField::block).toList());
  }

  @Test
  void name_isTheSimpleNameAndAConstructorHasItsTypes() {
    assertEquals("findOrder", TextField.NAME.sentence(METHOD));
    assertEquals("OrderBook", TextField.NAME.sentence(TYPE));
    assertEquals("OrderBook", TextField.NAME.sentence(ExternalNode.of("p.OrderBook#<init>(int)")));
    assertEquals(Map.of("find", 1, "order", 1), TextField.NAME.words(METHOD));
    assertEquals("countSold", TextField.NAME.sentence(UNSEEN));
    assertEquals(Map.of("count", 1, "sold", 1), TextField.NAME.words(UNSEEN));
  }

  @Test
  void signature_hasEverythingElseOfTheDeclaration() {
    Map<String, Integer> words = new TreeMap<>(Map.of("shop", 1, "book", 1, "order", 3, "int", 1));
    words.putAll(Map.of("id", 1, "io", 1, "exception", 1, "nullable", 1));
    assertEquals(words, TextField.SIGNATURE.words(METHOD));
    assertEquals(
        Map.of("shop", 2, "order", 1, "book", 1, "entity", 1), TextField.SIGNATURE.words(TYPE));
    assertEquals(Map.of("shop", 2, "order", 1), TextField.SIGNATURE.words(FIELD));
    assertEquals(
        Map.of("lib", 1, "gate", 1, "java", 1, "io", 1, "file", 1),
        TextField.SIGNATURE.words(LIBRARY));
    assertEquals(
        Map.of("shop", 1, "till", 1, "int", 1, "order", 1, "id", 1, "long", 1),
        TextField.SIGNATURE.words(UNSEEN));
    assertEquals("", TextField.SIGNATURE.sentence(METHOD));
    assertEquals("", TextField.SIGNATURE.sentence(UNSEEN));
  }

  @Test
  void documentation_isTheJavadocOrTheRequest() {
    assertEquals("Finds an order, or none.", TextField.DOC.sentence(METHOD));
    assertEquals("All orders.", TextField.DOC.sentence(TYPE));
    assertEquals("", TextField.DOC.sentence(FIELD));
    assertEquals("Counts what is sold.", TextField.DOC.sentence(UNSEEN));
    assertEquals(Map.of("all", 1, "orders", 1), TextField.DOC.words(TYPE));
    assertEquals(Map.of("counts", 1, "what", 1, "is", 1, "sold", 1), TextField.DOC.words(UNSEEN));
  }

  @Test
  void body_isKnownOfWrittenMethodsOnly() {
    assertEquals(Map.of("map", 2), TextField.BODY.words(METHOD));
    assertEquals(Map.of(), TextField.BODY.words(TYPE));
    assertEquals(Map.of(), TextField.BODY.words(UNSEEN));
    assertEquals("", TextField.BODY.sentence(METHOD));
    assertEquals("", TextField.BODY.sentence(UNSEEN));
  }

  @Test
  void words_areCountedAndSorted() {
    Map<String, Integer> words = TextField.bag("maxOrder, minOrder");

    assertEquals(Map.of("max", 1, "min", 1, "order", 2), words);
    assertEquals(List.of("max", "min", "order"), List.copyOf(words.keySet()));
    assertEquals(Map.of("a", 2), TextField.bag(List.of("a", "a")));
  }
}
