package dev.yantra.codex.student.train.tensors;

import java.util.stream.IntStream;

/**
 * A loop over rows on all processors. Each row has one writer, so that its bits do not depend on
 * how many there are.
 */
public interface Rows {
  /** Does the rows from {@code from} to {@code to}, without the latter. */
  void over(int from, int to);

  /** Does all of {@code count} rows. */
  static void each(int count, Rows body) {
    int parts = count < 256 ? 1 : 16;
    if (parts == 1) {
      body.over(0, count);
    } else {
      IntStream.range(0, parts)
          .parallel()
          .forEach(
              p ->
                  body.over(
                      (int) ((long) count * p / parts), (int) ((long) count * (p + 1) / parts)));
    }
  }
}
