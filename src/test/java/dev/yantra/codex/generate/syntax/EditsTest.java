package dev.yantra.codex.generate.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Replacements of ranges of one text. */
final class EditsTest {
  @Test
  void replacements_areAppliedByPositionInWhateverOrderTheyCame() {
    Edits edits = new Edits("abcdef").replace(4, 5, "E").replace(0, 1, "AA").replace(2, 3, "");
    assertEquals("AAbdEf", edits.apply());
  }

  @Test
  void overlap_isWonByTheFirstInTheText() {
    assertEquals("Xd", new Edits("abcd").replace(1, 4, "Y").replace(0, 3, "X").apply());
  }

  @Test
  void insertions_standAtTheirPlaceBesideAReplacementThatEndsThere() {
    assertEquals("Xibc", new Edits("abc").replace(0, 1, "X").replace(1, 1, "i").apply());
  }

  @Test
  void insertionAtTheStartOfAReplacement_comesBeforeIt() {
    assertEquals("iXc", new Edits("abc").replace(0, 2, "X").replace(0, 0, "i").apply());
  }

  @Test
  void withoutEdits_theTextStays() {
    assertEquals("abc", new Edits("abc").apply());
  }
}
