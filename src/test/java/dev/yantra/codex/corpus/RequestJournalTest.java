package dev.yantra.codex.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.corpus.RequestJournal.Asked;
import dev.yantra.codex.corpus.RequestJournal.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RequestJournalTest {
  @TempDir Path directory;

  @Test
  void questionWithoutReceipt_isOpenAndCounts() {
    try (RequestJournal journal = open()) {
      journal.asking(asked("k1", 0.5));
      journal.asking(asked("k2", 0.25));
      journal.asking(asked("k3", 1));
      journal.dropped("k3");
    }
    try (RequestJournal journal = open(answer("k1"))) {
      assertEquals(List.of(asked("k2", 0.25)), journal.open());
      assertEquals(0.25, journal.openUsd());
      assertEquals("k2", journal.open("r-k2", "openai", "m").orElseThrow().key());
      assertTrue(journal.open("r-k1", "openai", "m").isEmpty());
      assertTrue(journal.open("r-k2", "anthropic", "m").isEmpty());
    }
  }

  @Test
  void askedAgain_countsBothTimes() {
    try (RequestJournal journal = open()) {
      journal.asking(asked("k", 0.5));
      journal.asking(asked("k", 1));
    }
    assertEquals(1, open().openUsd());
  }

  @Test
  void batch_isKnownUntilItIsFinished() {
    Batch nameless = new Batch("b", "", "openai", "m", 3, "2026-11-22T12:00:00Z");
    Batch named = new Batch("b", "batch_1", "openai", "m", 3, "2026-11-22T12:00:00Z");
    try (RequestJournal journal = open()) {
      journal.submitted(nameless);
    }
    try (RequestJournal journal = open()) {
      assertEquals(List.of(nameless), journal.batches());
      journal.submitted(named);
    }
    try (RequestJournal journal = open()) {
      assertEquals(List.of(named), journal.batches());
      journal.finished("b");
    }
    assertEquals(List.of(), open().batches());
  }

  @Test
  void tornLastLine_wasNeverAsked() throws IOException {
    try (RequestJournal journal = open()) {
      journal.asking(asked("k1", 0.5));
    }
    Files.writeString(
        file(), "{\"event\":\"asking\",\"key\":\"k2\",\"requ", StandardOpenOption.APPEND);
    try (RequestJournal journal = open()) {
      journal.asking(asked("k3", 0.5));
    }
    assertEquals(List.of("k1", "k3"), open().open().stream().map(Asked::key).toList());
  }

  @Test
  void reading_writesNothing() {
    try (RequestJournal journal = RequestJournal.read(file(), List.of())) {
      journal.asking(asked("k", 1));
    }
    assertTrue(Files.notExists(file()));
  }

  private RequestJournal open(Answer... receipts) {
    return RequestJournal.open(file(), List.of(receipts));
  }

  private Path file() {
    return directory.resolve("asked.jsonl");
  }

  private static Asked asked(String key, double usd) {
    return new Asked(key, "r-" + key, "openai", "m", usd, false);
  }

  private static Answer answer(String key) {
    return new Answer(
        new Request("r-" + key, "", "", "", ""),
        Outcome.ANSWERED,
        "",
        "",
        List.of(),
        0,
        List.of(),
        Fragment.NONE,
        new Provenance("openai", "m", "m", "", "", 0, 0, 0, 0, 0, "", key, 0));
  }
}
