package dev.yantra.codex.eval.plot;

import java.util.List;
import java.util.Locale;

/**
 * A plot of lines over two axes, as SVG.
 *
 * @param title what it shows
 * @param description the same in a sentence or two, for those who cannot see it
 * @param x the axis to the right
 * @param y the axis upwards
 * @param diagonal whether to draw where {@code y = x}
 * @param series the lines; of several strong ones each has its own colour
 */
public record Plot(
    String title, String description, Axis x, Axis y, boolean diagonal, List<Series> series) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final int LEFT = 64;
  private static final int RIGHT = 500;
  private static final int TOP = 48;
  private static final int BOTTOM = 380;
  private static final int LINE = 20;
  private static final int COLOURS = 6;

  public Plot {
    series = List.copyOf(series);
  }

  /**
   * An axis.
   *
   * @param label what it measures, with its unit
   * @param low value at its start
   * @param high value at its end
   * @param logarithmic whether equal steps are equal factors
   * @param ticks values to mark
   */
  public record Axis(
      String label, double low, double high, boolean logarithmic, List<Double> ticks) {
    public Axis {
      ticks = List.copyOf(ticks);
      if (!(high > low) || (logarithmic && !(low > 0))) {
        throw new IllegalArgumentException("axis from " + low + " to " + high);
      }
    }

    /** From 0 to 1 in fifths. */
    public static Axis unit(String label) {
      return new Axis(label, 0, 1, false, List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0));
    }

    private double share(double value) {
      return logarithmic
          ? Math.log(value / low) / Math.log(high / low)
          : (value - low) / (high - low);
    }

    private static String text(double tick) {
      return tick == Math.rint(tick)
          ? String.format(Locale.ROOT, "%,d", (long) tick)
          : String.format(Locale.ROOT, "%.1f", tick);
    }
  }

  /** The picture, with its own style for light and dark surroundings. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
            role="img" aria-labelledby="title description">
            <title id="title">%s</title>
            <desc id="description">%s</desc>
            """,
            WIDTH, HEIGHT, WIDTH, HEIGHT, escaped(title), escaped(description)));
    svg.append(STYLE);
    svg.append(format("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>%n", WIDTH, HEIGHT));
    svg.append(format("<text class=\"head\" x=\"%d\" y=\"26\">%s</text>%n", LEFT, escaped(title)));
    axes(svg);
    if (diagonal) {
      svg.append(
          format(
              "<line class=\"diagonal\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n",
              LEFT, BOTTOM, RIGHT, TOP));
    }
    int colour = 0;
    for (int s = 0; s < series.size(); s++) {
      String style = "c" + colour++ % COLOURS + (series.get(s).strong() ? " strong" : " weak");
      line(svg, series.get(s), style);
      legend(svg, series.get(s), style, TOP + 8 + s * LINE);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (double tick : x.ticks()) {
      double at = right(tick);
      svg.append(
          format(
              "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>"
                  + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
              at, TOP, at, BOTTOM, at, BOTTOM + 18, Axis.text(tick)));
    }
    for (double tick : y.ticks()) {
      double at = up(tick);
      svg.append(
          format(
              "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
              LEFT, at, RIGHT, at, LEFT - 8, at + 4, Axis.text(tick)));
    }
    svg.append(
        format(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
            (LEFT + RIGHT) / 2, BOTTOM + 42, escaped(x.label())));
    svg.append(
        format(
            "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
            (TOP + BOTTOM) / 2, escaped(y.label())));
  }

  private void line(StringBuilder svg, Series line, String style) {
    StringBuilder path = new StringBuilder();
    for (Series.Point point : line.points()) {
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(format("%.1f %.1f ", right(point.x()), up(point.y())));
    }
    svg.append(format("<g class=\"%s\">%n", style));
    svg.append(format("<path class=\"line\" d=\"%s\"/>%n", path.toString().strip()));
    for (Series.Point point : line.points()) {
      double at = right(point.x());
      if (line.strong() && point.high() > point.low()) {
        svg.append(
            format(
                "<line class=\"bar\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                at, up(point.low()), at, up(point.high())));
      }
      svg.append(
          format(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"><title>%s</title></circle>%n",
              at, up(point.y()), line.strong() ? "4" : "2.5", escaped(point.note())));
    }
    svg.append(format("</g>%n"));
  }

  private static void legend(StringBuilder svg, Series line, String style, int at) {
    svg.append(
        format(
            "<g class=\"%s\"><path class=\"line\" d=\"M%d %d h26\"/></g>"
                + "<text x=\"%d\" y=\"%d\">%s</text>%n",
            style, RIGHT + 14, at, RIGHT + 46, at + 4, escaped(line.name())));
  }

  private double right(double value) {
    return LEFT + x.share(value) * (RIGHT - LEFT);
  }

  private double up(double value) {
    return BOTTOM - y.share(Math.max(y.low(), Math.min(y.high(), value))) * (BOTTOM - TOP);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values).replace("\r\n", "\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Colours after Okabe and Ito (2008), which people with any colour vision tell apart. */
  private static final String STYLE =
      """
      <style>
        text { font: 13px system-ui, sans-serif; fill: #1b1f24; }
        .head { font-size: 16px; font-weight: 600; }
        .paper { fill: #ffffff; }
        .grid { stroke: #d8dde3; stroke-width: 1; }
        .diagonal { stroke: #6b7480; stroke-width: 1.5; stroke-dasharray: 5 4; }
        .line { fill: none; stroke: currentColor; }
        .bar { stroke: currentColor; stroke-width: 1.5; }
        circle { fill: currentColor; }
        .strong .line { stroke-width: 2.5; }
        .weak .line { stroke-width: 1.5; stroke-dasharray: 6 3; }
        .c0 { color: #0072b2; } .c1 { color: #c24e00; } .c2 { color: #007a5a; }
        .c3 { color: #a3407e; } .c4 { color: #8a6d00; } .c5 { color: #5b6570; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6e9ed; }
          .paper { fill: #15181c; }
          .grid { stroke: #343a42; }
          .diagonal { stroke: #9aa4b0; }
          .c0 { color: #56b4e9; } .c1 { color: #ff9d5c; } .c2 { color: #3fd0a4; }
          .c3 { color: #e59ac8; } .c4 { color: #e9cf5a; } .c5 { color: #aab4bf; }
        }
      </style>
      """;
}
