package dev.yantra.codex.teacher;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What one question is asked under, however often it has to be sent and by whichever process: the
 * same calls get the same keys, so that a server that keeps keys charges each of them once. Belongs
 * to one thread.
 */
final class Ticket {
  private static final int KEY_LENGTH = 20;
  private static final int HASH_LENGTH = 12;

  private final String key;
  private final double carriedUsd;
  private final Map<String, Integer> sent = new HashMap<>();
  private boolean mayHaveCost;

  /**
   * @param carriedUsd the most that attempts of earlier runs under this key can have cost
   */
  Ticket(String key, double carriedUsd) {
    this.key = key;
    this.carriedUsd = carriedUsd;
  }

  /** A ticket that nobody has used. */
  static Ticket fresh() {
    return new Ticket(freshKey(), 0);
  }

  /** A key that nobody has used: 80 random bits. */
  static String freshKey() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, KEY_LENGTH);
  }

  String key() {
    return key;
  }

  double carriedUsd() {
    return carriedUsd;
  }

  /** The key of the next call with this prompt: letters, digits and dashes, at most 64. */
  String call(Prompt prompt) {
    String hash = Hashes.sha256(prompt.system() + "\n" + prompt.user()).substring(0, HASH_LENGTH);
    return key + "-" + hash + "-" + sent.merge(hash, 1, Integer::sum);
  }

  /** Notes that a call under this ticket was answered, or may have been. */
  void spent() {
    mayHaveCost = true;
  }

  /** Whether anything asked under this ticket can have been charged in this run. */
  boolean mayHaveCost() {
    return mayHaveCost;
  }
}
