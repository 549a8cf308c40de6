package dev.yantra.codex.student.train.objectives;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.Relation;
import dev.yantra.codex.student.train.folds.Fold;
import dev.yantra.codex.student.train.folds.Folds;
import dev.yantra.codex.student.train.folds.Targets;
import dev.yantra.codex.student.train.tensors.Dense;
import dev.yantra.codex.student.train.tensors.Losses;
import dev.yantra.codex.student.train.tensors.SparseRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Next call as one softmax over all methods and one over the methods of the true callee's type, the
 * choice that a person makes after the dot:
 *
 * <pre>L = −Σ_{(m,c)} ln p(c | m) − Σ_{(m,c)} ln p(c | m, type of c)</pre>
 *
 * <p>Where a teacher was asked about callees, {@code T² KL(softmax(ln p / T) ‖ softmax(z / T))}
 * over those that it was asked about.
 */
final class CallObjective implements Objective {
  /** More candidates than this are sampled; the true ones and their siblings stay. */
  private static final int MOST_CANDIDATES = 8192;

  private final LabelTower tower;
  private final Pairs hard;
  private final Pairs soft;
  private final NDArray softTargets;
  private final NDArray siblings;
  private final NDArray siblingTargets;

  CallObjective(NDManager manager, Fold fold, Random random) {
    CodeGraph graph = fold.view().graph();
    int[] chosen = candidates(fold, random);
    Map<Integer, Integer> position = Folds.positions(chosen);
    this.tower = new LabelTower(manager, fold, SpecialHead.CALLS, chosen, Relation.CALLERS);

    Pairs.Builder truePairs = new Pairs.Builder(fold.rows().size(), chosen.length);
    Pairs.Builder askedPairs = new Pairs.Builder(fold.rows().size(), chosen.length);
    List<Float> targets = new ArrayList<>();
    Map<String, Integer> owners = new TreeMap<>();
    List<int[]> ownerOfPair = new ArrayList<>();
    for (int r = 0; r < fold.rows().size(); r++) {
      Targets lesson = fold.rows().get(r).lesson();
      for (int callee : lesson.calls()) {
        Integer column = position.get(callee);
        if (column != null) {
          truePairs.add(r, column);
          String owner = graph.node(callee).canonical().owner();
          int o = owners.computeIfAbsent(owner, k -> owners.size());
          ownerOfPair.add(new int[] {o, r});
        }
      }
      for (SoftLabel label : lesson.soft()) {
        OptionalInt callee = graph.find(label.question().subject());
        if (label.question().kind() == Question.Kind.CALL && callee.isPresent()) {
          Integer column = position.get(callee.getAsInt());
          if (column != null) {
            askedPairs.add(r, column);
            targets.add((float) Math.max(1e-3, label.probability()));
          }
        }
      }
    }
    this.hard = truePairs.build(manager);
    this.soft = askedPairs.build(manager);
    this.softTargets = column(manager, targets);
    float[] counts = new float[Math.max(1, owners.size()) * fold.rows().size()];
    ownerOfPair.forEach(p -> counts[p[0] * fold.rows().size() + p[1]]++);
    this.siblingTargets =
        Dense.owned(manager, counts, new Shape(Math.max(1, owners.size()), fold.rows().size()));
    this.siblings = siblings(manager, graph, chosen, owners);
  }

  @Override
  public boolean empty() {
    return hard.size() == 0;
  }

  @Override
  public Head head() {
    return SpecialHead.CALLS;
  }

  @Override
  public void reads(BitSet last, BitSet first) {
    tower.reads(last, first);
  }

