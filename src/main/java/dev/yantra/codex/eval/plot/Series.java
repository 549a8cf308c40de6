package dev.yantra.codex.eval.plot;

import java.util.List;

/**
 * One line of a plot.
 *
 * @param name what the legend calls it
 * @param strong whether it is what the plot is about
 * @param points from left to right
 */
public record Series(String name, boolean strong, List<Point> points) {
  public Series {
    points = List.copyOf(points);
  }

  /**
   * A point with an error bar.
   *
   * @param low lower end of the bar; {@code y} for none
   * @param high upper end of the bar; {@code y} for none
   * @param note what a browser shows when the pointer rests on it
   */
  public record Point(double x, double y, double low, double high, String note) {}
}
