package dev.yantra.codex.corpus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The words in which a person asks for a method without knowing its name.
 *
 * @param id canonical id of the method that is meant
 * @param words what was typed
 * @param line number of its line in the file that it comes from
 */
public record Phrasing(String id, String words, int line) {
  private static final String MEND =
      "Write one JSON object a line, with id (of a method, as codex show prints it) and words.";

  public Phrasing {
    if (id.isBlank() || words.isBlank()) {
      throw new MalformedLineException((id.isBlank() ? "id" : "words") + " is empty");
    }
  }

  /**
   * Reads a file of JSON lines with the fields {@code id} and {@code words}; others are left alone.
   * An id may have several phrasings.
   *
   * @throws CodexException if there is no such file, a line cannot be read, or there is no line
   */
  public static List<Phrasing> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw CodexException.usage("No file of phrasings at " + file + ". " + MEND);
    }
    List<Phrasing> phrasings =
        new JsonLines<>(file, new Format(), MEND)
            .lines().stream()
                .map(l -> new Phrasing(l.value().id, l.value().words, l.number()))
                .toList();
    if (phrasings.isEmpty()) {
      throw CodexException.usage(file + " is empty. " + MEND);
    }
    return phrasings;
  }

  private static final class Format implements LineFormat<Phrasing> {
    @Override
    public void write(Phrasing phrasing, JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", phrasing.id);
      json.writeStringField("words", phrasing.words);
      json.writeEndObject();
    }

    @Override
    public Phrasing read(JsonNode line) {
      Fields fields = new Fields(line);
      return new Phrasing(fields.text("id"), fields.text("words"), 1);
    }
  }
}
