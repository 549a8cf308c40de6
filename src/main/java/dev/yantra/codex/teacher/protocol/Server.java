package dev.yantra.codex.teacher.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One model on one server, with what the server is known or assumed to be able to do.
 *
 * @param model the model's name
 * @param atHome true if it is the maker's own server
 * @param capabilities what has been found out
 * @param assumed what is assumed instead, to try it
 */
record Server(
    String model, boolean atHome, Capabilities capabilities, Map<String, Boolean> assumed) {
  Server {
    assumed = Map.copyOf(assumed);
  }

  Server(String model, boolean atHome, Capabilities capabilities) {
    this(model, atHome, capabilities, Map.of());
  }

  /** True if it has a feature, or what is to be taken for granted until that is known. */
  boolean has(String feature, boolean otherwise) {
    return Optional.ofNullable(assumed.get(feature))
        .or(() -> capabilities.has(feature))
        .orElse(otherwise);
  }

  /** True if it has shown that it has a feature or lacks it. */
  boolean known(String feature) {
    return capabilities.has(feature).isPresent();
  }

  boolean assumes(String feature) {
    return assumed.containsKey(feature);
  }

  /** The same server under another assumption. */
  Server with(Variation variation) {
    Map<String, Boolean> more = new TreeMap<>(assumed);
    more.put(variation.feature(), variation.value());
    return new Server(model, atHome, capabilities, more);
  }

  /** Remembers that the assumptions are right. */
  void confirm() {
    assumed.forEach(capabilities::learn);
  }
}
