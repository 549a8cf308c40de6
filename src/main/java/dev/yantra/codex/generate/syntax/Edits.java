package dev.yantra.codex.generate.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements of ranges of one text, applied all at once. */
public final class Edits {
  private record Edit(int start, int end, String replacement) {}

  private final String text;
  private final List<Edit> edits = new ArrayList<>();

  public Edits(String text) {
    this.text = text;
  }

  /** Puts {@code replacement} where the text has {@code [start, end)}; ranges must not overlap. */
  public Edits replace(int start, int end, String replacement) {
    edits.add(new Edit(start, end, replacement));
    return this;
  }

  /** The text with every replacement in place; of overlapping ones the first in the text wins. */
  public String apply() {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Edit e : sorted) {
      if (e.start >= at) {
        out.append(text, at, e.start).append(e.replacement);
        at = e.end;
      }
    }
    return out.append(text, at, text.length()).toString();
  }
}
