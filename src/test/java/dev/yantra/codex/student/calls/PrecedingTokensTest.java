package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The names among the tokens left of a point. */
final class PrecedingTokensTest {
  @Test
  void names_areOfAnyScript() {
    String ancient = "\ud800\udc80"; // a letter of Linear B, beyond 16 bits
    PrecedingTokens tokens = new PrecedingTokens(List.of("(", ancient, "=", "\u6ce8\u6587", "7"));
    assertEquals(Set.of(ancient, "\u6ce8\u6587"), tokens.names(9));
  }
}
