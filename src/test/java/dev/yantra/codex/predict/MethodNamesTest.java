package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.workspace.CodexException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MethodNamesTest {
  private final CodeGraph graph =
      new Graphs()
          .method("shop.Order#total()", 1, 2, "")
          .method("shop.Order#add(shop.Item)", 1, 2, "")
          .method("shop.Order#add(shop.Item,int)", 1, 2, "")
          .method("shop.Cart#clear()", 1, 2, "")
          .build();

  private String found(String name) {
    return graph.node(new MethodNames(graph).find(name)).id();
  }

  @Test
  void uniqueEnd_isEnough() {
    assertEquals("shop.Order#total()", found("total"));
    assertEquals("shop.Order#total()", found("Order.total"));
    assertEquals("shop.Order#total()", found("Order#total()"));
    assertEquals("shop.Order#add(shop.Item,int)", found("shop.Order#add(shop.Item, int)"));
  }

  @Test
  void partOfAName_isNotAnEnd() {
    assertThrows(CodexException.class, () -> found("otal"));
  }

  @Test
  void wholeId_winsOverOthersThatEndLikeIt() {
    CodeGraph two =
        new Graphs()
            .method("Order#total()", 1, 2, "")
            .method("shop.Order#total()", 1, 2, "")
            .build();
    assertEquals("Order#total()", two.id(new MethodNames(two).find("Order#total()")));
    assertThrows(CodexException.class, () -> new MethodNames(two).find("total"));
  }

  @Test
  void blanksAndDots_areReadAsInAnId() {
    assertEquals("shop.Order#total()", found(" shop.Order . total ( ) "));
    assertEquals("shop.Order#add(shop.Item,int)", found("Order.add(shop.Item, int)"));
    assertEquals("shop.Order#add(shop.Item)", found("add(shop.Item)"));
  }

  @Test
  void nestedOwner_isAnEndToo() {
    CodeGraph nested = new Graphs().method("shop.Order$Line#price()", 1, 2, "").build();
    assertEquals(0, nested.id(new MethodNames(nested).find("Line#price")).indexOf("shop"));
    assertThrows(CodexException.class, () -> new MethodNames(nested).find("ine#price"));
  }

  @Test
  void manyMeanings_areListedUpToFive() {
    Graphs graphs = new Graphs();
    for (int i = 1; i <= 6; i++) {
      graphs.method("shop.C" + i + "#run()", 1, 2, "");
    }
    CodexException six =
        assertThrows(CodexException.class, () -> new MethodNames(graphs.build()).find("run"));
    assertEquals(
        "run means more than one method. Name one of:\n  shop.C1#run()\n  shop.C2#run()"
            + "\n  shop.C3#run()\n  shop.C4#run()\n  shop.C5#run()\n  ... 6 in all",
        six.getMessage());
    CodexException two = assertThrows(CodexException.class, () -> found("add"));
    assertEquals(
        "add means more than one method. Name one of:\n  shop.Order#add(shop.Item)"
            + "\n  shop.Order#add(shop.Item,int)",
        two.getMessage());
  }

  @Test
  void nameLikeNoOther_tellsHowToSeeThemAll() {
    CodexException e = assertThrows(CodexException.class, () -> found("zzzzzzzzzzzz"));
    assertTrue(String.valueOf(e.getMessage()).endsWith("See them with: codex export --format tsv"));
  }

  @Test
  void nearest_ordersByMemberThenByOwner() {
    assertEquals(List.of("shop.Cart#clear()"), new MethodNames(graph).nearest("Cart#cleer"));
    CodeGraph owners =
        new Graphs()
            .method("shop.Order#total()", 1, 2, "")
            .method("shop.Ordes#total()", 1, 2, "")
            .method("shop.Order#totan()", 1, 2, "")
            .build();
    assertEquals(
        List.of("shop.Ordes#total()", "shop.Order#total()", "shop.Order#totan()"),
        new MethodNames(owners).nearest("Ordes#total()"));
  }

  @Test
  void ambiguousName_listsWhatItMayMean() {
    CodexException e = assertThrows(CodexException.class, () -> found("add"));
    assertEquals(CodexException.Reason.USAGE, e.reason());
    assertTrue(String.valueOf(e.getMessage()).contains("shop.Order#add(shop.Item,int)"));
  }

  @Test
  void unknownName_suggestsTheNearest() {
    CodexException e = assertThrows(CodexException.class, () -> found("Order#totl"));
    assertTrue(String.valueOf(e.getMessage()).contains("Did you mean:\n  shop.Order#total()"));
  }

  @Test
  void distance_countsEdits() {
    assertEquals(3, MethodNames.distance("kitten", "sitting", 5));
    assertEquals(3, MethodNames.distance("kitten", "sitting", 3));
    assertEquals(2, MethodNames.distance("kitten", "sitting", 1));
    assertEquals(0, MethodNames.distance("", "", 1));
  }
}
