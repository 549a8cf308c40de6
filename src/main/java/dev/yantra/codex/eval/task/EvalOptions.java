package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.report.EvalReport.Table;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.workspace.CodexException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Options of an evaluation: what is measured, and how thoroughly.
 *
 * @param seed seed of every draw; the split is the one that the student was trained with
 * @param quick fewer cases and resamples, and no slow systems: seconds instead of minutes
 * @param tasks what is measured, in order
 * @param students how many students are trained for the measurement, from as many seeds; 0 measures
 *     the current checkpoint
 * @param curve whether students are trained on growing parts of the corpus too
 * @param ablation whether students of other sizes and sights are trained
 * @param bare resamples of a measurement without slow systems, which other ones are compared with;
 *     0 for a full one
 * @param requests the file of phrasings that {@link Task#REQUESTS} asks
 */
public record EvalOptions(
    long seed,
    boolean quick,
    List<Task> tasks,
    int students,
    boolean curve,
    boolean ablation,
    int bare,
    Optional<Path> requests) {
  /**
   * The tasks, each with the head that it measures; a head may have several. Reports show them in
   * this order.
   */
  @SuppressWarnings("ImmutableEnumChecker") // Heads are enums; the functions hold no state.
  public enum Task {
    CALLS(SpecialHead.CALLS, (bench, teacher) -> new CallsTask(bench).run()),
    IMPORTS(SpecialHead.IMPORTS, (bench, teacher) -> new ImportsTask(bench).run()),
    CONCERNS(LabelHead.CONCERNS, (bench, teacher) -> new ConcernsTask(bench, teacher).run()),
    SEARCH(SpecialHead.SEARCH, (bench, teacher) -> new SearchTask(bench).run()),
    /** The same head as people ask it; measured where there is a file of what they asked. */
    REQUESTS(SpecialHead.SEARCH, (bench, teacher) -> new RequestsTask(bench).run()),
    TEST_KINDS(LabelHead.KINDS, (bench, teacher) -> new TestKindsTask(bench, teacher).run()),
    RISK(SpecialHead.RISK, (bench, teacher) -> new RiskTask(bench).run());

    private interface Measure {
      Table table(EvalContext bench, OfflineTeacher teacher);
    }

    private final Head head;
    private final Measure measure;

    Task(Head head, Measure measure) {
      this.head = head;
      this.measure = measure;
    }

    /** The head that is measured. */
    Head head() {
      return head;
    }

    /** Its figures beside those of other systems. */
    public Table table(EvalContext bench, OfflineTeacher teacher) {
      return measure.table(bench, teacher);
    }

    /** The name on the command line: {@code test-kinds}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The task with this {@link #label()}.
     *
     * @throws CodexException if there is none
     */
    public static Task ofLabel(String label) {
      return Arrays.stream(values())
          .filter(t -> t.label().equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  CodexException.usage(
                      "No task "
                          + label
                          + ". Name one of: "
                          + Arrays.stream(values())
                              .map(Task::label)
                              .collect(Collectors.joining(", "))));
    }
  }

  /** A measurement of the current checkpoint. */
  public EvalOptions(long seed, boolean quick, List<Task> tasks) {
    this(seed, quick, tasks, 0, false, false, 0, Optional.empty());
  }

  public EvalOptions {
    if (students < 0 || bare < 0) {
      throw CodexException.usage("The number of seeds must not be below 0.");
    }
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw CodexException.usage("Name at least one task.");
    }
    if (tasks.contains(Task.REQUESTS) && requests.isEmpty()) {
      throw CodexException.usage(
          "The task requests needs a file of what people asked. Add: --requests FILE");
    }
    if (requests.isPresent() && !tasks.contains(Task.REQUESTS)) {
      throw CodexException.usage(
          "--requests is for the task requests, which is not among the tasks. Add it to --task, or"
              + " leave --task out.");
    }
  }

  /** Everything on every held-out method. */
  public static EvalOptions defaults() {
    return new EvalOptions(42, false, all(Optional.empty()));
  }

  /**
   * All tasks that can be measured.
   *
   * @param requests the file that {@link Task#REQUESTS} needs
   */
  public static List<Task> all(Optional<Path> requests) {
    return Arrays.stream(Task.values())
        .filter(task -> task != Task.REQUESTS || requests.isPresent())
        .toList();
  }

  /** The same, quickly. */
  public EvalOptions quickly() {
    return new EvalOptions(seed, true, tasks, students, curve, ablation, bare, requests);
  }

  /** The same without slow systems, and with few resamples. */
  public EvalOptions bare(int resamples) {
    return new EvalOptions(seed, quick, tasks, students, curve, ablation, resamples, requests);
  }

  /** How many held-out methods are asked about in each task at most. */
  int cases() {
    return quick ? 120 : 1500;
  }

  /** Whether systems that take longer than the student are worth their time. */
  public boolean slow() {
    return !quick && bare == 0;
  }

  /** How many resamples the bootstrap draws. */
  public int resamples() {
    return bare > 0 ? bare : quick ? 200 : 1000;
  }
}
