package dev.yantra.codex.student.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.calibrate.Calibrator;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StudentTrainingTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(24, 1);
  private static final Splits SPLITS = Splits.of(GRAPH, 42);

  private static StudentTraining.Outcome train(long seed) {
    TrainingPlan plan = TrainingPlan.of(ModelShape.Preset.TINY, seed, 3);
    return new StudentTraining(GRAPH, SPLITS, List.of(), plan).run(Progress.SILENT);
  }

  @Test
  void run_learnsWhatMethodsCallAndNeed() {
    learns(train(7).model());
  }

  @Test
  void run_onSampledNeighbours_learnsItToo() {
    TrainingPlan plan =
        TrainingPlan.of(ModelShape.Preset.TINY, 7, 3).with(TrainingPlan.Neighbours.SAMPLED);
    learns(new StudentTraining(GRAPH, SPLITS, List.of(), plan).run(Progress.SILENT).model());
  }

  @Test
  void run_onSampledNeighbours_goesOnToTheSameWeights() {
    TrainingPlan plan =
        TrainingPlan.of(ModelShape.Preset.TINY, 7, 3)
            .with(TrainingPlan.Neighbours.SAMPLED)
            .with(Curriculum.of(3));
    StudentTraining training = new StudentTraining(GRAPH, SPLITS, List.of(), plan);
    List<TrainingState> kept = new ArrayList<>();
    TrainingJournal journal =
        new TrainingJournal() {
          @Override
          public Optional<TrainingState> last() {
            return kept.stream().findFirst();
          }

          @Override
          public void keep(TrainingState state) {
            kept.add(state);
          }
        };
    StudentTraining.Outcome straight = training.run(Progress.SILENT, journal);
    assertEquals(straight.epochs(), training.run(Progress.SILENT, journal).epochs());
  }

  @Test
  void samples_whereAWholeGraphDoesNotFit() {
    ModelShape full = ModelShape.Preset.FULL.shape(head -> List.of(head.key()));
    ModelShape small = ModelShape.Preset.SMALL.shape(head -> List.of(head.key()));
    assertTrue(StudentTraining.fullBatchBytes(20_000, small) < 2L << 30);
    assertTrue(StudentTraining.fullBatchBytes(100_000, full) > 6L << 30);
  }

  @Test
  void samples_whereTheScoresOfARepositoryDoNotFit() {
    assertTrue(StudentTraining.lossBytes(9_512, 5, 8_192, 2_000) < 1L << 30);
    assertTrue(StudentTraining.lossBytes(60_000, 5, 8_192, 9_000) > 6L << 30);
  }

  private static void learns(Model trained) {
    Model model = new Calibrator(trained, GRAPH, SPLITS, 7).calibrated();
    ServedStudent student = ServedStudent.heldOut(model, GRAPH, SPLITS);
    int asked = 0;
    int calls = 0;
    int concerns = 0;
    for (int m : GRAPH.methods().filter(n -> SPLITS.side(n) == Split.TEST).toArray()) {
      if (Usage.isWritten(GRAPH, m)) {
        Query query = new Query.Known(m, Query.View.SPEC);
        asked++;
        String callee = GRAPH.node(Usage.calls(GRAPH, m)[0]).id();
        calls += student.calls(query, 1).get(0).label().equals(callee) ? 1 : 0;
        String concern = GRAPH.method(m).body().concerns().iterator().next().label();
        Prediction first = student.concerns(query, 1).get(0);
        concerns += first.label().equals(concern) ? 1 : 0;
      }
    }
    assertTrue(asked >= 5, "held out: " + asked);
    assertTrue(calls >= 0.8 * asked, calls + " of " + asked + " calls");
    assertTrue(concerns >= 0.8 * asked, concerns + " of " + asked + " concerns");
  }

  @Test
  void run_sameSeedGivesTheSameLossesAndWeights() {
    StudentTraining.Outcome one = train(3);
    StudentTraining.Outcome other = train(3);
    assertEquals(one.epochs(), other.epochs());
    one.model()
        .network()
        .matrices()
        .forEach(
            (name, matrix) ->
                assertArrayEquals(
                    matrix.toArray(),
                    Objects.requireNonNull(other.model().network().matrices().get(name)).toArray(),
                    name));
  }

  @Test
  void run_noWeightIsLost() {
    train(5)
        .model()
        .network()
        .matrices()
        .forEach(
            (name, matrix) -> {
              for (float w : matrix.toArray()) {
                assertTrue(Float.isFinite(w), name);
              }
            });
  }

  @Test
  void run_fewExamplesAreLearnedByHeart() {
    CodeGraph few = SyntheticRepository.graph(2, 1);
    TrainingPlan plan =
        new TrainingPlan(
            ModelShape.Preset.TINY,
            1,
            1,
            Curriculum.of(150),
            new TrainingPlan.Pace(2, 0, 2e-2, Integer.MAX_VALUE));
    List<StudentTraining.Epoch> epochs =
        new StudentTraining(few, Splits.of(few, 1), List.of(), plan).run(Progress.SILENT).epochs();
    double first = epochs.get(0).loss();
    double last = epochs.get(epochs.size() - 1).loss();
    assertTrue(last < first / 3, first + " to " + last);
  }

  @Test
  void run_seeingOneHop_leavesTheLowerLayersWithoutNeighbours() {
    TrainingPlan plan =
        TrainingPlan.of(ModelShape.Preset.TINY, 7, 3).with(Curriculum.of(3)).seeing(1);
    Model model = new StudentTraining(GRAPH, SPLITS, List.of(), plan).run(Progress.SILENT).model();
    for (int layer = 1; layer <= 3; layer++) {
      float[] weight =
          Objects.requireNonNull(model.network().matrices().get("sage" + layer + ".weight"))
              .toArray();
      // The first of six blocks is the node's own.
      float[] neighbours = Arrays.copyOfRange(weight, weight.length / 6, weight.length);
      boolean learned = false;
      for (float w : neighbours) {
        learned |= w != 0;
      }
      assertEquals(layer == 3, learned, "layer " + layer);
    }
  }
}
