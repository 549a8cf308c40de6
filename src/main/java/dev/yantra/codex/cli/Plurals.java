package dev.yantra.codex.cli;

/** A number of things, in words. */
final class Plurals {
  private Plurals() {}

  /** Such as "1 method" and "2 methods". */
  static String of(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
