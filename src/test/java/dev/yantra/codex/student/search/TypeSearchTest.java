package dev.yantra.codex.student.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.GraphCache;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TypeSearchTest {
  private static TypeNode type(String id, String javadoc) {
    return new TypeNode(
        id, new SourceRange("A.java", 1, 2), "class", List.of(), List.of(), javadoc, false);
  }

  private static final CodeGraph GRAPH =
      CodeGraph.of(
          List.of(
              type("a.JsonReader", "Reads a stream of tokens."),
              type("a.JsonReaders", "A JsonReader for each JsonReader."),
              type("a.Serializer", ""),
              type("a.Pot$1", "Serialization of a stream of tokens.")),
          List.of());

  private static final TypeSearch SEARCH = TypeSearch.kept(GraphCache.NONE, GRAPH);

  private static String best(String text) {
    double[] p = SEARCH.of(text, new int[0], new double[0]);
    assertEquals(1, Arrays.stream(p).sum(), 1e-9);
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      best = p[i] > p[best] ? i : best;
    }
    return GRAPH.id(SEARCH.types()[best]);
  }

  @Test
  void wholeName_comesFirst() {
    assertEquals("a.JsonReader", best("JsonReader"));
    assertEquals("a.JsonReaders", best("JsonReaders"));
  }

  @Test
  void wordsOfOneRoot_meet() {
    assertEquals("a.Serializer", best("serialization"));
  }

  @Test
  void anonymousClass_isNoAnswer() {
    assertEquals(3, SEARCH.types().length);
  }

  @Test
  void nameOrNouns_areAboutAType_andSentencesAboutAMethod() {
    assertTrue(SEARCH.share("JsonReader") > 0.9);
    assertTrue(SEARCH.share("streaming reader and token parsing") > 0.5);
    assertTrue(SEARCH.share("where does the reader skip a value that it does not know") < 0.1);
  }
}
