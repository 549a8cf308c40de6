package dev.yantra.codex.collect;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answers;
import dev.yantra.codex.corpus.RequestJournal;

/** The place for answers: each is on the disk before it is counted. */
final class AnswerSink {
  private final FragmentReader reader;
  private final Answers.Log log;
  private final RequestJournal journal;
  private final CollectCounts counts;

  AnswerSink(FragmentReader reader, Answers.Log log, RequestJournal journal, CollectCounts counts) {
    this.reader = reader;
    this.log = log;
    this.journal = journal;
    this.counts = counts;
  }

  CollectCounts counts() {
    return counts;
  }

  /** Keeps an answer with what its code says; when this returns nothing can lose it. */
  void keep(Answer answer) {
    log.add(reader.read(answer));
    journal.answered(answer.provenance().key());
    counts.add(answer);
  }
}
