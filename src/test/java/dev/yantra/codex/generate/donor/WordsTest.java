package dev.yantra.codex.generate.donor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Forms of one word. */
final class WordsTest {
  @Test
  void akin_knowsFormsOfOneWordAndNoMore() {
    assertTrue(Words.akin("verify", "verification"));
    assertTrue(Words.akin("reset", "reset"));
    assertFalse(Words.akin("token", "toggle"));
    assertFalse(Words.akin("port", "portrait"));
  }
}
