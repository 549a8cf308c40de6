package dev.yantra.codex.predict;

import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.predict.BugReport.Evidence;
import dev.yantra.codex.predict.BugReport.LikelyType;
import dev.yantra.codex.predict.BugReport.RiskyMethod;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Ranks the methods of a change by the risk that they have a bug, with what a person can check.
 *
 * <p>The risk is the student's, which is calibrated, moved in log odds by what the student cannot
 * know of a change: {@code logit(risk) = logit(student) + 0.4 (ln(1 + size) - ln(1 + 5)) + 1.0
 * [pattern]}. The slope is that of a logistic regression of later fixed methods on added lines in
 * bug-introducing commits of Defects4J's development projects.
 */
public final class BugPredictor {
  /** Log-odds of risk for each e-fold of the changed lines; chosen, not measured. */
  private static final double SIZE_SLOPE = 0.4;

  /** No risk counts as surer than this: one in a million either way. */
  private static final double LEAST_RISK = 1e-6;

  /** Changed lines that leave the risk as it is; chosen, not measured. */
  private static final int USUAL_SIZE = 5;

  /** Log-odds of risk that a known mistake in the text adds; chosen, not measured. */
  private static final double PATTERN = 1.0;

  /** A known mistake in the text says more about the type than anything learned. */
  private static final double TYPE_OF_PATTERN = 0.8;

  private final CodeGraph graph;
  private final Student student;
  private final BugEvidence evidence;

  public BugPredictor(CodeGraph graph, Student student) {
    this.graph = graph;
    this.student = student;
    this.evidence = new BugEvidence(graph, student);
  }

  private record Judged(ChangedMethod method, double risk, List<Suspicion> suspicions) {}

  /** The methods of {@code change}, riskiest first; removed methods have no risk. */
  public BugReport predict(Change change, BugOptions options) {
    List<Judged> judged = new ArrayList<>();
    for (ChangedMethod method : change.methods()) {
      if (method.how() != How.REMOVED && !isEmpty(method) && (options.tests() || !isTest(method))) {
        judged.add(judge(method, change.texts()));
      }
    }
    judged.sort(
        Comparator.comparingDouble(Judged::risk)
            .reversed()
            .thenComparing((Judged j) -> j.method.id()));
    List<RiskyMethod> listed = new ArrayList<>();
    for (Judged j : judged) {
      if (listed.size() < options.limit() && j.risk >= options.leastRisk()) {
        listed.add(risky(j, listed.size() + 1, options));
      }
    }
    return new BugReport(listed, judged.size());
  }

  /** A test, or what stands in a test source tree to help tests. */
  private boolean isTest(ChangedMethod method) {
    if (!(method.query() instanceof Query.Known known)) {
      return false;
    }
    OptionalInt owner = graph.find(graph.node(known.node()).canonical().owner());
    return graph.method(known.node()).test()
        || (owner.isPresent()
            && graph.node(owner.getAsInt()) instanceof TypeNode type
            && type.test());
  }

  /** Nothing can be wrong in a method without a statement, unless somebody has just edited it. */
  private boolean isEmpty(ChangedMethod method) {
    return method.how() == How.NAMED
        && method.query() instanceof Query.Known known
        && graph.method(known.node()).body().statements() == 0;
  }

  private Judged judge(ChangedMethod method, SourceTexts texts) {
    List<Suspicion> suspicions =
        Suspicion.in(
            texts.masked(method.range().file()), method.range().line(), method.range().endLine());
    double logit = LogOdds.of(student.risk(method.query()), LEAST_RISK);
    if (method.how() != How.NAMED) {
      logit += SIZE_SLOPE * (Math.log1p(method.size()) - Math.log1p(USUAL_SIZE));
    }
    if (!suspicions.isEmpty()) {
      logit += PATTERN;
    }
    return new Judged(method, LogOdds.probability(logit), suspicions);
  }

  private RiskyMethod risky(Judged judged, int rank, BugOptions options) {
    ChangedMethod method = judged.method;
    List<Evidence> all = new ArrayList<>();
    for (Suspicion s : judged.suspicions) {
      all.add(new Evidence(Evidence.Kind.PATTERN, s.text(), "", s.line()));
    }
    all.addAll(evidence.of(method));
    return new RiskyMethod(
        method.id(),
        method.range().file(),
        lineOf(judged),
        method.range().endLine(),
        judged.risk,
        rank,
        types(judged, options.types()),
        all);
  }

  private static int lineOf(Judged judged) {
    if (!judged.suspicions.isEmpty()) {
      return judged.suspicions.get(0).line();
    }
    List<Integer> lines = judged.method.lines();
    return lines.isEmpty() ? judged.method.range().line() : lines.get(0);
  }

  private List<LikelyType> types(Judged judged, int k) {
    Map<BugType, Double> byType = new EnumMap<>(BugType.class);
    for (Prediction p : student.bugTypes(judged.method.query(), BugType.values().length)) {
      BugType.ofLabel(p.label()).ifPresent(t -> byType.put(t, p.probability()));
    }
    judged.suspicions.forEach(s -> byType.merge(s.type(), TYPE_OF_PATTERN, Math::max));
    return byType.entrySet().stream()
        .map(e -> new LikelyType(e.getKey(), e.getValue()))
        .sorted(
            Comparator.comparingDouble(LikelyType::probability)
                .reversed()
                .thenComparing(LikelyType::type))
        .limit(k)
        .toList();
  }
}
