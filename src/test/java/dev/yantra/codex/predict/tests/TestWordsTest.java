package dev.yantra.codex.predict.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.predict.ChangedMethod;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.predict.Graphs;
import dev.yantra.codex.student.Query;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestWordsTest {
  private static final CodeGraph GRAPH =
      new Graphs()
          .type("shop.Till")
          .method("shop.Till#pay(int)", 5, 9, "coin drawer")
          .field("shop.Till#receiptPrinter")
          .test("shop.CashTest#opens()", "coin drawer coin")
          .test("shop.PaperTest#prints()", "receipt printer")
          .test("shop.OtherTest#nothing()", "unrelated")
          .build();

  private static int number(String id) {
    return GRAPH.find(id).orElseThrow();
  }

  private static final TestWords WORDS =
      new TestWords(
          GRAPH,
          new int[] {
            number("shop.CashTest#opens()"),
            number("shop.OtherTest#nothing()"),
            number("shop.PaperTest#prints()")
          });

  private static ChangedMethod changed(String id, Query query) {
    return new ChangedMethod(
        id, GRAPH.method(number("shop.Till#pay(int)")).range(), How.MODIFIED, query, List.of(), 1);
  }

  @Test
  void tests_thatSayTheSameWordsComeFirst() {
    Query pay = new Query.Known(number("shop.Till#pay(int)"), Query.View.FULL);
    Map<Integer, Double> scores =
        WORDS.scores(List.of(changed("shop.Till#pay(int)", pay)), List.of());

    assertEquals(1, scores.get(number("shop.CashTest#opens()")));
    assertFalse(scores.containsKey(number("shop.OtherTest#nothing()")));
    assertFalse(scores.containsKey(number("shop.PaperTest#prints()")));
  }

  @Test
  void fields_areLookedForByTheirNames() {
    Map<Integer, Double> scores =
        WORDS.scores(List.of(), List.of(number("shop.Till#receiptPrinter")));

    assertEquals(1, scores.get(number("shop.PaperTest#prints()")));
    assertEquals(1, scores.size());
  }

  @Test
  void methodThatIsNew_isLookedForByItsName() {
    ChangedMethod fresh = changed("shop.Till#openDrawer()", Query.Unseen.of(""));
    Map<Integer, Double> scores = WORDS.scores(List.of(fresh), List.of());

    assertEquals(List.of(number("shop.CashTest#opens()")), List.copyOf(scores.keySet()));
  }

  @Test
  void scores_areSharesOfTheBest() {
    ChangedMethod both = changed("shop.Till#coinDrawerReceipt()", Query.Unseen.of(""));
    Map<Integer, Double> scores = WORDS.scores(List.of(both), List.of());

    assertEquals(1, scores.get(number("shop.CashTest#opens()")));
    double paper = scores.getOrDefault(number("shop.PaperTest#prints()"), 0.0);
    assertTrue(paper > 0 && paper < 1, "score " + paper);
  }
}
