package dev.yantra.codex.predict;

import dev.yantra.codex.workspace.CodexException;

/**
 * Options for ranking risky methods.
 *
 * @param limit how many methods are listed at most
 * @param leastRisk methods with a lower risk are not listed
 * @param types how many bug types are listed for each method at most
 * @param tests whether test methods are judged too
 */
public record BugOptions(int limit, double leastRisk, int types, boolean tests) {
  public BugOptions {
    if (limit < 1 || types < 1) {
      throw CodexException.usage("limit " + limit + " and types " + types + " must be at least 1.");
    }
    if (!(leastRisk >= 0 && leastRisk <= 1)) {
      throw CodexException.usage("risk " + leastRisk + " must be from 0 to 1.");
    }
  }

  /** The twenty riskiest methods whatever their risk, three types each, without tests. */
  public static BugOptions defaults() {
    return new BugOptions(20, 0, 3, false);
  }
}
