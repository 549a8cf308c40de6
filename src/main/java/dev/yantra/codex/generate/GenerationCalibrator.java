package dev.yantra.codex.generate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.generate.rank.Contest;
import dev.yantra.codex.generate.rank.GenerationModel;
import dev.yantra.codex.generate.rank.Ranker;
import dev.yantra.codex.generate.rank.Ranker.Ranked;
import dev.yantra.codex.generate.rank.RankerFit;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Finds out on held-out methods of the repository how far its own answers can be trusted.
 *
 * <p>Each body is written as if it were missing. Right is what is the same but for names of locals:
 * tests would accept more, so the confidence errs on the careful side.
 */
public final class GenerationCalibrator {
  /** Held-out methods that are written: a bound on the time of training; chosen, not measured. */
  private static final int MOST = 90;

  /** Methods that are compiled together, so that progress is seen; chosen, not measured. */
  private static final int CHUNK = 15;

  /** The strength of the shipped weights against one repository's few examples; chosen. */
  private static final double RANKER_PRIOR = 0.05;

  private static final double TRUST_PRIOR = 2;

  private final Workspace workspace;
  private final CodeGraph graph;
  private final Student student;
  private final GenerateOptions options;
  private final Progress progress;

  /**
   * The findings.
   *
   * @param methods held-out methods that were tried
   * @param right the number of first answers that were right
   * @param confident the number of first answers at or above the gate
   * @param confidentRight the number of those that were right
   */
  public record Report(int methods, int right, int confident, int confidentRight) {}

  /**
   * @param student must not know the bodies of validation methods: {@code ServedStudent.heldOut}
   */
  public GenerationCalibrator(
      Workspace workspace,
      CodeGraph graph,
      Student student,
      GenerateOptions options,
      Progress progress) {
    this.workspace = workspace;
    this.graph = graph;
    this.student = student;
    this.options = options;
    this.progress = progress;
  }

  /** Calibrates and writes {@code generation.properties} into a checkpoint's directory. */
  public Report calibrate(Splits splits, long seed, Path checkpoint) {
    List<String> methods = heldOut(splits, seed);
    List<Contest> contests = new ArrayList<>();
    try (Generator generator = new Generator(workspace, graph, student, options)) {
      for (int from = 0; from < methods.size(); from += CHUNK) {
        int to = Math.min(methods.size(), from + CHUNK);
        contests.addAll(generator.contests(methods.subList(from, to)));
        progress.update("calibrate", to, methods.size(), "generation");
      }
    }
    GenerationModel shipped = GenerationModel.shipped();
    // The trust is fitted on rankings by weights that have not seen the contest: two halves.
    Ranker first = RankerFit.ranker(half(contests, 0), shipped.ranker(), RANKER_PRIOR);
    Ranker second = RankerFit.ranker(half(contests, 1), shipped.ranker(), RANKER_PRIOR);
    List<Double> trust =
        average(
            RankerFit.trust(half(contests, 1), first, shipped.trust(), TRUST_PRIOR),
            RankerFit.trust(half(contests, 0), second, shipped.trust(), TRUST_PRIOR));
    Ranker ranker = RankerFit.ranker(contests, shipped.ranker(), RANKER_PRIOR);
    GenerationModel model = new GenerationModel(ranker, trust);
    model.save(checkpoint);
    GenerationModel fair = new GenerationModel(first, trust);
    GenerationModel other = new GenerationModel(second, trust);
    return report(half(contests, 1), fair).plus(report(half(contests, 0), other)).report();
  }

  private List<String> heldOut(Splits splits, long seed) {
    List<String> ids = new ArrayList<>();
    graph
        .methods()
        .filter(m -> splits.side(m) == Split.VALIDATION)
        .filter(m -> written(graph.method(m)))
        .forEach(m -> ids.add(graph.node(m).id()));
    Collections.shuffle(ids, new Random(seed));
    return ids.subList(0, Math.min(MOST, ids.size()));
  }

  private static boolean written(MethodNode method) {
    return method.body().present()
        && method.body().statements() > 0
        && !method.implicit()
        && !method.test()
        && !method.range().file().contains("/test/");
  }

  private static List<Contest> half(List<Contest> contests, int which) {
    List<Contest> half = new ArrayList<>();
    for (int i = which; i < contests.size(); i += 2) {
      half.add(contests.get(i));
    }
    return half;
  }

  private static List<Double> average(List<Double> a, List<Double> b) {
    List<Double> mean = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      mean.add((a.get(i) + b.get(i)) / 2);
    }
    return mean;
  }

  private record Tally(int methods, int right, int confident, int confidentRight) {
    Tally plus(Tally o) {
      return new Tally(
          methods + o.methods,
          right + o.right,
          confident + o.confident,
          confidentRight + o.confidentRight);
    }

    Report report() {
      return new Report(methods, right, confident, confidentRight);
    }
  }

  private Tally report(List<Contest> contests, GenerationModel model) {
    int right = 0;
    int confident = 0;
    int both = 0;
    for (Contest c : contests) {
      List<Ranked> ranked = model.ranker().rank(c.candidates(), c.features());
      boolean good = !ranked.isEmpty() && c.right().get(ranked.get(0).position());
      boolean sure = model.confidence(ranked, c.features()) >= options.gate();
      right += good ? 1 : 0;
      confident += sure ? 1 : 0;
      both += good && sure ? 1 : 0;
    }
    return new Tally(contests.size(), right, confident, both);
  }
}
