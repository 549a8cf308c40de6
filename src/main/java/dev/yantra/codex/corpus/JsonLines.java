package dev.yantra.codex.corpus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.yantra.codex.workspace.CodexException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with one JSON object a line, in UTF-8.
 *
 * <p>A process that dies while it appends leaves a last line without its newline. Such a line is
 * whole or torn: a whole one counts, a torn one is passed over by {@link #read} and cut off by
 * {@link #append}. Everything else that cannot be read is an error that names the line, since no
 * crash of ours explains it.
 */
final class JsonLines<T> {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final LineFormat<T> format;
  private final String mend;

  /**
   * @param mend what a user does about a line that cannot be read
   */
  JsonLines(Path file, LineFormat<T> format, String mend) {
    this.file = file;
    this.format = format;
    this.mend = mend;
  }

  /**
   * A value and where it stands.
   *
   * @param number of the line, from 1 on
   */
  record Line<T>(int number, T value) {}

  /** All values in order; none if there is no file. */
  List<T> read() {
    return Files.exists(file) ? lines(true).stream().map(Line::value).toList() : List.of();
  }

  /** All lines of a file that people write, in which a torn last line is an error like any. */
  List<Line<T>> lines() {
    return lines(false);
  }

  private List<Line<T>> lines(boolean tornIsPassedOver) {
    List<Line<T>> values = new ArrayList<>();
    byte[] bytes = bytes();
    int line = 1;
    for (int start = 0; start < bytes.length; line++) {
      int end = lineEnd(bytes, start);
      boolean last = end == bytes.length;
      if (!blank(bytes, start, end)) {
        try {
          values.add(new Line<>(line, format.read(JSON.readTree(bytes, start, end - start))));
        } catch (IOException | MalformedLineException e) {
          if (!last || !tornIsPassedOver) {
            throw unreadable(line, e);
          }
        }
      }
      start = end + 1;
    }
    return values;
  }

  /**
   * Opens the file, new or old, to append; a torn last line is cut off first.
   *
   * @param durable true if every line is to survive the death of the machine, not only of the
   *     process
   */
  Appender append(boolean durable) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        repair(channel);
        channel.position(channel.size());
        return new Appender(channel, durable);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** The bytes of one line, its newline included. */
  byte[] encode(T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encode(value, bytes);
    } catch (IOException e) {
      throw new IllegalStateException("in memory", e);
    }
    return bytes.toByteArray();
  }

  private void encode(T value, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      format.write(value, json);
    }
    out.write('\n');
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw CodexException.setup(
          "Cannot read " + file + " (" + e.getMessage() + "). Make it readable.", e);
    }
  }

  private void repair(FileChannel channel) throws IOException {
    long size = channel.size();
    long start = lastLineStart(channel);
    if (start == size) {
      return;
    }
    ByteBuffer last = ByteBuffer.allocate(Math.toIntExact(size - start));
    while (last.hasRemaining() && channel.read(last, start + last.position()) >= 0) {
      // A read may return less than was asked for.
    }
    if (whole(last.array())) {
      channel.write(ByteBuffer.wrap("\n".getBytes(StandardCharsets.UTF_8)), size);
    } else {
      channel.truncate(start);
    }
  }

  private boolean whole(byte[] line) {
    try {
      format.read(JSON.readTree(line));
      return true;
    } catch (IOException | MalformedLineException e) {
      return false;
    }
  }

  private static long lastLineStart(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(1 << 16);
    for (long end = channel.size(); end > 0; ) {
      long from = Math.max(0, end - block.capacity());
      block.clear().limit((int) (end - from));
      while (block.hasRemaining() && channel.read(block, from + block.position()) >= 0) {
        // A read may return less than was asked for.
      }
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return from + i + 1;
        }
      }
      end = from;
    }
    return 0;
  }

  private static int lineEnd(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean blank(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private CodexException unreadable(int line, Exception cause) {
    String why =
        cause instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : String.valueOf(cause.getMessage());
    return CodexException.setup(file + ":" + line + " cannot be read: " + why + ". " + mend, cause);
  }

  private CodexException unwritable(IOException cause) {
    return CodexException.setup(
        "Cannot write " + file + " (" + cause.getMessage() + "). Make room or make it writable.",
        cause);
  }

  /** The open end of the file. Safe for several threads: lines never mix. */
  final class Appender implements AutoCloseable {
    private final FileChannel channel;
    private final boolean durable;

    private Appender(FileChannel channel, boolean durable) {
      this.channel = channel;
      this.durable = durable;
    }

    /** Appends one line whole, or nothing of it where the disk is full. */
    synchronized void add(T value) {
      ByteBuffer line = ByteBuffer.wrap(encode(value));
      try {
        long start = channel.position();
        try {
          while (line.hasRemaining()) {
            channel.write(line);
          }
        } catch (IOException e) {
          // Half a line in the middle of the file would be damage that no reader could explain.
          channel.truncate(start);
          throw e;
        }
        if (durable) {
          channel.force(false);
        }
      } catch (IOException e) {
        throw unwritable(e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }
}
