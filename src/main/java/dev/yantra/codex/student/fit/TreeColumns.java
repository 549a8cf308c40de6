package dev.yantra.codex.student.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of features, as trees are grown on them: column by column, every value as the number of its
 * bin (Ke et al. 2017, LightGBM). A column's usual bin is left out, so that a feature which most
 * rows have not costs what the few cost that have it.
 */
public final class TreeColumns {
  private static final int BINS = 48;

  /**
   * A column.
   *
   * @param edges the greatest value of each bin but the last
   * @param usual the bin of all rows that are not named
   * @param rows the others, ascending
   * @param bins of those
   */
  @SuppressWarnings("ArrayRecordComponent") // Written once, read in tight loops.
  record Column(float[] edges, int usual, int[] rows, byte[] bins) {}

  private final int rows;
  private final List<Column> columns;

  private TreeColumns(int rows, List<Column> columns) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
  }

  /** Columns of rows that are written out. */
  static TreeColumns of(List<double[]> rows) {
    int features = rows.isEmpty() ? 0 : rows.get(0).length;
    return new TreeColumns(
        rows.size(),
        IntStream.range(0, features).parallel().mapToObj(f -> column(rows, f)).toList());
  }

  /**
   * Columns of features that are there, with value 1, or are not, with value 0.
   *
   * @param present numbers of the features of each row, each once
   */
  public static TreeColumns present(List<int[]> present, int features) {
    int[] counts = new int[features];
    present.forEach(row -> Arrays.stream(row).forEach(f -> counts[f]++));
    int[][] rows = new int[features][];
    Arrays.setAll(rows, f -> new int[counts[f]]);
    int[] filled = new int[features];
    for (int r = 0; r < present.size(); r++) {
      for (int f : present.get(r)) {
        rows[f][filled[f]++] = r;
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int[] having : rows) {
      byte[] bins = new byte[having.length];
      Arrays.fill(bins, (byte) 1);
      columns.add(new Column(new float[] {0.5f}, 0, having, bins));
    }
    return new TreeColumns(present.size(), columns);
  }

  int rows() {
    return rows;
  }

  List<Column> columns() {
    return columns;
  }

  private static Column column(List<double[]> rows, int feature) {
    float[] values = new float[rows.size()];
    for (int r = 0; r < values.length; r++) {
      values[r] = (float) rows.get(r)[feature];
    }
    float[] edges = edges(values);
    byte[] bins = new byte[values.length];
    int[] counts = new int[BINS];
    for (int r = 0; r < values.length; r++) {
      bins[r] = (byte) bin(edges, values[r]);
      counts[bins[r]]++;
    }
    int usual = 0;
    for (int b = 1; b < BINS; b++) {
      usual = counts[b] > counts[usual] ? b : usual;
    }
    int most = usual;
    int[] others = IntStream.range(0, values.length).filter(r -> bins[r] != most).toArray();
    byte[] theirs = new byte[others.length];
    for (int i = 0; i < others.length; i++) {
      theirs[i] = bins[others[i]];
    }
    return new Column(edges, usual, others, theirs);
  }

  /** Thresholds between quantiles; a value belongs to the first bin whose edge it does not pass. */
  private static float[] edges(float[] column) {
    float[] sorted = column.clone();
    Arrays.sort(sorted);
    float[] distinct = new float[sorted.length];
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (n == 0 || sorted[i] > distinct[n - 1]) {
        distinct[n++] = sorted[i];
      }
    }
    if (n <= BINS) {
      float[] edges = new float[Math.max(0, n - 1)];
      for (int i = 0; i < edges.length; i++) {
        edges[i] = (distinct[i] + distinct[i + 1]) / 2;
      }
      return edges;
    }
    // Half of the edges by rank, half by distinct value, so that rare values are told apart too.
    float[] edges = new float[BINS - 1];
    int half = edges.length / 2;
    for (int i = 0; i < edges.length; i++) {
      edges[i] =
          i < half
              ? sorted[(int) ((i + 1L) * sorted.length / (half + 1))]
              : distinct[(int) ((i - half + 1L) * n / (edges.length - half + 1))];
    }
    Arrays.sort(edges);
    return edges;
  }

  private static int bin(float[] edges, float value) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) / 2;
      if (value <= edges[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
