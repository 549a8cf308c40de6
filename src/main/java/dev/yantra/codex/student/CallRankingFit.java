package dev.yantra.codex.student;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Fits how calls are ranked at a point.
 *
 * <p>The score is fitted on the calls of the training side, each group of methods asked about as if
 * it was held out: its own calls are taken out of the counts first. The network has learned from
 * these very calls, so how far to trust it beside the score is fitted on the validation side.
 */
public final class CallRankingFit {
  private static final int MOST_POINTS = 5000;

  /** One method of many calls would teach its own habits. */
  private static final int MOST_OF_GROUP = 60;

  private static final int MOST_CANDIDATES = 30;
  private static final double RIDGE = 1;
  private static final double MIX_RIDGE = 10;

  private final Model model;
  private final CodeGraph graph;
  private final CallSites sites;
  private final Splits splits;
  private final Random random;
  private final ServedStudent student;

  /** A fit that draws its sample with {@code seed}. */
  public CallRankingFit(Model model, CodeGraph graph, CallSites sites, Splits splits, long seed) {
    this.model = model;
    this.graph = graph;
    this.sites = sites;
    this.splits = splits;
    this.random = new Random(seed);
    this.student = ServedStudent.heldOut(model, graph, splits);
  }

  /** The model with a fitted ranking; as it is if nothing is called on the training side. */
  public Model fitted() {
    List<BlendFit.Choice> train = train(student.callCompletion(sites));
    if (train.isEmpty()) {
      return model;
    }
    Blend linear = BlendFit.choices(train, CallRanking.byFrequency(), RIDGE);
    BoostedTrees trees = RankingTrees.fit(train, linear::logit, RankingTrees.usual());
    Model scored =
        model.with(CallRanking.of(new CallRanking.Parts(linear, trees, CallRanking.alone())));
    Blend mix = BlendFit.choices(validation(scored), CallRanking.alone(), MIX_RIDGE);
    return model.with(CallRanking.of(new CallRanking.Parts(linear, trees, mix)));
  }

  private List<BlendFit.Choice> train(CallCompletion completion) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    graph
        .methods()
        .filter(m -> splits.side(m) == Split.TRAIN)
        .forEach(m -> groups.computeIfAbsent(splits.group(m), g -> new ArrayList<>()).add(m));
    List<List<Integer>> shuffled = new ArrayList<>(groups.values());
    Collections.shuffle(shuffled, random);
    List<BlendFit.Choice> choices = new ArrayList<>();
    for (List<Integer> group : shuffled) {
      if (choices.size() >= MOST_POINTS) {
        break;
      }
      if (group.stream().anyMatch(m -> Usage.isWritten(graph, m))) {
        count(completion, group, -1);
        addChoices(completion, group, choices);
        count(completion, group, 1);
      }
    }
    return choices;
  }

  private void count(CallCompletion completion, List<Integer> group, int times) {
    for (int m : group) {
      String id = graph.node(m).id();
      completion.points().add(id, sites.of(id), times);
    }
  }

  private void addChoices(
      CallCompletion completion, List<Integer> group, List<BlendFit.Choice> choices) {
    int most = choices.size() + MOST_OF_GROUP;
    for (int m : group) {
      if (Usage.isWritten(graph, m)) {
        List<CallSite> calls = sites.of(graph.node(m).id());
        for (int i = 0; i < calls.size() && choices.size() < most; i++) {
          CallSite site = calls.get(i);
          List<Callee> candidates = completion.candidates(site.place());
          int right = candidates.stream().map(Callee::id).toList().indexOf(site.callee());
          if (right >= 0 && candidates.size() > 1) {
            double[][] rows = completion.points().of(site.place(), calls.subList(0, i), candidates);
            choices.add(sample(rows, right));
          }
        }
      }
    }
  }

  /** The right candidate and some others, drawn evenly. */
  private BlendFit.Choice sample(double[][] rows, int right) {
    List<double[]> others = new ArrayList<>(List.of(rows));
    others.remove(right);
    Collections.shuffle(others, random);
    List<double[]> sample = new ArrayList<>(List.of(rows[right]));
    sample.addAll(others.subList(0, Math.min(MOST_CANDIDATES - 1, others.size())));
    return new BlendFit.Choice(sample.toArray(double[][]::new), new int[] {0});
  }

  private List<BlendFit.Choice> validation(Model scored) {
    CallCompletion completion = student.with(scored).callCompletion(sites);
    List<Integer> methods =
        new ArrayList<>(
            graph
                .methods()
                .filter(m -> splits.side(m) == Split.VALIDATION && Usage.isWritten(graph, m))
                .boxed()
                .toList());
    Collections.shuffle(methods, random);
    List<BlendFit.Choice> choices = new ArrayList<>();
    for (int m : methods) {
      List<CallSite> calls = sites.of(graph.node(m).id());
      Query query = new Query.Known(m, Query.View.SPEC);
      for (int i = 0; i < calls.size() && choices.size() < MOST_POINTS; i++) {
        List<Callee> candidates = completion.candidates(calls.get(i).place());
        String right = calls.get(i).callee();
        int at = candidates.stream().map(Callee::id).toList().indexOf(right);
        if (at >= 0 && candidates.size() > 1) {
          double[][] rows =
              completion.points().of(calls.get(i).place(), calls.subList(0, i), candidates);
          choices.add(
              new BlendFit.Choice(completion.mixed(query, candidates, rows), new int[] {at}));
        }
      }
    }
    return choices;
  }
}
