package dev.yantra.codex.corpus;

import dev.yantra.codex.workspace.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The teacher's answers in {@code answers.jsonl}, in the order in which they came. They may have
 * cost money: nothing but a torn last line is ever dropped silently.
 */
public final class Answers {
  private final Path file;
  private final JsonLines<Answer> lines;

  public Answers(Path file) {
    this.file = file;
    this.lines =
        new JsonLines<>(
            file,
            new AnswerFormat(),
            "Mend that line, or remove it: its request is then asked again.");
  }

  /**
   * All answers; none if there is no file.
   *
   * @throws dev.yantra.codex.workspace.CodexException if a line, other than a torn last one, is no
   *     answer; the message names it
   */
  public List<Answer> read() {
    return lines.read();
  }

  /**
   * Opens the file, new or old, for more answers; a torn last line is cut off first.
   *
   * @param durable true if each answer is to survive the death of the machine too; costs a write to
   *     the disk an answer
   */
  public Log append(boolean durable) {
    return new Log(lines.append(durable));
  }

  /** Replaces the file in one step. */
  public void replace(List<Answer> answers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    answers.forEach(a -> bytes.writeBytes(lines.encode(a)));
    AtomicFiles.write(file, bytes.toByteArray());
  }

  /** The open end of the file; several threads may add to it. */
  public static final class Log implements AutoCloseable {
    private final JsonLines<Answer>.Appender appender;

    private Log(JsonLines<Answer>.Appender appender) {
      this.appender = appender;
    }

    /** Appends an answer; when this returns it survives the death of the process. */
    public void add(Answer answer) {
      appender.add(answer);
    }

    @Override
    public void close() {
      appender.close();
    }
  }
}
