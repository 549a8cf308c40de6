package dev.yantra.codex.student.serve;

import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.calls.CallRanking;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.network.Network;
import dev.yantra.codex.student.network.NodeFeatures;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trained student without a graph: what it knows of text, its network and its calibration.
 *
 * @param name the name of the checkpoint, such as {@code models/3}
 * @param ranking the ranking of the calls that are possible at a point
 * @param linear weights of the regressions on declarations, by head: [labels, {@link
 *     Linear#WIDTH}]; the same of each type that may be imported; and the heads' trees
 * @param about what it was trained with, such as {@code seed}; goes to the checkpoint as it is
 */
public record Model(
    String name,
    NodeFeatures features,
    Network network,
    StudentCalibration calibration,
    CallRanking ranking,
    SortedMap<String, Matrix> linear,
    SortedMap<String, String> about) {
  public Model {
    linear = new TreeMap<>(linear);
    about = new TreeMap<>(about);
  }

  /** A student that knows nothing but its network. */
  public Model(
      String name, NodeFeatures features, Network network, StudentCalibration calibration) {
    this(
        name,
        features,
        network,
        calibration,
        CallRanking.initial(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /**
   * The seed of the split that it was trained under. Any other split would hold out methods that it
   * has learned from.
   */
  public long splitSeed() {
    return Long.parseLong(about.getOrDefault("split.seed", "42"));
  }

  /** Where the trees of a head are kept among the regressions. */
  public static String treesOf(String head) {
    return "trees of " + head;
  }

  /** What trees over the evidence of a head without the network add to it. */
  BoostedTrees trees(String head) {
    Matrix stored = linear.get(treesOf(head));
    return stored == null ? BoostedTrees.NONE : BoostedTrees.of(stored);
  }

  /** The same student with another ranking. */
  public Model with(CallRanking other) {
    return new Model(name, features, network, calibration, other, linear, about);
  }

  /** The same student with other regressions. */
  public Model regressing(SortedMap<String, Matrix> regressions) {
    return new Model(name, features, network, calibration, ranking, regressions, about);
  }

  /** The same student with another calibration. */
  public Model with(StudentCalibration other) {
    return new Model(name, features, network, other, ranking, linear, about);
  }

  /** What the network says with nothing else beside it: for an ablation, not to answer with. */
  public Model networkAlone() {
    return with(calibration.networkAlone()).with(ranking.networkAlone());
  }

  /** The same student without what its network says: for an ablation, not to answer with. */
  public Model withoutNetwork() {
    return with(calibration.withoutNetwork()).with(ranking.withoutNetwork());
  }

  /** The same student with other remarks on its making. */
  public Model about(SortedMap<String, String> remarks) {
    return new Model(name, features, network, calibration, ranking, linear, remarks);
  }
}