  @Override
  public NDArray loss(Pass pass) {
    LabelTower.Scores scores = tower.scores(pass);
    NDArray z = scores.all();
    NDArray greatest = Losses.greatest(z);
    NDArray exponentials = z.sub(greatest).exp();
    NDArray all = exponentials.sum(new int[] {1}, true).log().add(greatest);
    NDArray weights = hard.left(pass.rowWeights());
    NDArray total = Losses.atLeastOne(weights.sum());
    NDArray score = scores.of(hard);
    NDArray anywhere = hard.left(all).sub(score).mul(weights).sum();

    NDArray ofType =
        siblings.matMul(exponentials.transpose()).add(1e-20f).log().add(greatest.transpose());
    NDArray within =
        ofType
            .mul(siblingTargets)
            .mul(pass.rowWeights().transpose())
            .sum()
            .sub(score.mul(weights).sum());
    NDArray loss = anywhere.add(within).div(total);
    return soft.size() == 0 ? loss : loss.add(distilled(pass, scores));
  }

  private NDArray distilled(Pass pass, LabelTower.Scores scores) {
    float temperature = pass.temperature();
    NDArray z = Losses.scaled(scores.of(soft), 1 / temperature);
    // The rows' scores are bounded, so one constant for all keeps the exponentials in range.
    NDArray greatest = z.max().stopGradient();
    NDArray log = soft.left(soft.sumByRow(z.sub(greatest).exp()).add(1e-20f).log()).add(greatest);
    NDArray unnormalised = Losses.scaled(softTargets.log(), 1 / temperature).exp();
    NDArray target = unnormalised.div(soft.left(soft.sumByRow(unnormalised)));
    NDArray weights = soft.left(pass.rowWeights());
    NDArray divergence = target.mul(target.log().sub(z.sub(log))).mul(weights).sum();
    return Losses.scaled(divergence, temperature * temperature)
        .div(Losses.atLeastOne(pass.rowWeights().sum()));
  }

  /** How many methods there are to choose from, at most. */
  static int candidates(CodeGraph graph) {
    return (int) callable(graph).limit(MOST_CANDIDATES).count();
  }

  private static IntStream callable(CodeGraph graph) {
    return IntStream.range(0, graph.size())
        .filter(n -> Usage.isMethod(graph, n) && !Usage.isTest(graph, n));
  }

  private static int[] candidates(Fold fold, Random random) {
    CodeGraph graph = fold.view().graph();
    List<Integer> all = new ArrayList<>(callable(graph).boxed().toList());
    if (all.size() > MOST_CANDIDATES) {
      Set<String> owners = new TreeSet<>();
      for (Fold.Row row : fold.rows()) {
        for (int callee : row.lesson().calls()) {
          owners.add(graph.node(callee).canonical().owner());
        }
      }
      Set<Integer> kept = new LinkedHashSet<>();
      all.stream()
          .filter(n -> owners.contains(graph.node(n).canonical().owner()))
          .forEach(kept::add);
      Collections.shuffle(all, random);
      all.stream().limit(MOST_CANDIDATES).forEach(kept::add);
      all = kept.stream().limit(MOST_CANDIDATES).toList();
    }
    return all.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private static NDArray siblings(
      NDManager manager, CodeGraph graph, int[] chosen, Map<String, Integer> owners) {
    List<List<Integer>> members = new ArrayList<>();
    for (int o = 0; o < Math.max(1, owners.size()); o++) {
      members.add(new ArrayList<>());
    }
    for (int c = 0; c < chosen.length; c++) {
      Integer owner = owners.get(graph.node(chosen[c]).canonical().owner());
      if (owner != null) {
        members.get(owner).add(c);
      }
    }
    SparseRows rows = new SparseRows(chosen.length);
    for (List<Integer> columns : members) {
      columns.forEach(c -> rows.put(c, 1));
      rows.endRow();
    }
    return rows.tensor(manager);
  }

  private static NDArray column(NDManager manager, List<Float> values) {
    float[] array = new float[Math.max(1, values.size())];
    for (int i = 0; i < values.size(); i++) {
      array[i] = values.get(i);
    }
    return Dense.owned(manager, array, new Shape(array.length, 1));
  }
}
