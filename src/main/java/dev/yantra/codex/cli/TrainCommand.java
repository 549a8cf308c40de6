package dev.yantra.codex.cli;

import dev.yantra.codex.api.Codex;
import dev.yantra.codex.api.Training;
import dev.yantra.codex.student.network.ModelShape.Preset;
import dev.yantra.codex.student.train.TrainingPlan.Neighbours;
import dev.yantra.codex.train.TrainOptions;
import dev.yantra.codex.train.TrainReport;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Durations;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code codex train}: fits the student. */
@Command(
    name = "train",
    description = "Fit the student to the corpus and to the repository's own truth.")
final class TrainCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--preset",
      paramLabel = "SIZE",
      description = "Size of the student: tiny, small (default) or full (512, 512, 256).")
  private Optional<Preset> preset = Optional.empty();

  @Option(
      names = {"-T", "--temperature"},
      paramLabel = "T",
      description = "Temperature of the distillation loss (default: the corpus's).")
  private double temperature = Double.NaN;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Epochs over all stages at most (default: the preset's).")
  private int epochs = 0;

  @Option(
      names = "--encoder",
      paramLabel = "DIR",
      description =
          "Let a pre-trained sentence encoder read along: a directory with model.onnx and"
              + " tokenizer.json (default: student.encoder, else none).")
  private Path encoder = Path.of("");

  @Option(
      names = "--sampled",
      description = "Look at a sample of neighbours in each step (default for large graphs).")
  private boolean sampled;

  @Option(
      names = "--full-batch",
      description = "Look at the whole graph in each step, whatever memory that takes.")
  private boolean fullBatch;

  @Option(
      names = "--resume",
      description = "Go on with the training that was interrupted, with its options.")
  private boolean resume;

  TrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (epochs < 0 || temperature <= 0) {
      throw CodexException.usage("--epochs and --temperature must be above 0.");
    }
    if (sampled && fullBatch) {
      throw CodexException.usage("--sampled and --full-batch exclude each other.");
    }
    Codex codex = session.codex();
    Training done =
        ResumeHint.during(
            session.console(),
            codex::isTrainingInterrupted,
            () -> resume ? resumed(codex) : codex.train(options()));
    TrainReport report = done.student();
    if (session.json()) {
      session.print(Json.line(json(report)));
      return 0;
    }
    session.print(summary(report));
    session.print(generations(done));
    Table table = new Table();
    report
        .validation()
        .forEach((head, loss) -> table.row("", head, String.format(Locale.ROOT, "%.4f", loss)));
    session.print("  validation loss of each head at epoch " + report.bestEpoch() + ":");
    table.lines().forEach(session::print);
    return 0;
  }

  private Training resumed(Codex codex) {
    if (preset.isPresent()
        || epochs != 0
        || sampled
        || fullBatch
        || !Double.isNaN(temperature)
        || !encoder.toString().isEmpty()) {
      throw CodexException.usage(
          "--resume goes on with the options of the interrupted training. Leave the others out.");
    }
    return codex.resumeTraining();
  }

  private TrainOptions options() {
    return new TrainOptions(
        preset.orElse(TrainOptions.defaults().preset()),
        session.seed(),
        Double.isNaN(temperature) ? OptionalDouble.empty() : OptionalDouble.of(temperature),
        epochs == 0 ? OptionalInt.empty() : OptionalInt.of(epochs),
        sampled ? Neighbours.SAMPLED : fullBatch ? Neighbours.WHOLE : Neighbours.ALL,
        Optional.of(encoder).filter(e -> !e.toString().isEmpty()).map(session::resolve));
  }

  /** The result of a training run, in a line. */
  static String summary(TrainReport report) {
    String epochs =
        report.epochs().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "train    %s (%s, %s): %,d examples, %,d methods, epochs %s; loss %.3f to %.3f, best epoch"
            + " %d  %s",
        report.model(),
        report.preset(),
        report.sampled() ? "sampled" : "full batch",
        report.examples(),
        report.methods(),
        epochs,
        report.firstLoss(),
        report.lastLoss(),
        report.bestEpoch(),
        Durations.text(report.millis()));
  }

  /** The measured worth of its generations, in a line. */
  static String generations(Training done) {
    return String.format(
        Locale.ROOT,
        "         generation, on %d held-out methods: %d bodies exactly right; confident in %d, of"
            + " which %d right",
        done.generation().methods(),
        done.generation().right(),
        done.generation().confident(),
        done.generation().confidentRight());
  }

  private static Object json(TrainReport report) {
    return Json.object(
        "schema", "codex.train/1",
        "model", report.model(),
        "preset", report.preset(),
        "sampled", report.sampled(),
        "seed", report.seed(),
        "examples", report.examples(),
        "methods", report.methods(),
        "epochs", report.epochs(),
        "bestEpoch", report.bestEpoch(),
        "firstLoss", report.firstLoss(),
        "lastLoss", report.lastLoss(),
        "validation", report.validation(),
        "temperature", report.temperature(),
        "elapsedMillis", report.millis());
  }
}
