package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.KnownLabels;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.LabelMemory;
import dev.yantra.codex.student.serve.LabelPrior;
import dev.yantra.codex.student.serve.Linear;
import dev.yantra.codex.student.serve.SpecIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The training side as questions about the labels of one head: each group of methods is asked about
 * a memory from which it was left out, as held-out methods are.
 */
final class LabelQuestions {
  private static final double[] RIDGES = {1, 3, 10};
  private static final int FOLDS_OF_RIDGE = 2;

  /**
   * The labels of a head that hold or do not hold of methods.
   *
   * @param known those of the repository
   * @param others what other repositories teach of them
   */
  record Subject(Head head, List<String> labels, KnownLabels known, LabelPrior others) {
    Subject {
      labels = List.copyOf(labels);
    }

    /** The labels of a head that the repository shows; empty where it shows none. */
    static Optional<Subject> of(LabelHead head, List<String> labels, LabelPrior others) {
      return head.known().map(known -> new Subject(head, labels, known, others));
    }

    /** The one label of risk, of which no other repository teaches anything. */
    static Subject risk() {
      return new Subject(
          SpecialHead.RISK, List.of(KnownLabels.FIXED), KnownLabels::fixed, LabelPrior.NONE);
    }

    /** What holds of a method, if something is known of it. */
    Optional<boolean[]> holds(CodeGraph graph, int method) {
      return known.of(graph, method).map(holding -> LabelMemory.vector(holding, labels));
    }

    LabelPrior.OfHead prior() {
      return others.of(head, labels);
    }

    /** The same labels for which other repositories teach something else. */
    Subject taughtBy(LabelPrior prior) {
      return new Subject(head, labels, known, prior);
    }

    private LabelMemory memory(SpecIndex index, Matrix regression) {
      return new LabelMemory(index, labels, known, regression, prior());
    }
  }

  /** Takes the answers to one question: the evidence of each label, and which of them hold. */
  interface Sink {
    void take(int method, double[][] rows, boolean[] holds);
  }

  private final CodeGraph graph;
  private final SpecIndex all;
  private final List<SpecIndex> folds;
  private final Subject subject;

  /**
   * Questions.
   *
   * @param all the training side
   * @param folds the same, from each of which some methods were left out
   */
  LabelQuestions(CodeGraph graph, SpecIndex all, List<SpecIndex> folds, Subject subject) {
    this.graph = graph;
    this.all = all;
    this.folds = List.copyOf(folds);
    this.subject = subject;
  }

  /** The training side of a repository, dealt into folds by groups. */
  static List<SpecIndex> dealt(SpecIndex all, CodeGraph graph, Splits splits, int folds) {
    List<SpecIndex> dealt = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      int fold = f;
      dealt.add(
          all.narrowed(
              view(
                  graph,
                  m ->
                      all.view().hides(m)
                          || Math.floorMod((splits.group(m) * 0x9E3779B1) >>> 8, folds) == fold)));
    }
    return dealt;
  }

  static GraphView view(CodeGraph graph, IntPredicate left) {
    BitSet hidden = new BitSet();
    graph.methods().filter(left).forEach(hidden::set);
    return GraphView.hiding(graph, hidden);
  }

  /** The ridge with the greatest likelihood out of fold, judged on some of the folds. */
  double ridge() {
    double best = RIDGES[0];
    double most = Double.NEGATIVE_INFINITY;
    for (double ridge : RIDGES) {
      double likelihood = 0;
      for (SpecIndex left : folds.subList(0, FOLDS_OF_RIDGE)) {
        Matrix weights = regression(left, ridge);
        for (Map.Entry<Integer, boolean[]> asked : asked(left).entrySet()) {
          int[] positions = Linear.positions(all.spec(asked.getKey()).terms());
          for (int i = 0; i < subject.labels.size(); i++) {
            double z = Linear.logit(weights, i, positions);
            likelihood += Math.log(LogOdds.probability(asked.getValue()[i] ? z : -z) + 1e-12);
          }
        }
      }
      if (likelihood > most) {
        most = likelihood;
        best = ridge;
      }
    }
    return best;
  }

  /** The regression on the declarations of the whole training side. */
  Matrix regression(double ridge) {
    return regression(all, ridge);
  }

  private Matrix regression(SpecIndex index, double ridge) {
    List<int[]> rows = new ArrayList<>();
    List<boolean[]> truths = new ArrayList<>();
    index
        .specs()
        .forEach(
            (method, spec) ->
                subject
                    .holds(graph, method)
                    .ifPresent(
                        holds -> {
                          rows.add(Linear.positions(spec.terms()));
                          truths.add(holds);
                        }));
    List<boolean[]> byLabel = new ArrayList<>();
    for (int i = 0; i < subject.labels.size(); i++) {
      byLabel.add(column(truths, i));
    }
    return Linear.fit(rows, byLabel, ridge);
  }

  /** Of which cases a label holds. */
  static boolean[] column(List<boolean[]> truths, int label) {
    boolean[] holds = new boolean[truths.size()];
    for (int r = 0; r < holds.length; r++) {
      holds[r] = truths.get(r)[label];
    }
    return holds;
  }

  /** Asks about the wanted ones of those methods of which something is known. */
  void ask(double ridge, IntPredicate wanted, Sink sink) {
    double[] usual = subject.memory(all, Matrix.zeros(subject.labels.size(), Linear.WIDTH)).usual();
    for (SpecIndex left : folds) {
      LabelMemory memory = subject.memory(left, regression(left, ridge));
      asked(left)
          .forEach(
              (method, holds) -> {
                if (wanted.test(method)) {
                  // A fold that lacks a label makes it rare among the others: only here, not in
                  // use.
                  sink.take(method, memory.of(all.spec(method), usual), holds);
                }
              });
    }
  }

  /** The methods that were left out of an index, and what is known of them. */
  private Map<Integer, boolean[]> asked(SpecIndex left) {
    Map<Integer, boolean[]> asked = new TreeMap<>();
    for (int method : all.specs().keySet()) {
      if (!left.specs().containsKey(method)) {
        subject.holds(graph, method).ifPresent(holds -> asked.put(method, holds));
      }
    }
    return asked;
  }
}
