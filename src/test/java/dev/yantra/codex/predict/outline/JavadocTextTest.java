package dev.yantra.codex.predict.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class JavadocTextTest {
  @Test
  void text_isWithoutMarginTagsAndMarkup() {
    assertEquals(
        "Adds one to the sum of all. See Sum.",
        JavadocText.lastOf(
            """
            /**
             * Adds {@code one} to the <em>sum</em> of
             *   all.<p>See {@link Sum}.
             *
             * @param one what to add
             * @return nothing
             */
            """));
  }

  @Test
  void lastComment_isTheOneThatCounts() {
    assertEquals("Second.", JavadocText.lastOf("/** First. */ /* no */ /** Second. */ // no"));
    assertEquals("First.", JavadocText.lastOf("/** First. */ /* Second. */"));
  }

  @Test
  void whatIsNoJavadoc_hasNoText() {
    assertEquals("", JavadocText.lastOf(""));
    assertEquals("", JavadocText.lastOf("/* Not this. */"));
    assertEquals("", JavadocText.lastOf("// /* nor this"));
    assertEquals("", JavadocText.lastOf("/** never closed"));
    assertEquals("", JavadocText.lastOf("/***/"));
    assertEquals("", JavadocText.lastOf("/** @return nothing */"));
  }
}
