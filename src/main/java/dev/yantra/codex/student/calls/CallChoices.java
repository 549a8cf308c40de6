package dev.yantra.codex.student.calls;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.student.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Calls of the training side as choices to learn from, each group of methods asked about as if it
 * was held out: its own calls are taken out of the counts first.
 */
public final class CallChoices {
  private final CodeGraph graph;
  private final CallSites sites;
  private final Splits splits;
  private final PointEvidence points;
  private final Random random;

  /**
   * The choices of a repository.
   *
   * @param points counts the training side and nothing else
   */
  public CallChoices(
      CodeGraph graph, CallSites sites, Splits splits, PointEvidence points, Random random) {
    this.graph = graph;
    this.sites = sites;
    this.splits = splits;
    this.points = points;
    this.random = random;
  }

  /**
   * The number that is drawn.
   *
   * @param ofGroup at most from one group: a method of many calls would teach its own habits
   * @param candidates at most of one choice, the right one among them
   */
  public record Sample(int points, int ofGroup, int candidates) {}

  /** Draws choices; the first candidate of each is the right one. */
  public List<ConditionalLogit.Choice> drawn(Sample sample) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    graph
        .methods()
        .filter(m -> splits.side(m) == Split.TRAIN)
        .forEach(m -> groups.computeIfAbsent(splits.group(m), g -> new ArrayList<>()).add(m));
    List<List<Integer>> shuffled = new ArrayList<>(groups.values());
    Collections.shuffle(shuffled, random);
    List<ConditionalLogit.Choice> choices = new ArrayList<>();
    for (List<Integer> group : shuffled) {
      if (choices.size() >= sample.points) {
        break;
      }
      if (group.stream().anyMatch(m -> Usage.isWritten(graph, m))) {
        add(group, points.without(calls(group)), sample, choices);
      }
    }
    return choices;
  }

  private Map<String, List<CallSite>> calls(List<Integer> group) {
    Map<String, List<CallSite>> calls = new TreeMap<>();
    for (int m : group) {
      String id = graph.node(m).id();
      calls.put(id, sites.of(id));
    }
    return calls;
  }

  private void add(
      List<Integer> group,
      PointEvidence others,
      Sample sample,
      List<ConditionalLogit.Choice> choices) {
    int most = choices.size() + sample.ofGroup;
    for (int m : group) {
      if (Usage.isWritten(graph, m)) {
        List<CallSite> calls = sites.of(graph.node(m).id());
        for (int i = 0; i < calls.size() && choices.size() < most; i++) {
          CallSite site = calls.get(i);
          List<Callee> candidates = others.candidates(site.place());
          int right = candidates.stream().map(Callee::id).toList().indexOf(site.callee());
          if (right >= 0 && candidates.size() > 1) {
            double[][] rows = others.of(site.place(), calls.subList(0, i), candidates);
            choices.add(some(rows, right, sample.candidates));
          }
        }
      }
    }
  }

  /** The right candidate and some others, drawn evenly. */
  private ConditionalLogit.Choice some(double[][] rows, int right, int most) {
    List<double[]> others = new ArrayList<>(List.of(rows));
    others.remove(right);
    Collections.shuffle(others, random);
    List<double[]> some = new ArrayList<>(List.of(rows[right]));
    some.addAll(others.subList(0, Math.min(most - 1, others.size())));
    return new ConditionalLogit.Choice(some.toArray(double[][]::new), new int[] {0});
  }
}
