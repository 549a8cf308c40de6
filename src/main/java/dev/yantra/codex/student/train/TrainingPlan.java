package dev.yantra.codex.student.train;

import dev.yantra.codex.student.network.ModelShape;
import java.util.Locale;

/**
 * The hyperparameters of a training.
 *
 * @param preset its size
 * @param seed of everything random
 * @param temperature T of the distillation losses
 * @param curriculum epochs of each stage
 * @param pace how it goes through them
 * @param neighbours which neighbours are averaged
 * @param hops how far the network sees: how many layers, from the last one on, average at all
 * @param pretrained whether the network starts with what other repositories have taught
 */
public record TrainingPlan(
    ModelShape.Preset preset,
    long seed,
    double temperature,
    Curriculum curriculum,
    Pace pace,
    Neighbours neighbours,
    int hops,
    boolean pretrained) {
  /**
   * How training goes through its epochs.
   *
   * @param folds parts that the training methods are dealt to; an epoch is one step on each
   * @param dropout share of activations that is dropped in training
   * @param rate learning rate of Adam
   * @param patience epochs without a better validation loss after which a stage ends
   */
  public record Pace(int folds, double dropout, double rate, int patience) {
    public Pace {
      if (folds < 2 || !(dropout >= 0 && dropout < 1) || !(rate > 0)) {
        throw new IllegalArgumentException("folds " + folds + ", dropout " + dropout);
      }
    }
  }

  /** As many layers as there are. */
  public static final int ALL_HOPS = 3;

  /** Which neighbours a layer averages. */
  public enum Neighbours {
    /** All of them; of a graph that is too large for that, a sample. */
    ALL,
    /** All of them, whatever memory that takes. */
    WHOLE,
    /** A sample around the methods of each step. */
    SAMPLED,
    /** None: the network without the graph, to see what the graph is worth. */
    NONE;

    /** The kind as it is written in files: {@code sampled}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind with this {@link #label()}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Neighbours ofLabel(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }

  public TrainingPlan {
    if (hops < 0 || hops > ALL_HOPS) {
      throw new IllegalArgumentException("hops " + hops);
    }
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature " + temperature);
    }
  }

  /** A plan that averages all neighbours and starts with what is known of its size. */
  public TrainingPlan(
      ModelShape.Preset preset, long seed, double temperature, Curriculum curriculum, Pace pace) {
    this(
        preset,
        seed,
        temperature,
        curriculum,
        pace,
        Neighbours.ALL,
        ALL_HOPS,
        isPretrained(preset));
  }

  /**
   * The plan of a preset. The full size has the full curriculum and the full dropout; the small one
   * was measured to need less of both.
   */
  public static TrainingPlan of(ModelShape.Preset preset, long seed, double temperature) {
    Curriculum curriculum =
        switch (preset) {
          case TINY -> Curriculum.of(10);
          case SMALL -> Curriculum.of(16);
          case FULL -> new Curriculum(20, 30, 50);
        };
    Pace pace =
        switch (preset) {
          case TINY -> new Pace(3, 0.1, 1e-2, 10);
          case SMALL -> new Pace(5, 0.1, 6e-3, 5);
          case FULL -> new Pace(6, 0.5, 1e-3, 15);
        };
    return new TrainingPlan(preset, seed, temperature, curriculum, pace);
  }

  /** Whether other repositories have taught a network of this size. */
  public static boolean isPretrained(ModelShape.Preset preset) {
    return preset == ModelShape.Preset.SMALL;
  }

  /** The same plan with other epochs. */
  public TrainingPlan with(Curriculum other) {
    return new TrainingPlan(preset, seed, temperature, other, pace, neighbours, hops, pretrained);
  }

  /** The same plan over other neighbours. */
  public TrainingPlan with(Neighbours other) {
    return new TrainingPlan(preset, seed, temperature, curriculum, pace, other, hops, pretrained);
  }

  /** The same plan with a network that sees this far. */
  public TrainingPlan seeing(int other) {
    return new TrainingPlan(
        preset, seed, temperature, curriculum, pace, neighbours, other, pretrained);
  }

  /** The same plan for a network that knows nothing yet. */
  public TrainingPlan fromScratch() {
    return new TrainingPlan(preset, seed, temperature, curriculum, pace, neighbours, hops, false);
  }

  /** The same plan at another pace. */
  TrainingPlan with(Pace other) {
    return new TrainingPlan(
        preset, seed, temperature, curriculum, other, neighbours, hops, pretrained);
  }

  /** Whether layer 1, 2 or 3 averages neighbours. */
  boolean averages(int layer) {
    return neighbours != Neighbours.NONE && layer > ALL_HOPS - hops;
  }
}
