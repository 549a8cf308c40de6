package dev.yantra.codex.student.search;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.predict.Graphs;
import dev.yantra.codex.student.fit.Blend;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Graphs whose prose has other words than their code, and searches in them. */
public final class Idioms {
  private Idioms() {}

  /**
   * A type for each noun with the methods drop, find and keep. Every "erases" of the prose is a
   * {@code drop} of the code; no other word ties them.
   *
   * @param javadoc what stands in the code, from the noun and what it would say of itself
   */
  public static CodeGraph graph(List<String> nouns, BinaryOperator<String> javadoc) {
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
            javadoc.apply(noun, prose + noun + " for good."),
            noun + " " + verb);
      }
    }
    return graphs.build();
  }

  /** A search over everything, to which Javadoc teaches words and answers nothing by itself. */
  public static SearchEvidence search(CodeGraph graph, SearchPrior prior) {
    return new SearchEvidence(
        graph, m -> true, m -> true, SearchEvidence.Docs.NONE, Optional.empty(), prior);
  }

  /** The id of the method that comes first. */
  public static String found(CodeGraph graph, SearchEvidence search, Blend order, String text) {
    double[][] evidence = search.of(text);
    int best = 0;
    for (int i = 1; i < evidence.length; i++) {
      best = order.logit(evidence[i]) > order.logit(evidence[best]) ? i : best;
    }
    return graph.node(search.methods()[best]).id();
  }
}
