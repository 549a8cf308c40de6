package dev.yantra.codex.predict;

import dev.yantra.codex.workspace.CodexException;

/**
 * Options for ranking risky methods.
 *
 * @param limit the greatest number of methods that are listed
 * @param leastRisk methods with a lower risk are not listed
 * @param types the greatest number of bug types that are listed for each method
 * @param tests true if test methods are judged too
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
