package dev.yantra.codex.corpus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The training examples of a student: {@code corpus.jsonl}, with a first line that says how they
 * were made. {@code codex distill} makes it again from the answers at any time.
 *
 * <p>The labels are calibrated but not softened: the loss softens teacher and student alike, so
 * training has to know the temperature and must not find it applied already.
 *
 * @param temperature T of the distillation loss, above 0
 * @param seed the seed of the split
 * @param examples sorted by id
 */
public record Corpus(double temperature, long seed, List<Example> examples) {
  private static final int VERSION = 1;
  private static final String MEND = "Delete the file and run: codex distill";

  public Corpus {
    examples = List.copyOf(examples);
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("temperature " + temperature);
    }
  }

  /**
   * Reads a corpus.
   *
   * @throws CodexException if there is none or it is damaged
   */
  public static Corpus read(Path file) {
    if (!Files.exists(file)) {
      throw CodexException.setup(
          "No corpus at " + file + ". Run: codex init, or after codex collect: codex distill");
    }
    List<Line> lines = new JsonLines<>(file, new Format(), MEND).read();
    if (lines.isEmpty() || !(lines.get(0) instanceof Header header)) {
      throw CodexException.setup(file + ":1 does not say how it was made. " + MEND);
    }
    if (header.version > VERSION) {
      throw CodexException.setup(
          file + " was written by a newer Codex. Update Codex, or run: codex distill");
    }
    List<Example> examples = new ArrayList<>(lines.size() - 1);
    for (Line line : lines.subList(1, lines.size())) {
      if (line instanceof Entry entry) {
        examples.add(entry.example);
      }
    }
    // A corpus is written in one step, so here a missing last line is damage.
    if (examples.size() != header.examples) {
      throw CodexException.setup(
          file + " has " + examples.size() + " of " + header.examples + " examples. " + MEND);
    }
    return new Corpus(header.temperature, header.seed, examples);
  }

  /** Writes the corpus in one step; equal corpora give equal bytes. */
  public void write(Path file) {
    JsonLines<Line> lines = new JsonLines<>(file, new Format(), MEND);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(lines.encode(new Header(VERSION, temperature, seed, examples.size())));
    examples.forEach(e -> bytes.writeBytes(lines.encode(new Entry(e))));
    AtomicFiles.write(file, bytes.toByteArray());
  }

  private sealed interface Line {}

  private record Header(int version, double temperature, long seed, int examples) implements Line {}

  private record Entry(Example example) implements Line {}

  private static final class Format implements LineFormat<Line> {
    private static final String KEY = "corpus";
    private final ExampleFormat examples = new ExampleFormat();

    @Override
    public void write(Line line, JsonGenerator json) throws IOException {
      if (line instanceof Entry entry) {
        examples.write(entry.example, json);
      } else if (line instanceof Header header) {
        json.writeStartObject();
        json.writeNumberField(KEY, header.version);
        LineFormat.number(json, "temperature", header.temperature, 6);
        json.writeNumberField("seed", header.seed);
        json.writeNumberField("examples", header.examples);
        json.writeEndObject();
      }
    }

    @Override
    public Line read(JsonNode line) {
      Fields fields = new Fields(line);
      return line.has(KEY)
          ? new Header(
              fields.small(KEY),
              fields.number("temperature"),
              fields.integer("seed"),
              fields.small("examples"))
          : new Entry(examples.read(line));
    }
  }
}
