package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.CallPoint;
import dev.yantra.codex.student.Completion;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.calls.Callee;
import dev.yantra.codex.student.calls.PointEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The student at a point: all that can be called there, ranked. What the bodies say that its view
 * hides is not counted; a method that is asked about is not counted either, but for what stands
 * left of the point.
 */
public final class CallCompletion implements Completion {
  private final Model model;
  private final Snapshot snapshot;
  private final CallSites sites;
  private final PointEvidence points;
  private @Nullable Whole last;

  CallCompletion(Model model, Snapshot snapshot, CallSites sites) {
    this.model = model;
    this.snapshot = snapshot;
    this.sites = sites;
    this.points =
        new PointEvidence(snapshot.view().graph(), sites, model.ranking().habits(), this::shown);
  }

  private boolean shown(String caller) {
    OptionalInt node = snapshot.view().graph().find(caller);
    return node.isEmpty() || !snapshot.view().hides(node.getAsInt());
  }

  /** What speaks for each candidate at a point. */
  public PointEvidence points() {
    return points;
  }

  @Override
  public List<Prediction> at(CallPoint point, int k) {
    List<Callee> candidates = points.candidates(point.place());
    if (candidates.isEmpty()) {
      return List.of();
    }
    String caller = point.place().caller();
    List<CallSite> own = shown(caller) ? sites.of(caller) : List.of();
    PointEvidence others = own.isEmpty() ? points : points.without(Map.of(caller, own));
    double[][] rows = others.of(point.place(), point.before(), candidates);
    double[] p = model.ranking().probabilities(mixed(point.method(), candidates, rows));
    List<Prediction> predictions = new ArrayList<>(p.length);
    for (int x = 0; x < p.length; x++) {
      predictions.add(new Prediction(candidates.get(x).id(), p[x]));
    }
    predictions.sort(
        Comparator.comparingDouble(Prediction::probability)
            .reversed()
            .thenComparing(Prediction::label));
    return List.copyOf(predictions.subList(0, Math.min(k, predictions.size())));
  }

  /** The score of each candidate beside what is known of the whole method. */
  public double[][] mixed(Query method, List<Callee> candidates, double[][] rows) {
    Whole whole = whole(method);
    double[] network = network(whole, candidates);
    double[][] mixed = new double[rows.length][];
    for (int x = 0; x < rows.length; x++) {
      mixed[x] = new double[] {model.ranking().score(rows[x]), network[x]};
    }
    return mixed;
  }

  /**
   * Two-tower scores above their mean over the candidates; nothing is known of a library's method
   * that nobody calls.
   */
  private double[] network(Whole whole, List<Callee> candidates) {
    double[] scores = new double[candidates.size()];
    double sum = 0;
    int known = 0;
    for (int x = 0; x < scores.length; x++) {
      OptionalInt node = snapshot.view().graph().find(candidates.get(x).id());
      scores[x] =
          node.isPresent() && isUsed(candidates.get(x), node.getAsInt())
              ? snapshot.tower(SpecialHead.CALLS).dotRow(node.getAsInt(), whole.query)
              : Double.NaN;
      if (!Double.isNaN(scores[x])) {
        sum += scores[x];
        known++;
      }
    }
    double mean = known == 0 ? 0 : sum / known;
    for (int x = 0; x < scores.length; x++) {
      scores[x] = Double.isNaN(scores[x]) ? 0 : scores[x] - mean;
    }
    return scores;
  }

  /**
   * Whether a node may be known of: that a library's method is in the graph at all can be the work
   * of a hidden body.
   */
  private boolean isUsed(Callee callee, int node) {
    return snapshot.view().graph().node(node) instanceof MethodNode || points.uses(callee) > 0;
  }

  /** What is known of a method whatever the point; points of one method come after each other. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Whole(Query method, float[] query) {}

  private Whole whole(Query method) {
    Whole known = last;
    if (known == null || !known.method.equals(method)) {
      EncodedQuery asked = EncodedQuery.of(method, model.features(), snapshot);
      known =
          new Whole(
              method,
              Snapshot.concat(
                  model.network().times(asked.output(), SpecialHead.CALLS.key() + ".query"),
                  new float[] {1}));
      last = known;
    }
    return known;
  }
}
