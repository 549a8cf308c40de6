package dev.yantra.codex.git;

import java.io.IOException;

/**
 * The numbers in git's answers. Old or broken objects hold times that are empty, negative or beyond
 * 63 bits, so that none may be read without a check.
 */
public final class GitNumbers {
  /** The time of a commit that has none which can be read. */
  public static final long NO_TIME = 0;

  private GitNumbers() {}

  /** Seconds since 1970; {@link #NO_TIME} for everything that is no time after it. */
  public static long seconds(String text) {
    try {
      return Math.max(NO_TIME, Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return NO_TIME;
    }
  }

  /**
   * A line number or a number of lines.
   *
   * @throws IOException if it is none
   */
  static int count(String text) throws IOException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IOException("unexpected number in git's answer: " + text, e);
    }
  }

  /**
   * The first 64 bits of an object's hash.
   *
   * @throws IOException if it is no hash
   */
  public static long hash(String text) throws IOException {
    try {
      return Long.parseUnsignedLong(text, 0, 16, 16);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IOException("unexpected hash in git's answer: " + text, e);
    }
  }
}
