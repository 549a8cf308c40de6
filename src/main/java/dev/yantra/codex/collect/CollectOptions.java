package dev.yantra.codex.collect;

import dev.yantra.codex.teacher.TeacherOptions;
import dev.yantra.codex.workspace.CodexException;

/**
 * The options of a collection.
 *
 * @param n the number of requests; where the repository has fewer methods, all of them
 * @param teacher the teacher's kind; empty for what the settings say
 * @param model the model to ask for; empty for what the settings say
 * @param baseUrl the address of the teacher's server; empty for its own
 * @param budgetUsd the most that all answers of this repository may cost, earlier ones included
 * @param dryRun true if only to say what would be asked and for how much
 * @param batch true if to ask by the provider's batches
 * @param parallel the number of requests on their way at once
 * @param strategy the order of the methods
 * @param samples the number of answers that a verbalised probability averages
 * @param retryFailed true if to ask again what has only been refused, cut off, late or unreadable
 * @param seed of the sample; the same seed asks the same requests in the same order
 */
public record CollectOptions(
    int n,
    String teacher,
    String model,
    String baseUrl,
    double budgetUsd,
    boolean dryRun,
    boolean batch,
    int parallel,
    Strategy strategy,
    int samples,
    boolean retryFailed,
    long seed) {
  /** The order in which methods are asked about. */
  public enum Strategy {
    /** Packages, concerns and difficulties in turn. */
    UNIFORM,
    /** Those first of which the student is least sure. */
    UNCERTAIN
  }

  public CollectOptions {
    require(n >= 1, "-n " + n + ": ask for at least 1.");
    require(budgetUsd >= 0, "--budget " + budgetUsd + ": give US dollars, 0 or more.");
    require(parallel >= 1 && parallel <= 64, "--parallel " + parallel + ": from 1 to 64.");
    require(samples >= 1 && samples <= 20, "--samples " + samples + ": from 1 to 20.");
  }

  /** A thousand requests to the teacher that the settings name, for at most five dollars. */
  public static CollectOptions defaults() {
    return new CollectOptions(1000, "", "", "", 5, false, false, 4, Strategy.UNIFORM, 1, false, 42);
  }

  /** The same, asking a teacher of this kind. */
  public CollectOptions of(String kind) {
    return new CollectOptions(
        n,
        kind,
        model,
        baseUrl,
        budgetUsd,
        dryRun,
        batch,
        parallel,
        strategy,
        samples,
        retryFailed,
        seed);
  }

  /** The same with another sample. */
  public CollectOptions withSeed(long other) {
    return new CollectOptions(
        n,
        teacher,
        model,
        baseUrl,
        budgetUsd,
        dryRun,
        batch,
        parallel,
        strategy,
        samples,
        retryFailed,
        other);
  }

  TeacherOptions teacherOptions() {
    return new TeacherOptions(teacher, model, baseUrl, samples, batch, seed);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw CodexException.usage(otherwise);
    }
  }
}
