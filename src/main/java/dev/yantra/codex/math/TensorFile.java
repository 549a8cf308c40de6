package dev.yantra.codex.math;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Named matrices in one file of the safetensors format: eight bytes of length, a JSON header, then
 * the floats in little-endian order. Python's {@code safetensors} reads what is written here; read
 * here is what was written here, memory-mapped.
 */
public final class TensorFile {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\"([^\"]+)\":\\{\"dtype\":\"F32\",\"shape\":\\[(\\d+),(\\d+)],"
              + "\"data_offsets\":\\[(\\d+),(\\d+)]}");
  private static final Pattern METADATA = Pattern.compile("\"__metadata__\":\\{([^}]*)}");
  private static final Pattern REMARK = Pattern.compile("\"([^\"]+)\":\"([^\"]*)\"");
  private static final int CHUNK = 1 << 16;

  private TensorFile() {}

  /** Writes matrices, sorted by name: equal matrices give equal bytes. */
  public static void write(Path file, SortedMap<String, Matrix> matrices) throws IOException {
    write(file, matrices, Collections.emptySortedMap());
  }

  /**
   * Writes matrices and remarks, both sorted by name.
   *
   * @param remarks texts without quotes, backslashes and control characters
   */
  public static void write(
      Path file, SortedMap<String, Matrix> matrices, SortedMap<String, String> remarks)
      throws IOException {
    StringBuilder header = new StringBuilder("{");
    if (!remarks.isEmpty()) {
      header.append(remarks(remarks));
    }
    long offset = 0;
    for (Map.Entry<String, Matrix> entry : matrices.entrySet()) {
      Matrix matrix = entry.getValue();
      long end = offset + 4L * matrix.rows() * matrix.columns();
      header
          .append(header.length() > 1 ? "," : "")
          .append('"')
          .append(entry.getKey())
          .append("\":{\"dtype\":\"F32\",\"shape\":[")
          .append(matrix.rows())
          .append(',')
          .append(matrix.columns())
          .append("],\"data_offsets\":[")
          .append(offset)
          .append(',')
          .append(end)
          .append("]}");
      offset = end;
    }
    header.append('}');
    while (header.length() % 8 != 0) {
      header.append(' ');
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      out.write(length.putLong(header.length()).array());
      out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
      ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
      for (Matrix matrix : matrices.values()) {
        int size = matrix.rows() * matrix.columns();
        for (int i = 0; i < size; i++) {
          chunk.putFloat(matrix.values().get(i));
          if (!chunk.hasRemaining() || i == size - 1) {
            out.write(chunk.array(), 0, chunk.position());
            chunk.clear();
          }
        }
      }
    }
  }

  private static String remarks(SortedMap<String, String> remarks) {
    return remarks.entrySet().stream()
        .map(e -> quoted(e.getKey()) + ":" + quoted(e.getValue()))
        .collect(Collectors.joining(",", "\"__metadata__\":{", "}"));
  }

  private static String quoted(String text) {
    if (!text.matches("[\\x20-\\x7e&&[^\"\\\\{}]]*")) {
      throw new IllegalArgumentException("no plain text: " + text);
    }
    return '"' + text + '"';
  }

  /**
   * The remarks of a file; none if it was written without.
   *
   * @throws CodexException if it cannot be read or is no whole file of this format
   */
  public static SortedMap<String, String> remarks(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SortedMap<String, String> remarks = new TreeMap<>();
      Matcher block = METADATA.matcher(header(file, channel));
      if (block.find()) {
        Matcher remark = REMARK.matcher(block.group(1));
        while (remark.find()) {
          remarks.put(remark.group(1), remark.group(2));
        }
      }
      return remarks;
    } catch (IOException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Maps the matrices of a file.
   *
   * @throws CodexException if it cannot be read or is no whole file of this format
   */
  public static SortedMap<String, Matrix> map(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      String header = header(file, channel);
      SortedMap<String, Matrix> matrices = new TreeMap<>();
      Matcher entry = ENTRY.matcher(header);
      long start = 8L + header.length();
      while (entry.find()) {
        int rows = Integer.parseInt(entry.group(2));
        int columns = Integer.parseInt(entry.group(3));
        long from = start + Long.parseLong(entry.group(4));
        long bytes = 4L * rows * columns;
        if (from + bytes > channel.size()) {
          throw damaged(file, "it is cut off", null);
        }
        ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, from, bytes);
        matrices.put(
            entry.group(1),
            new Matrix(rows, columns, mapped.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()));
      }
      if (matrices.isEmpty()) {
        throw damaged(file, "it holds nothing", null);
      }
      return matrices;
    } catch (IOException | NumberFormatException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static String header(Path file, FileChannel channel) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    channel.read(length, 0);
    long headerLength = length.position() == 8 ? length.getLong(0) : -1;
    if (headerLength < 2 || headerLength > channel.size() - 8) {
      throw damaged(file, "no header", null);
    }
    ByteBuffer header = ByteBuffer.allocate((int) headerLength);
    channel.read(header, 8);
    return new String(header.array(), StandardCharsets.US_ASCII);
  }

  private static CodexException damaged(Path file, String why, @Nullable Exception cause) {
    String message = file + " is damaged (" + why + "). Run: codex train";
    return cause == null ? CodexException.setup(message) : CodexException.setup(message, cause);
  }
}
