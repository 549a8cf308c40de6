package dev.yantra.codex.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "59999, less than a minute",
    "60000, about 1 minute",
    "5400000, about 90 minutes",
    "181216000, about 50 hours",
    "864000000, about 10 days"
  })
  void guess_isToldInOneUnit(long millis, String text) {
    assertEquals(text, Durations.roughly(millis));
  }
}
