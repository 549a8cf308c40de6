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
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.student.search.SearchPrior;
import dev.yantra.codex.student.search.TranslationFit;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SearchPretrainingTest {
  private static final CallSites NO_CALLS = new CallSites(Map.of(), List.of());

  /** Every "erases" of the prose is a {@code drop} of the code; no other word ties them. */
  private static CodeGraph shop(List<String> nouns, boolean documented) {
    Graphs graphs = new Graphs();
    for (String noun : nouns) {
      String type =
          "shop." + noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1) + "s";
      graphs.type(type);
      for (String verb : List.of("drop", "find", "keep")) {
        String prose =
            verb.equals("drop") ? "Erases a " : verb.equals("find") ? "Looks up a " : "Saves a ";
        graphs.documented(
            type + "#" + verb + "(java.lang.String)",
            documented ? prose + noun + " for good." : "",
            noun + " " + verb);
      }
    }
    return graphs.build();
  }

  private static Pretraining.Taught pretrained(int repositories) {
    SearchPretraining pretraining = new SearchPretraining(20, 1);
    List<String> nouns = List.of("order", "user", "ticket", "route", "price", "stock", "letter");
    for (int i = 0; i < repositories; i++) {
      pretraining.add(shop(nouns.subList(i % 3, 4 + i % 3), true), NO_CALLS);
    }
    return pretraining.taught(Progress.SILENT);
  }

  /** What is found first in a repository without any Javadoc. */
  private static String found(SearchPrior prior, String text) {
    CodeGraph graph = shop(List.of("parcel", "stamp"), false);
    SearchEvidence search =
        new SearchEvidence(
            graph, m -> true, m -> true, SearchEvidence.Docs.NONE, Optional.empty(), prior);
    Blend blend = new Blend(SearchEvidence.usual(), 0);
    double[][] evidence = search.of(text);
    int best = 0;
    for (int i = 1; i < evidence.length; i++) {
      best = blend.logit(evidence[i]) > blend.logit(evidence[best]) ? i : best;
    }
    return graph.node(search.methods()[best]).id();
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
    SearchEvidence search =
        new SearchEvidence(
            graph,
            m -> true,
            m -> true,
            SearchEvidence.Docs.NONE,
            Optional.empty(),
            SearchPrior.shipped());
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
