package dev.yantra.codex.predict;

import dev.yantra.codex.source.MaskedSource;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** The repository's source files as they stand, each read once. */
final class SourceTexts {
  private static final MaskedSource NOTHING = MaskedSource.of("");

  private final Workspace workspace;
  private final Map<String, MaskedSource> texts = new HashMap<>();

  SourceTexts(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The text of a file; empty if it is gone or cannot be read, since there is nothing to say. */
  MaskedSource of(String path) {
    return texts.computeIfAbsent(path, this::read);
  }

  private MaskedSource read(String path) {
    try {
      byte[] bytes = Files.readAllBytes(workspace.root().resolve(path));
      return MaskedSource.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return NOTHING;
    }
  }
}
