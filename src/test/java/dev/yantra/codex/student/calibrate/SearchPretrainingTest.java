package dev.yantra.codex.student.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.predict.Graphs;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.search.Idioms;
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.student.search.SearchPrior;
import dev.yantra.codex.student.search.TranslationFit;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SearchPretrainingTest {
  private static final CallSites NO_CALLS = new CallSites(Map.of(), List.of());

  private static Pretraining.Taught pretrained(int repositories) {
    SearchPretraining pretraining = new SearchPretraining(20, 1);
    List<String> nouns = List.of("order", "user", "ticket", "route", "price", "stock", "letter");
    for (int i = 0; i < repositories; i++) {
      pretraining.add(Idioms.graph(nouns.subList(i % 3, 4 + i % 3), (noun, doc) -> doc), NO_CALLS);
    }
    return pretraining.taught(Progress.SILENT);
  }

  /** What is found first in a repository without any Javadoc. */
  private static String found(SearchPrior prior, String text) {
    CodeGraph graph = Idioms.graph(List.of("parcel", "stamp"), (noun, doc) -> "");
    Blend usual = new Blend(SearchEvidence.usual(), 0);
    return Idioms.found(graph, Idioms.search(graph, prior), usual, text);
  }

  @Test
  void otherRepositories_tellWhatProseMeansWhereNothingIsDocumented() throws IOException {
    SearchPrior prior = SearchPrior.decode(pretrained(6).bytes());
    assertEquals("shop.Stamps#drop(java.lang.String)", found(prior, "Erases a stamp for good."));
    assertEquals("shop.Parcels#keep(java.lang.String)", found(prior, "Saves a parcel for good."));
  }

  @Test
  void pretraining_keepsNoPairOfTooFewRepositories() {
    int few = TranslationFit.LEAST_REPOSITORIES - 1;
    assertEquals("0 pairs", pretrained(few).says());
    assertNotEquals("0 pairs", pretrained(few + 1).says());
  }

  @Test
  void pretraining_givesTheSameBytesAgain() {
    assertArrayEquals(pretrained(4).bytes(), pretrained(4).bytes());
  }

  @Test
  void decode_refusesAPriorOfOtherColumns() {
    byte[] narrow =
        SearchPrior.NONE.trusting(new Blend(new double[3], 0), BoostedTrees.NONE).encode();
    assertThrows(IOException.class, () -> SearchPrior.decode(narrow));
  }

  @Test
  void shipped_knowsThatWhetherIsAnsweredByABoolean() {
    Graphs graphs = new Graphs();
    graphs.type("shop.Box");
    graphs.documented("shop.Box#isFull()", "", "space");
    graphs.documented("shop.Box#setSpace(int)", "", "space");
    graphs.documented("shop.Box#addThing(java.lang.Object)", "", "space");
    CodeGraph graph = graphs.build();
    SearchEvidence search = Idioms.search(graph, SearchPrior.shipped());
    Blend blend = new Blend(SearchEvidence.usual(), 0);
    double[] scores =
        Arrays.stream(search.of("Tests whether nothing more goes in"))
            .mapToDouble(blend::logit)
            .toArray();
    int full = Arrays.binarySearch(search.methods(), graph.find("shop.Box#isFull()").orElseThrow());
    for (int i = 0; i < scores.length; i++) {
      assertTrue(i == full || scores[full] > scores[i], Arrays.toString(scores));
    }
  }
}
