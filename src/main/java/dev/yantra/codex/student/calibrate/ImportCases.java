package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.LogisticRegression;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.imports.PretrainedImports;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.ImportMemory;
import dev.yantra.codex.student.serve.ImportRegressions;
import dev.yantra.codex.student.serve.SpecIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Methods of the training side with what was remembered of each type that they may import, out of
 * fold: every group is asked about a memory from which it was left out.
 *
 * <p>Of the many types that a method does not need, the more likely ones are taken, and stand for
 * the others by their weight.
 */
final class ImportCases {
  /** There are many types, and a regression for each. */
  private static final int FOLDS = 3;

  private static final double LEAST_SHARE = 0.01;
  private static final double SHARE = 20;

  private final List<LogisticRegression.Case> cases = new ArrayList<>();
  private final List<Integer> groups = new ArrayList<>();

  /**
   * Draws cases.
   *
   * @param all the training side
   * @param others what methods of other repositories need
   * @param likely log-odds of a row, about
   * @param most methods, at most
   */
  ImportCases(
      SpecIndex all,
      Splits splits,
      PretrainedImports others,
      ToDoubleFunction<double[]> likely,
      int most,
      long seed) {
    CodeGraph graph = all.view().graph();
    Random random = new Random(seed);
    List<Integer> methods = new ArrayList<>(all.specs().keySet());
    Collections.shuffle(methods, random);
    Set<Integer> sample = Set.copyOf(methods.subList(0, Math.min(most, methods.size())));
    for (int fold = 0; fold < FOLDS; fold++) {
      SpecIndex left = all.narrowed(without(fold, all.view(), splits));
      ImportMemory memory = new ImportMemory(left, ImportRegressions.fit(left), others);
      int[] candidates = memory.candidates();
      for (int method : all.specs().keySet()) {
        if (sample.contains(method) && !left.specs().containsKey(method)) {
          int[] used = Usage.imports(graph, method);
          double[][] rows = memory.of(all.spec(method));
          for (int i = 0; i < rows.length; i++) {
            boolean yes = Arrays.binarySearch(used, candidates[i]) >= 0;
            double odds = likely.applyAsDouble(rows[i]);
            double share = yes ? 1 : Math.min(1, LEAST_SHARE + SHARE * LogOdds.probability(odds));
            if (random.nextDouble() < share) {
              cases.add(new LogisticRegression.Case(rows[i], yes, 1 / share));
              groups.add(splits.group(method));
            }
          }
        }
      }
    }
  }

  /** The training side without one of its parts. */
  private static GraphView without(int fold, GraphView view, Splits splits) {
    CodeGraph graph = view.graph();
    BitSet hidden = new BitSet();
    graph
        .methods()
        .filter(m -> view.hides(m) || fold(splits.group(m)) == fold)
        .forEach(hidden::set);
    return GraphView.hiding(graph, hidden);
  }

  private static int fold(int group) {
    // Spread, since the groups of one class have numbers close to each other.
    return Math.floorMod((group * 0x9E3779B1) >>> 8, FOLDS);
  }

  List<LogisticRegression.Case> cases() {
    return cases;
  }

  /** The group of each case, shape [cases]. */
  int[] groups() {
    return groups.stream().mapToInt(Integer::intValue).toArray();
  }
}
