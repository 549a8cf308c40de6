package dev.yantra.codex.index.syntax;

import dev.yantra.codex.source.JavaScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The stretches of a text around a syntax error: the statement, the member, the type. Blanking one
 * leaves the positions of the rest as they were.
 */
final class BrokenText {
  /** A stretch from {@code start} to before {@code end}. */
  private record Stretch(int start, int end) {}

  private final String text;

  BrokenText(String text) {
    this.text = text;
  }

  /**
   * The text without what stands around a place, the least first.
   *
   * @param line from 1
   * @param column from 1
   */
  List<String> without(int line, int column) {
    List<String> texts = new ArrayList<>();
    for (Stretch stretch : around(offset(line, column))) {
      texts.add(blanked(stretch));
    }
    return texts;
  }

  private int offset(int line, int column) {
    int at = 0;
    for (int i = 1; i < line && at >= 0; i++) {
      at = text.indexOf('\n', at) + 1;
      if (at == 0) {
        return text.length();
      }
    }
    return Math.min(text.length(), at + column - 1);
  }

  /**
   * Stretches end with a semicolon, or with the brace that closes a block that they open, and nest
   * as the braces do. What stands outside of all braces is not among them.
   */
  private List<Stretch> around(int place) {
    Deque<Integer> starts = new ArrayDeque<>();
    List<Stretch> around = new ArrayList<>();
    int start = 0;
    JavaScanner scanner = new JavaScanner(text);
    while (scanner.next()) {
      int at = scanner.start();
      if (scanner.is('{')) {
        starts.push(start);
        start = scanner.end();
      } else if (scanner.is('}')) {
        // What stands before the brace without a semicolon of its own ends there too.
        note(start, at, place, starts.size(), around);
        start = starts.isEmpty() ? scanner.end() : starts.pop();
        note(start, scanner.end(), place, starts.size(), around);
        start = scanner.end();
      } else if (scanner.is(';')) {
        note(start, scanner.end(), place, starts.size(), around);
        start = scanner.end();
      }
    }
    around.sort((a, b) -> Integer.compare(a.end - a.start, b.end - b.start));
    return Collections.unmodifiableList(around);
  }

  private static void note(int start, int end, int place, int depth, List<Stretch> around) {
    if (depth > 0 && start <= place && place < end) {
      around.add(new Stretch(start, end));
    }
  }

  private String blanked(Stretch stretch) {
    StringBuilder rest = new StringBuilder(text);
    for (int i = stretch.start; i < stretch.end; i++) {
      if (rest.charAt(i) != '\n' && rest.charAt(i) != '\r') {
        rest.setCharAt(i, ' ');
      }
    }
    return rest.toString();
  }
}
