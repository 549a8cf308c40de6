package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.LogisticRegression;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.calibrate.LabelQuestions.Subject;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LogisticTrees;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.serve.ImportPrior;
import dev.yantra.codex.student.serve.LabelPrior;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.RiskEvidence;
import dev.yantra.codex.student.serve.SpecIndex;
import dev.yantra.codex.student.serve.StudentCalibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Learns from the training side what declarations say without the network, and how far to trust
 * each piece of that evidence.
 *
 * <p>The weights are fitted out of fold (stacking, Wolpert 1992): every group of training methods
 * is asked about a memory from which it was left out, as held-out methods are.
 */
public final class DeclarationFit {
  private static final int FOLDS = 6;

  private static final BoostedTrees.Plan LABEL_TREES = new BoostedTrees.Plan(40, 3, 0.1, 6, 5);
  private static final double RIDGE = 1;

  private final CodeGraph graph;
  private final Splits splits;
  private final long seed;
  private final SpecIndex all;
  private final List<SpecIndex> folds = new ArrayList<>();
  private final SortedMap<String, Matrix> linear = new TreeMap<>();

  /** A fit on the training side, dealt into parts by groups of copies; {@code seed} draws. */
  public DeclarationFit(CodeGraph graph, Splits splits, long seed) {
    this.graph = graph;
    this.splits = splits;
    this.seed = seed;
    this.all = new SpecIndex(view(m -> false));
    for (int f = 0; f < FOLDS; f++) {
      int fold = f;
      folds.add(all.narrowed(view(m -> fold(m) == fold)));
    }
  }

  /** The training side without some of its methods. */
  private GraphView view(IntPredicate left) {
    BitSet hidden = new BitSet();
    graph.methods().filter(m -> splits.side(m) != Split.TRAIN || left.test(m)).forEach(hidden::set);
    return GraphView.hiding(graph, hidden);
  }

  private int fold(int method) {
    // Spread, since the groups of one class have numbers close to each other.
    return Math.floorMod((splits.group(method) * 0x9E3779B1) >>> 8, FOLDS);
  }

  /** The labels with texts that the repository shows of some methods. */
  static List<Subject> described(ModelShape shape) {
    LabelPrior others = LabelPrior.shipped();
    return Head.ofLabels()
        .flatMap(
            head ->
                Subject.of(
                    head, shape.labels(head), LabelPrior.teaches(head) ? others : LabelPrior.NONE)
                    .stream())
        .toList();
  }

  /** A student that knows what declarations say, but not yet how far to trust its network. */
  public Model taught(Model model) {
    StudentCalibration fitted = model.calibration();
    List<Subject> subjects = new ArrayList<>(described(model.network().shape()));
    subjects.add(Subject.risk());
    for (Subject subject : subjects) {
      fitted = fitted.with(subject.head(), labels(subject, fitted.of(subject.head())));
    }
    ImportFit imports = new ImportFit(graph, splits, all, ImportPrior.shipped(), seed);
    fitted = fitted.with(SpecialHead.IMPORTS, imports.fitted(linear));
    return model.with(fitted).regressing(linear);
  }

  /**
   * Fits the regression of some labels, the mix of the memory's columns of their evidence, and
   * trees.
   */
  private Blend labels(Subject subject, Blend start) {
    LabelQuestions questions = new LabelQuestions(graph, all, folds, subject);
    double ridge = questions.ridge();
    linear.put(subject.head().key(), questions.regression(ridge));
    Cases cases = new Cases();
    questions.ask(
        ridge,
        m -> true,
        (method, rows, holds) -> {
          for (int i = 0; i < rows.length; i++) {
            cases.add(known(subject, method, rows[i]), holds[i], splits.group(method));
          }
        });
    // The labels of one method say much the same: they count as one case.
    String trees = subject.others().after(subject.head());
    return stacked(trees, cases, start, RIDGE * subject.labels().size(), LABEL_TREES);
  }

  private double[] known(Subject subject, int method, double[] remembered) {
    if (subject.head() == SpecialHead.RISK) {
      MethodNode node = graph.method(method);
      return RiskEvidence.of(remembered, node.body(), node.parameters().size());
    }
    return remembered;
  }

  /** What was asked out of fold, without the network's columns. */
  private static final class Cases {
    private final List<LogisticRegression.Case> cases = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();

    void add(double[] known, boolean yes, int group) {
      cases.add(new LogisticRegression.Case(known, yes, 1));
      groups.add(group);
    }
  }

  /** A line over the columns between the network's and the trees', and trees on what it leaves. */
  private Blend stacked(
      String head, Cases cases, Blend start, double ridge, BoostedTrees.Plan plan) {
    if (cases.cases.stream().noneMatch(LogisticRegression.Case::yes)) {
      return start;
    }
    double[] first = start.weights();
    Blend inner = new Blend(Arrays.copyOfRange(first, 1, first.length - 1), start.intercept());
    Blend line = BlendFit.cases(cases.cases, inner, ridge);
    int[] groups = cases.groups.stream().mapToInt(Integer::intValue).toArray();
    BoostedTrees trees = LogisticTrees.fit(cases.cases, groups, line::logit, plan);
    if (!trees.trees().isEmpty()) {
      linear.put(Model.treesOf(head), trees.matrix());
    }
    double[] weights = first.clone();
    System.arraycopy(line.weights(), 0, weights, 1, line.weights().length);
    weights[weights.length - 1] = 1;
    return new Blend(weights, line.intercept());
  }
}
