package dev.yantra.codex.eval.report;

import dev.yantra.codex.eval.metric.Interval;
import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.student.network.ModelShape.Preset;
import dev.yantra.codex.student.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The worth of the network's size and sight: students of several sizes, whose layers average the
 * neighbours of 0 to 3 hops, trained on the same corpus and split and measured on the same cases.
 * The whole student shows what a user gets, the network alone what the memories beside it would
 * hide.
 *
 * @param lines one for each network that was measured
 * @param planned how many there will be; more than there are if it was interrupted
 */
public record Ablation(List<Line> lines, int planned) {
  public Ablation {
    lines = List.copyOf(lines);
  }

  /** A network to be measured. */
  public record Candidate(Preset preset, int hops, boolean pretrained) {
    /** Its plan. */
    public TrainingPlan plan(long seed, double temperature) {
      TrainingPlan usual = TrainingPlan.of(preset, seed, temperature).seeing(hops);
      return pretrained ? usual : usual.fromScratch();
    }
  }

  /**
   * A network that was measured.
   *
   * @param preset its size
   * @param hops how many of its three layers average neighbours; 0 is a network without the graph
   * @param pretrained whether it started with what other repositories teach
   * @param parameters learned numbers that are not zero for want of neighbours
   * @param seconds wall time to train and calibrate it, the mean over its seeds
   * @param whole the student's tables
   * @param alone the same with nothing but the network
   */
  public record Line(
      Preset preset,
      int hops,
      boolean pretrained,
      long parameters,
      double seconds,
      List<Table> whole,
      List<Table> alone) {
    public Line {
      whole = List.copyOf(whole);
      alone = List.copyOf(alone);
    }

    /** The first figure of a task, of the whole student or of its network alone. */
    public Optional<Interval> figure(String task, boolean network) {
      return (network ? alone : whole)
          .stream()
              .filter(t -> t.task().equals(task))
              .findFirst()
              .map(t -> t.rows().get(t.rows().size() - 1).figures().get(t.metrics().get(0)));
    }

    /** The mean of the first figures of all tasks. */
    public OptionalDouble mean(boolean network) {
      return whole.stream()
          .map(t -> figure(t.task(), network))
          .flatMap(Optional::stream)
          .mapToDouble(Interval::value)
          .average();
    }
  }

  /** All that are measured, the smallest first. */
  public static List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    for (Preset preset : Preset.values()) {
      all.addAll(candidates(preset));
    }
    return Collections.unmodifiableList(all);
  }

  /** Those of one size. */
  public static List<Candidate> candidates(Preset preset) {
    List<Candidate> all = new ArrayList<>();
    for (boolean pretrained : new boolean[] {false, true}) {
      for (int hops = 0; hops <= TrainingPlan.ALL_HOPS; hops++) {
        if (!pretrained || TrainingPlan.isPretrained(preset)) {
          all.add(new Candidate(preset, hops, pretrained));
        }
      }
    }
    return all;
  }
}
