package dev.yantra.codex.predict.tests;

import dev.yantra.codex.workspace.CodexException;

/**
 * Options for ranking tests.
 *
 * @param limit the greatest number of tests that are listed
 * @param distance the greatest number of calls between a test and a changed method
 * @param needs true if the kinds of test that the methods need are predicted too
 */
public record TestOptions(int limit, int distance, boolean needs) {
  public TestOptions {
    if (limit < 1 || distance < 1) {
      throw CodexException.usage(
          "limit " + limit + " and distance " + distance + " must be at least 1.");
    }
  }

  /** Twenty tests within six calls, and needs. */
  public static TestOptions defaults() {
    return new TestOptions(20, 6, true);
  }
}
