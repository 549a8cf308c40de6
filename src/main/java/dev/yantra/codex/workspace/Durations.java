package dev.yantra.codex.workspace;

import java.util.Locale;

/** Durations as people read them. */
public final class Durations {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Below so many of a unit, its number is told in the next smaller unit. */
  private static final int FEW = 3;

  private Durations() {}

  /** {@code 350 ms}, {@code 4.2 s} or {@code 3 min 20 s}. */
  public static String text(long millis) {
    if (millis < SECOND) {
      return millis + " ms";
    }
    if (millis < MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND);
    }
    return millis / MINUTE + " min " + millis % MINUTE / SECOND + " s";
  }

  /** A duration that is only guessed, in one unit: {@code about 50 hours}. */
  public static String roughly(long millis) {
    if (millis < MINUTE) {
      return "less than a minute";
    }
    if (millis < FEW * HOUR) {
      return about(millis, MINUTE, "minute");
    }
    return millis < FEW * DAY ? about(millis, HOUR, "hour") : about(millis, DAY, "day");
  }

  private static String about(long millis, long unit, String name) {
    long number = Math.round(millis / (double) unit);
    return "about " + number + " " + name + (number == 1 ? "" : "s");
  }
}
