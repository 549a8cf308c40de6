package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressLogTest {
  @Test
  void log_holdsTheBeginningWhereThingsStandAndAllNotes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AtomicLong seconds = new AtomicLong();
    ProgressLog log =
        new ProgressLog(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            () -> seconds.get() * 1_000_000_000L);
    log.update("collect", 0, 5, "waiting for localhost for 0 s");
    seconds.set(4);
    log.update("collect", 0, 5, "waiting for localhost for 4 s");
    log.note("trying again");
    seconds.set(11);
    log.update("collect", 0, 5, "waiting for localhost for 11 s");
    assertEquals(
        List.of(
            "codex: collect 0/5 waiting for localhost for 0 s",
            "codex: trying again",
            "codex: collect 0/5 waiting for localhost for 11 s"),
        bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
