package dev.yantra.codex.teacher;

import dev.yantra.codex.workspace.Settings;

/**
 * The choice of a teacher, as resolved from flags and settings.
 *
 * @param kind {@code repository}, {@code openai}, {@code anthropic} or {@code replay}
 * @param model the model to ask for; for {@code replay} the recorded file; empty for its default
 * @param baseUrl where its server is; empty for its own
 * @param samples the number of answers that a verbalised probability averages, at least 1
 * @param batch true if to ask by the provider's batches
 * @param seed of back-off jitter and, where a server takes one, of sampling
 */
public record TeacherOptions(
    String kind, String model, String baseUrl, int samples, boolean batch, long seed) {
  /** The kind of teacher that is asked where none is named: the repository itself. */
  public static final String REPOSITORY = "repository";

  public TeacherOptions {
    if (samples < 1) {
      throw new IllegalArgumentException("samples " + samples);
    }
  }

  /** These options, with the settings {@code teacher.*} in the place of empty ones. */
  public TeacherOptions orElse(Settings settings) {
    return new TeacherOptions(
        kind.isBlank() ? settings.get("teacher.kind").orElse(REPOSITORY) : kind,
        model.isBlank() ? settings.get("teacher.model").orElse("") : model,
        baseUrl.isBlank() ? settings.get("teacher.base-url").orElse("") : baseUrl,
        samples,
        batch,
        seed);
  }
}
