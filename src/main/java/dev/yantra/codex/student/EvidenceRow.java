package dev.yantra.codex.student;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ways to fill a row of evidence: one number a column. */
public final class EvidenceRow {
  private EvidenceRow() {}

  /**
   * Writes the value of each column.
   *
   * @param columns in their order
   * @param from the position of the first
   * @return the position behind the last
   */
  public static <C> int write(List<C> columns, ToDoubleFunction<C> value, double[] row, int from) {
    int at = from;
    for (C column : columns) {
      row[at++] = value.applyAsDouble(column);
    }
    return at;
  }

  /** Yes as 1, no as 0. */
  public static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
