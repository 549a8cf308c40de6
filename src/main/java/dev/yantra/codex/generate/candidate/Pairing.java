package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a donor paired with those of the request.
 *
 * @param pairs donor's parameter to the request's
 * @param unmatched the donor's parameters without a partner
 * @param unused the request's parameters without a partner
 */
record Pairing(Map<Parameter, Parameter> pairs, List<Parameter> unmatched, List<Parameter> unused) {

  /*
   * The parts of two parameters' likeness. Chosen by hand, not measured: the same type outweighs the
   * same name, which outweighs the same place.
   */
  private static final double SAME_TYPE = 2;
  private static final double ASSIGNABLE_TYPE = 1;
  private static final double BOTH_ARRAYS_OR_NEITHER = 0.25;
  private static final double NAME = 1.5;
  private static final double SAME_PLACE = 0.5;
  private static final double SAME_PLACE_FROM_END = 0.25;

  /** Likeness from which on two parameters may be partners: that of an assignable type. */
  private static final double LEAST = 1;

  /** Pairs greedily, the most alike first. */
  static Pairing of(List<Parameter> donor, List<Parameter> wanted) {
    record Link(int from, int to, double score) {}
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < donor.size(); i++) {
      for (int j = 0; j < wanted.size(); j++) {
        double score = alike(donor.get(i), donor.size() - i, wanted.get(j), wanted.size() - j);
        score += i == j ? SAME_PLACE : 0;
        if ((donor.size() == wanted.size() && i == j) || score >= LEAST) {
          links.add(new Link(i, j, score));
        }
      }
    }
    links.sort(
        Comparator.comparingDouble(Link::score)
            .reversed()
            .thenComparingInt(Link::from)
            .thenComparingInt(Link::to));
    Map<Parameter, Parameter> pairs = new LinkedHashMap<>();
    Set<Integer> from = new HashSet<>();
    Set<Integer> to = new HashSet<>();
    for (Link link : links) {
      if (!from.contains(link.from) && !to.contains(link.to)) {
        from.add(link.from);
        to.add(link.to);
        pairs.put(donor.get(link.from), wanted.get(link.to));
      }
    }
    List<Parameter> unmatched = new ArrayList<>();
    for (int i = 0; i < donor.size(); i++) {
      if (!from.contains(i)) {
        unmatched.add(donor.get(i));
      }
    }
    List<Parameter> unused = new ArrayList<>();
    for (int j = 0; j < wanted.size(); j++) {
      if (!to.contains(j)) {
        unused.add(wanted.get(j));
      }
    }
    return new Pairing(pairs, unmatched, unused);
  }

  private static double alike(Parameter a, int fromEndA, Parameter b, int fromEndB) {
    double score = fromEndA == fromEndB ? SAME_PLACE_FROM_END : 0;
    String typeA = WrittenTypeNames.simple(a.type());
    String typeB = WrittenTypeNames.simple(b.type());
    if (typeA.equals(typeB)) {
      score += SAME_TYPE;
    } else if (WrittenTypeNames.fits(b.type(), a.type())) {
      score += ASSIGNABLE_TYPE;
    } else if (typeA.endsWith("[]") == typeB.endsWith("[]")) {
      score += BOTH_ARRAYS_OR_NEITHER;
    }
    return score + NAME * Words.jaccard(SubTokens.of(a.name()), SubTokens.of(b.name()));
  }
}
