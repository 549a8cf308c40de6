package dev.yantra.codex.collect;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.teacher.Estimate;
import dev.yantra.codex.teacher.Teacher;
import dev.yantra.codex.workspace.CodexException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The counts of a run, to which several threads add. */
final class CollectCounts {
  private final Teacher teacher;
  private final RequestJournal journal;
  private final int before;
  private final SortedMap<Outcome, Integer> earlier;
  private final int dropped;
  private final long start = System.nanoTime();

  private final TreeMap<Outcome, Integer> outcomes = new TreeMap<>();
  private final TreeMap<String, Integer> unanswered = new TreeMap<>();
  private final TreeSet<String> modelsBefore = new TreeSet<>();
  private final TreeSet<String> models = new TreeSet<>();
  private int asked;
  private long inputTokens;
  private long outputTokens;
  private double costUsd;
  private double spentUsd;
  private double lostUsd;
  private int uncounted;
  private int redactions;
  private String stopped = "";
  private int exitCode;

  /**
   * @param file all answers so far
   * @param kept those of them that still hold
   * @param before the number of requests of the sample that are not asked
   * @param earlier what the answers to those were
   */
  CollectCounts(
      Teacher teacher,
      RequestJournal journal,
      List<Answer> file,
      List<Answer> kept,
      int before,
      SortedMap<Outcome, Integer> earlier) {
    this.teacher = teacher;
    this.journal = journal;
    this.before = before;
    this.earlier = earlier;
    this.dropped = file.size() - kept.size();
    for (Answer answer : file) {
      Provenance from = answer.provenance();
      reckon(from);
      if (from.teacher().equals(teacher.kind()) && from.modelAsked().equals(teacher.model())) {
        modelsBefore.add(from.modelAnswered());
      }
    }
    modelsBefore.remove("");
  }

  private void reckon(Provenance provenance) {
    spentUsd += provenance.spentUsd();
    lostUsd += provenance.lostUsd();
  }

  synchronized void add(Answer answer) {
    asked++;
    outcomes.merge(answer.outcome(), 1, Integer::sum);
    inputTokens += answer.provenance().inputTokens();
    outputTokens += answer.provenance().outputTokens();
    costUsd += answer.provenance().costUsd();
    uncounted += answer.provenance().counted() ? 0 : 1;
    redactions += answer.provenance().redactions();
    reckon(answer.provenance());
    models.add(answer.provenance().modelAnswered());
  }

  /** Said in the run in which another model first answers under the name that was asked for. */
  private String remark() {
    TreeSet<String> fresh = new TreeSet<>(models);
    fresh.remove("");
    TreeSet<String> others = new TreeSet<>(modelsBefore);
    boolean several = others.isEmpty() ? fresh.size() > 1 : !others.containsAll(fresh);
    if (!several || teacher.reproducible()) {
      return "";
    }
    fresh.removeAll(others);
    return "Under the name "
        + teacher.model()
        + " now "
        + String.join(" and ", fresh)
        + " answered"
        + (others.isEmpty() ? "" : ", before it " + String.join(" and ", others))
        + ". Their answers are kept apart.";
  }

  /** Counts a request that was not taken, so that another run asks it again. */
  synchronized void unanswered(String why) {
    unanswered.merge(why, 1, Integer::sum);
  }

  /** Ends the run before its time; the first reason counts. */
  synchronized void stop(CodexException reason) {
    if (stopped.isEmpty()) {
      stopped = String.valueOf(reason.getMessage());
      exitCode = reason.reason().exitCode();
    }
  }

  synchronized boolean stopped() {
    return !stopped.isEmpty();
  }

  synchronized int asked() {
    return asked;
  }

  long millis() {
    return (System.nanoTime() - start) / 1_000_000;
  }

  CollectReport planned(int available, int requested, Estimate estimate) {
    return report(available, requested, estimate, true);
  }

  CollectReport done(int available, int requested) {
    return report(available, requested, Estimate.NOTHING, false);
  }

  private synchronized CollectReport report(
      int available, int requested, Estimate estimate, boolean dryRun) {
    CollectReport report = report(available, requested, estimate, dryRun, exitCode);
    boolean inVain = report.usable() == 0 && !(report.failed().isEmpty() && unanswered.isEmpty());
    return dryRun || exitCode != 0 || !inVain
        ? report
        : report(available, requested, estimate, false, CodexException.Reason.TEACHER.exitCode());
  }

  private CollectReport report(
      int available, int requested, Estimate estimate, boolean dryRun, int exitCode) {
    return new CollectReport(
        teacher.kind(),
        teacher.model(),
        teacher.host(),
        available,
        requested,
        before,
        outcomes,
        earlier,
        unanswered,
        remark(),
        estimate,
        inputTokens,
        outputTokens,
        costUsd,
        spentUsd + journal.openUsd(),
        lostUsd + journal.openUsd(),
        journal.open().size(),
        uncounted,
        redactions,
        dropped,
        millis(),
        dryRun,
        stopped,
        exitCode);
  }
}
