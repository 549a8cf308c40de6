package dev.yantra.codex.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SortedTextsTest {
  private static final List<String> TEXTS =
      List.copyOf(new TreeSet<>(List.of("", "a", "ab", "b.C$D", "größer", "\ud835\udc4f", "z")));

  private static SortedTexts texts(List<String> some) {
    Sections.Writer out = new Sections.Writer();
    out.texts(some);
    return SortedTexts.read(new Sections.Reader(out.toBuffer()));
  }

  @Test
  void everyText_isFoundWhereItStands() {
    SortedTexts texts = texts(TEXTS);
    assertEquals(TEXTS.size(), texts.size());
    for (int i = 0; i < TEXTS.size(); i++) {
      assertEquals(TEXTS.get(i), texts.get(i));
      assertEquals(i, texts.find(TEXTS.get(i)));
    }
  }

  @Test
  void otherText_isNotFound() {
    for (String other : List.of("A", "aa", "b.C", "zz")) {
      assertEquals(-1, texts(TEXTS).find(other), other);
    }
    assertEquals(-1, texts(List.of()).find(""));
  }

  @Test
  void textsOfOtherLength_areRefused() {
    Sections.Writer out = new Sections.Writer();
    out.numbers(new int[] {1, 4});
    out.bytes(new byte[3]);
    Sections.Reader in = new Sections.Reader(out.toBuffer());
    assertThrows(IllegalArgumentException.class, () -> SortedTexts.read(in));
  }
}
