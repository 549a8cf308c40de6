package dev.yantra.codex.workspace;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Different texts in ascending order, as {@link Sections.Writer#texts} wrote them, of which only
 * those are read that a search passes by.
 */
public final class SortedTexts {
  private final IntBuffer ends;
  private final ByteBuffer all;

  private SortedTexts(IntBuffer ends, ByteBuffer all) {
    this.ends = ends;
    this.all = all;
  }

  /**
   * Texts that stand next.
   *
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} if none do
   */
  public static SortedTexts read(Sections.Reader in) {
    SortedTexts texts = new SortedTexts(in.numbers(), in.bytes());
    if (texts.start(texts.size()) != texts.all.limit()) {
      throw new IllegalArgumentException("texts that do not fit");
    }
    return texts;
  }

  /** The number of them. */
  public int size() {
    return ends.limit();
  }

  /** The text at a place from 0. */
  public String get(int place) {
    byte[] bytes = new byte[start(place + 1) - start(place)];
    all.get(start(place), bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The place of a text; -1 if it is not here. */
  public int find(String text) {
    int from = 0;
    int to = size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = get(middle).compareTo(text);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return -1;
  }

  private int start(int place) {
    return place == 0 ? 0 : ends.get(place - 1);
  }
}
