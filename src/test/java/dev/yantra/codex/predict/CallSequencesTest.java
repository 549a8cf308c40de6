package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CallSequencesTest {
  private final CodeGraph graph =
      new Graphs()
          .method("a.A#x()", 1, 2, "")
          .method("a.A#y()", 1, 2, "")
          .method("a.A#z()", 1, 2, "")
          .calls("a.A#x()", "l.L#open()", "l.L#read()", "l.L#close()")
          .calls("a.A#y()", "l.L#open()", "l.L#close()")
          .calls("a.A#z()", "l.L#read()", "l.L#open()", "l.L#read()")
          .build();

  private CallSequences.Followers after(String call, String except) {
    return new CallSequences(graph, m -> true).after(call, graph.find(except).orElse(-1));
  }

  @Test
  void followers_areCountedWhereTheCallIsFirstMade() {
    assertEquals(Map.of("l.L#read()", 1, "l.L#close()", 1), after("l.L#open()", "").counts());
    assertEquals(2, after("l.L#open()", "").total());
    assertEquals(Map.of("l.L#close()", 1, "l.L#open()", 1), after("l.L#read()", "").counts());
  }

  @Test
  void beginningOfABody_isFollowedByItsFirstCall() {
    assertEquals(Map.of("l.L#open()", 2, "l.L#read()", 1), after("", "").counts());
    assertEquals(Map.of("l.L#open()", 1, "l.L#read()", 1), after("", "a.A#x()").counts());
  }

  @Test
  void ownBody_doesNotCount() {
    CallSequences.Followers others = after("l.L#open()", "a.A#x()");
    assertEquals(Map.of("l.L#close()", 1), others.counts());
    assertEquals(1, others.total());
  }

  @Test
  void lastCallAndUnknownCalls_areFollowedByNothing() {
    assertEquals(Map.of(), after("l.L#close()", "").counts());
    assertEquals(0, after("l.L#gone()", "").total());
  }

  @Test
  void bodiesThatAreNotCounted_areNeitherAddedNorTakenAway() {
    int x = graph.find("a.A#x()").orElseThrow();
    CallSequences others = new CallSequences(graph, m -> m != x);
    assertEquals(Map.of("l.L#close()", 1), others.after("l.L#open()", x).counts());
    assertEquals(Map.of("l.L#open()", 1, "l.L#read()", 1), others.after("", x).counts());
  }
}
