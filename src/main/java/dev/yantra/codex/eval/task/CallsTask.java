package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.metric.Metric;
import dev.yantra.codex.eval.metric.Rank;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.CallPoint;
import dev.yantra.codex.student.Completion;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.calls.Callables;
import dev.yantra.codex.student.calls.Callee;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Next call: at each call of a held-out method everything left of it is known, and the method
 * called has to be found among all that can be called there.
 */
final class CallsTask {
  private static final int WARM_UP = 200;
  private static final String NESTED = "nested cache";

  private final EvalContext bench;
  private final Callables callables;
  private final Map<String, Completion> completions = new LinkedHashMap<>();
  private final CallBaselines baselines;
  private final Map<String, List<Rank>> ranks = new LinkedHashMap<>();
  private final Map<String, List<Double>> names = new LinkedHashMap<>();
  private final List<Integer> groups = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();
  private long candidateCount;
  private int forced;
  private int unlisted;

  CallsTask(EvalContext bench) {
    this.bench = bench;
    this.callables = new Callables(bench.sites());
    bench
        .contenders()
        .forEach(c -> completions.put(c.system(), c.student().completion(bench.sites())));
    this.baselines = new CallBaselines(bench, bench.side(Split.TRAIN));
  }

  EvalReport.Table run() {
    for (int method : bench.cases(m -> !bench.sites().of(bench.graph().node(m).id()).isEmpty())) {
      measure(method);
    }
    int[] groupOf = groups.stream().mapToInt(Integer::intValue).toArray();
    List<EvalReport.Row> rows = new ArrayList<>();
    ranks.forEach(
        (system, list) ->
            rows.add(
                new CaseScores(bench.bootstrap(), groupOf)
                    .addRanks(list, 1, 5)
                    .add("R@1 by name", Metric.mean(array(names.getOrDefault(system, List.of()))))
                    .row(system)));
    return new EvalReport.Table(
        EvalOptions.Task.CALLS.label(),
        "next call at a point, among all that can be called there",
        groups.size(),
        List.of("MRR", "R@1", "R@5", "R@1 by name"),
        rows,
        notes(groupOf));
  }

  private List<String> notes(int[] groupOf) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Known is what stands left of the call, its receiver with its type among it: neither its"
            + " arguments nor anything after it, and of a call around it only the name.");
    notes.add(
        String.format(
            Locale.ROOT,
            "Candidates: all members of the receiver's type, called by anybody or not, every"
                + " overload for itself; %.1f in the mean.",
            (double) candidateCount / Math.max(1, groups.size())));
    notes.add(
        forced
            + " calls with one candidate are left out; at "
            + unlisted
            + " the right one is not listed, and nobody finds it.");
    notes.add("By name: the first candidate may be another overload of the right one.");
    if (!groups.isEmpty()) {
      Interval gain = bench.bootstrap().interval(Metric.mean(gain()), groupOf);
      notes.add(
          String.format(
              Locale.ROOT,
              "R@1 of the student over the nested cache: %+.3f [%+.3f, %+.3f].",
              gain.value(),
              gain.low(),
              gain.high()));
      List<Long> sorted = nanos.stream().sorted().toList();
      notes.add(
          String.format(
              Locale.ROOT,
              "One answer of the student took %.2f ms (median), %.2f ms (99 of 100), in process and warm.",
              sorted.get(sorted.size() / 2) / 1e6,
              sorted.get((sorted.size() - 1) * 99 / 100) / 1e6));
    }
    return notes;
  }

  private double[] gain() {
    List<Rank> student = ranks.getOrDefault(StudentVariant.STUDENT, List.of());
    List<Rank> nested = ranks.getOrDefault(NESTED, List.of());
    double[] gain = new double[student.size()];
    for (int i = 0; i < gain.length; i++) {
      gain[i] = student.get(i).recallAt(1) - nested.get(i).recallAt(1);
    }
    return gain;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void measure(int method) {
    MethodNode node = bench.method(method);
    List<CallSite> calls = bench.sites().of(node.id());
    for (int i = 0; i < calls.size(); i++) {
      CallPlace place = calls.get(i).place();
      List<Callee> candidates = callables.at(place, fromStatic(node, place));
      List<String> ids = candidates.stream().map(Callee::id).toList();
      int truth = ids.indexOf(calls.get(i).callee());
      if (candidates.size() == 1 && truth == 0) {
        forced++;
        continue;
      }
      groups.add(bench.splits().group(method));
      candidateCount += candidates.size();
      unlisted += truth < 0 ? 1 : 0;
      CallPoint point = new CallPoint(EvalContext.spec(method), place, calls.subList(0, i));
      baselines.scores(point, ids).forEach((system, s) -> note(system, s, candidates, truth));
      completions.forEach(
          (system, completion) ->
              note(system, scores(system, completion, point, ids), candidates, truth));
    }
  }

  private double[] scores(
      String system, Completion completion, CallPoint point, List<String> candidates) {
    boolean timed = system.equals(StudentVariant.STUDENT);
    if (timed && nanos.size() < WARM_UP) {
      // What the first answers wait for is the compiler.
      completion.at(point, Integer.MAX_VALUE);
    }
    long start = System.nanoTime();
    List<Prediction> predictions = completion.at(point, Integer.MAX_VALUE);
    if (timed) {
      nanos.add(System.nanoTime() - start);
    }
    Map<String, Double> learned = LabelSystem.scores(predictions);
    return candidates.stream().mapToDouble(id -> learned.getOrDefault(id, 0.0)).toArray();
  }

  private static boolean fromStatic(MethodNode method, CallPlace place) {
    return method.modifiers().contains("static")
        && !place.types().isEmpty()
        && place.types().get(0).equals(CanonicalId.parse(place.caller()).owner());
  }

  private void note(String system, double[] scores, List<Callee> candidates, int truth) {
    ranks
        .computeIfAbsent(system, s -> new ArrayList<>())
        .add(truth < 0 ? Rank.MISSING : Rank.of(scores, truth));
    names
        .computeIfAbsent(system, s -> new ArrayList<>())
        .add(truth < 0 ? 0 : nameFirst(scores, candidates, candidates.get(truth).name()));
  }

  /** The probability that the first candidate has a name, ties drawn. */
  private static double nameFirst(double[] scores, List<Callee> candidates, String name) {
    double greatest = Double.NEGATIVE_INFINITY;
    int tied = 0;
    int right = 0;
    for (int x = 0; x < scores.length; x++) {
      if (scores[x] > greatest) {
        greatest = scores[x];
        tied = 0;
        right = 0;
      }
      if (scores[x] == greatest) {
        tied++;
        right += candidates.get(x).name().equals(name) ? 1 : 0;
      }
    }
    return (double) right / Math.max(1, tied);
  }
}
