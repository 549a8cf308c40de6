package dev.yantra.codex.predict;

import dev.yantra.codex.source.MaskedSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The source texts by path that the line numbers of a change are of: of what is staged or committed
 * where the change is, and not of what the files on disk have become since.
 */
public final class SourceTexts {
  /** Of no file. */
  static final SourceTexts NONE = new SourceTexts(path -> "");

  private final Function<String, String> reading;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, MaskedSource> masked = new HashMap<>();

  /**
   * Texts that are read as they are asked for, once each.
   *
   * @param reading gives the text of a path; empty where there is none
   */
  SourceTexts(Function<String, String> reading) {
    this.reading = reading;
  }

  /** Texts that are there already. */
  static SourceTexts of(Map<String, String> texts) {
    Map<String, String> known = Map.copyOf(texts);
    return new SourceTexts(path -> known.getOrDefault(path, ""));
  }

  /** The text of a file; empty if there is none. */
  String text(String path) {
    return texts.computeIfAbsent(path, reading);
  }

  /** The text of a file for patterns to be looked for in. */
  MaskedSource masked(String path) {
    return masked.computeIfAbsent(path, p -> MaskedSource.of(text(p)));
  }
}
