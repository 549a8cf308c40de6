package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.calls.CallChoices;
import dev.yantra.codex.student.calls.CallPrior;
import dev.yantra.codex.student.calls.CallRanking;
import dev.yantra.codex.student.calls.Callee;
import dev.yantra.codex.student.calls.PointEvidence;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.RankingTrees;
import dev.yantra.codex.student.serve.CallCompletion;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.ServedStudent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fits how calls are ranked at a point.
 *
 * <p>The score goes on from what other repositories teach and is fitted on the calls of the
 * training side, each as if it was held out. The network has learned from these very calls, so how
 * far to trust it beside the score is fitted on the validation side.
 */
public final class CallRankingFit {
  private static final CallChoices.Sample SAMPLE = new CallChoices.Sample(5000, 60, 20);
  private static final BoostedTrees.Plan PLAN = new BoostedTrees.Plan(60, 4, 0.08, 20, 10, 0.5);
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
    PointEvidence points = student.callCompletion(sites).points();
    List<ConditionalLogit.Choice> train =
        new CallChoices(graph, sites, splits, points, random).drawn(SAMPLE);
    if (train.isEmpty()) {
      return model;
    }
    CallPrior prior = model.ranking().parts().prior();
    BoostedTrees trees = RankingTrees.fit(train, prior::score, PLAN);
    CallRanking scored = CallRanking.of(new CallRanking.Parts(prior, trees, CallRanking.alone()));
    Blend mix = BlendFit.choices(validation(model.with(scored)), CallRanking.alone(), MIX_RIDGE);
    return model.with(CallRanking.of(new CallRanking.Parts(prior, trees, mix)));
  }

  private List<ConditionalLogit.Choice> validation(Model scored) {
    CallCompletion completion = student.with(scored).callCompletion(sites);
    List<Integer> methods = Sides.written(graph, splits, Split.VALIDATION, m -> true, random);
    List<ConditionalLogit.Choice> choices = new ArrayList<>();
    for (int m : methods) {
      List<CallSite> calls = sites.of(graph.node(m).id());
      Query query = new Query.Known(m, Query.View.SPEC);
      for (int i = 0; i < calls.size() && choices.size() < SAMPLE.points(); i++) {
        List<Callee> candidates = completion.points().candidates(calls.get(i).place());
        String right = calls.get(i).callee();
        int at = candidates.stream().map(Callee::id).toList().indexOf(right);
        if (at >= 0 && candidates.size() > 1) {
          double[][] rows =
              completion.points().of(calls.get(i).place(), calls.subList(0, i), candidates);
          choices.add(
              new ConditionalLogit.Choice(
                  completion.mixed(query, candidates, rows), new int[] {at}));
        }
      }
    }
    return choices;
  }
}
