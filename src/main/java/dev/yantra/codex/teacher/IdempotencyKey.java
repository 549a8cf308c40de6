package dev.yantra.codex.teacher;

import java.util.UUID;

/**
 * The key of one question, the same however often it has to be sent and by whichever process. Calls
 * that are the same get the same keys, so that a server that remembers keys charges each of them
 * once. Belongs to one thread.
 */
public final class IdempotencyKey {
  private static final int KEY_LENGTH = 20;

  private final String key;
  private final double carriedUsd;
  private boolean mayHaveCost;

  /**
   * @param carriedUsd the most that attempts of earlier runs under this key can have cost
   */
  public IdempotencyKey(String key, double carriedUsd) {
    this.key = key;
    this.carriedUsd = carriedUsd;
  }

  /** An unused key. */
  public static IdempotencyKey fresh() {
    return new IdempotencyKey(freshKey(), 0);
  }

  /** The text of an unused key: 80 random bits. */
  public static String freshKey() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, KEY_LENGTH);
  }

  public String key() {
    return key;
  }

  public double carriedUsd() {
    return carriedUsd;
  }

  /**
   * The key of one of its calls: letters, digits and dashes, at most 64, as providers want them.
   *
   * @param slot what the call is for, the same in every process
   */
  public String call(String slot) {
    return key + "-" + slot;
  }

  /** Notes that a call with this key was answered, or may have been. */
  public void spent() {
    mayHaveCost = true;
  }

  /** True if anything asked under this key can have been charged in this run. */
  public boolean mayHaveCost() {
    return mayHaveCost;
  }
}
