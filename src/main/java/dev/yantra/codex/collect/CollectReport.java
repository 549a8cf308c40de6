package dev.yantra.codex.collect;

import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.teacher.Estimate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a collection, or the plan of one for a dry run.
 *
 * @param teacher the teacher's kind
 * @param model the model that was asked for
 * @param host the host that requests went to; empty if nothing left this process
 * @param available methods of the training side that can be asked about
 * @param requested requests of the sample, at most {@code available}
 * @param before those that had been answered in earlier runs
 * @param outcomes answers of this run by what they were
 * @param earlier answers of earlier runs that this one let stand, by what they were
 * @param unanswered requests of this run that the server did not take, by its reason
 * @param remark what else a user should know of the answers; may be empty
 * @param estimate the cost of the requests without an answer; {@link Estimate#NOTHING} after a real
 *     run
 * @param inputTokens tokens of this run's questions
 * @param outputTokens tokens of this run's answers
 * @param costUsd the cost of this run
 * @param totalUsd the cost of all answers of this repository, {@code lostUsd} included
 * @param lostUsd the most that questions and attempts can have cost of which no reply arrived
 * @param open questions that a server may have answered although no answer is here; they are asked
 *     again
 * @param uncounted answers of this run for which the server did not say how many tokens it charged,
 *     and which count as the most that they can cost
 * @param redactions secrets taken out in this run
 * @param dropped answers of an offline teacher that an older graph gave, now removed
 * @param millis the duration of this run
 * @param dryRun true if nothing was asked
 * @param stopped why the run ended before its time; empty if it did not
 * @param exitCode 0, or that of the reason to stop
 */
public record CollectReport(
    String teacher,
    String model,
    String host,
    int available,
    int requested,
    int before,
    SortedMap<Outcome, Integer> outcomes,
    SortedMap<Outcome, Integer> earlier,
    SortedMap<String, Integer> unanswered,
    String remark,
    Estimate estimate,
    long inputTokens,
    long outputTokens,
    double costUsd,
    double totalUsd,
    double lostUsd,
    int open,
    int uncounted,
    int redactions,
    int dropped,
    long millis,
    boolean dryRun,
    String stopped,
    int exitCode) {
  public CollectReport {
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    earlier = Collections.unmodifiableSortedMap(new TreeMap<>(earlier));
    unanswered = Collections.unmodifiableSortedMap(new TreeMap<>(unanswered));
  }

  /** Answers that can be distilled, of this run and of earlier ones. */
  public int usable() {
    return outcomes.getOrDefault(Outcome.ANSWERED, 0) + earlier.getOrDefault(Outcome.ANSWERED, 0);
  }

  /** All other answers, by what they were. */
  public SortedMap<Outcome, Integer> failed() {
    SortedMap<Outcome, Integer> failed = new TreeMap<>(outcomes);
    earlier.forEach((outcome, n) -> failed.merge(outcome, n, Integer::sum));
    failed.remove(Outcome.ANSWERED);
    return failed;
  }

  /** Answers of this run, refusals and unreadable ones included. */
  public int asked() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Requests that are still without an answer. */
  public int left() {
    return requested - before - asked();
  }
}
