package dev.yantra.codex.teacher;

import java.util.UUID;

/**
 * What one question is asked under, however often it has to be sent and by whichever process: the
 * same calls get the same keys, so that a server that keeps keys charges each of them once. Belongs
 * to one thread.
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

  /** A key that nobody has used. */
  public static IdempotencyKey fresh() {
    return new IdempotencyKey(freshKey(), 0);
  }

  /** A key that nobody has used: 80 random bits. */
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

  /** Notes that a call under this key was answered, or may have been. */
  public void spent() {
    mayHaveCost = true;
  }

  /** Whether anything asked under this key can have been charged in this run. */
  public boolean mayHaveCost() {
    return mayHaveCost;
  }
}
