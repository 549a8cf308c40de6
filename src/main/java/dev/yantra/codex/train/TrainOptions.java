package dev.yantra.codex.train;

import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.train.TrainingPlan.Neighbours;
import dev.yantra.codex.workspace.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The options of {@code codex train}.
 *
 * @param preset size of the student
 * @param seed of everything random in training; the split is the corpus's
 * @param temperature T of the distillation losses; the corpus's where empty
 * @param epochs epochs over all stages, dealt 20 : 30 : 50; the preset's where empty
 * @param neighbours which neighbours are averaged; a graph that is too large for all is sampled
 * @param encoder directory of a pre-trained sentence encoder that reads along; none where empty
 */
public record TrainOptions(
    ModelShape.Preset preset,
    long seed,
    OptionalDouble temperature,
    OptionalInt epochs,
    Neighbours neighbours,
    Optional<Path> encoder) {
  /** Options with the built-in encoder alone. */
  public TrainOptions(
      ModelShape.Preset preset, long seed, OptionalDouble temperature, OptionalInt epochs) {
    this(preset, seed, temperature, epochs, Neighbours.ALL, Optional.empty());
  }

  public TrainOptions {
    if (temperature.isPresent() && !(temperature.getAsDouble() > 0)) {
      throw new IllegalArgumentException("temperature " + temperature.getAsDouble());
    }
    if (epochs.isPresent() && epochs.getAsInt() < 1) {
      throw new IllegalArgumentException("epochs " + epochs.getAsInt());
    }
  }

  /** The same with another seed. */
  public TrainOptions withSeed(long other) {
    return new TrainOptions(preset, other, temperature, epochs, neighbours, encoder);
  }

  /** The same with a pre-trained encoder. */
  public TrainOptions withEncoder(Path directory) {
    return new TrainOptions(preset, seed, temperature, epochs, neighbours, Optional.of(directory));
  }

  /**
   * The same with the encoder that is set as {@code student.encoder}, unless one is named already.
   *
   * @param root the repository's, from which a relative directory starts
   */
  public TrainOptions withEncoderOf(Settings settings, Path root) {
    return encoder.isPresent()
        ? this
        : settings.get("student.encoder").map(d -> withEncoder(root.resolve(d))).orElse(this);
  }

  /** The options that a run with these remarks had. */
  static TrainOptions of(Map<String, String> about) {
    return new TrainOptions(
        ModelShape.Preset.ofLabel(about.getOrDefault("preset", "absent")),
        Long.parseLong(about.getOrDefault("seed", "absent")),
        OptionalDouble.of(Double.parseDouble(about.getOrDefault("temperature", "absent"))),
        OptionalInt.of(Integer.parseInt(about.getOrDefault("epochs", "absent"))),
        Neighbours.ofLabel(about.getOrDefault("neighbours", "absent")),
        Optional.empty());
  }

  /** The small student, seed 42, the corpus's temperature, the preset's epochs. */
  public static TrainOptions defaults() {
    return new TrainOptions(
        ModelShape.Preset.SMALL, 42, OptionalDouble.empty(), OptionalInt.empty());
  }
}
