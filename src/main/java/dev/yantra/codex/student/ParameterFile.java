package dev.yantra.codex.student;

import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Sections;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of fitted parameters: a header that says what they are and on which columns they were
 * fitted, a checksum, and sections of any content. All resources that other repositories taught and
 * the part of a checkpoint that ranks calls are such files.
 *
 * <p>The layout is: eight bytes of {@link #MAGIC}, eight of CRC-32 over the rest, then {@link
 * Sections}: kind and version as texts, names of columns as texts, and the content.
 */
public final class ParameterFile {
  /** "CodexPF" and the version of the layout. */
  private static final long MAGIC = 0x436f_6465_7850_4601L;

  private static final int HEADER = 2 * Long.BYTES;

  private final Sections.Reader sections;
  private final long fingerprint;

  private ParameterFile(Sections.Reader sections, long fingerprint) {
    this.sections = sections;
    this.fingerprint = fingerprint;
  }

  /**
   * A kind of file.
   *
   * @param name tells it from other kinds
   * @param version of its content
   * @param columns on which its parameters were fitted
   */
  public record Kind(String name, int version, ColumnNames columns) {
    private List<String> texts() {
      return List.of(name, String.valueOf(version));
    }
  }

  /** The writer of one section. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void write(DataOutputStream out) throws IOException;
  }

  /** The reader of one section. */
  @FunctionalInterface
  public interface Decoder<T> {
    /** Reads all of it. */
    T read(DataInputStream in) throws IOException;
  }

  /** The bytes of a file. */
  public static byte[] encode(Kind kind, Content... content) {
    Sections.Writer out = new Sections.Writer();
    out.texts(kind.texts());
    out.texts(kind.columns.names());
    for (Content section : content) {
      out.bytes(bytes(section));
    }
    ByteBuffer body = out.toBuffer();
    ByteBuffer all = ByteBuffer.allocate(HEADER + body.remaining());
    all.putLong(MAGIC).putLong(checksum(body.duplicate())).put(body);
    return all.array();
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      content.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Opens a file of one kind.
   *
   * @throws OtherVersionException if it is whole and has another version or other columns
   * @throws IOException if it is damaged or of another kind
   */
  public static ParameterFile open(byte[] bytes, Kind kind) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || all.getLong() != MAGIC) {
      throw new IOException("no file of parameters");
    }
    long expected = all.getLong();
    ByteBuffer body = all.slice();
    if (checksum(body.duplicate()) != expected) {
      throw new IOException("its checksum is wrong");
    }
    try {
      Sections.Reader sections = new Sections.Reader(body);
      check(sections.texts(), kind);
      List<String> columns = sections.texts();
      if (!columns.equals(kind.columns.names())) {
        throw new OtherVersionException("its columns are " + String.join(" ", columns));
      }
      return new ParameterFile(sections, expected);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("its sections do not fit", e);
    }
  }

  /** A reader of a whole file. */
  @FunctionalInterface
  public interface FileDecoder<T> {
    /** Reads all of its bytes. */
    T read(byte[] bytes) throws IOException;
  }

  /**
   * Reads a file of a checkpoint.
   *
   * @throws CodexException if it is missing or damaged, or of another version of the program
   */
  public static <T> T read(Path file, FileDecoder<T> decoder) {
    try {
      return decoder.read(Files.readAllBytes(file));
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  /** The failure to read a checkpoint or a file of one, with what the user can do. */
  public static CodexException unreadable(Path path, Exception cause) {
    if (cause instanceof OtherVersionException) {
      return CodexException.setup(
          "The model at " + path + " was made by another version of Codex. Run: codex train",
          cause);
    }
    String why =
        cause instanceof NoSuchFileException ? "it is missing" : String.valueOf(cause.getMessage());
    return CodexException.setup(
        "The model at " + path + " is damaged (" + why + "). Run: codex train", cause);
  }

  private static void check(List<String> found, Kind kind) throws IOException {
    if (found.isEmpty() || !found.get(0).equals(kind.name)) {
      throw new IOException("it holds " + found + ", not " + kind.name);
    }
    if (!found.equals(kind.texts())) {
      throw new OtherVersionException("its version is not " + kind.version);
    }
  }

  /**
   * Reads the next section.
   *
   * @throws IOException if it is not there, or longer than what is read of it
   */
  public <T> T next(Decoder<T> decoder) throws IOException {
    try {
      ByteBuffer section = sections.bytes();
      byte[] bytes = new byte[section.limit()];
      section.get(0, bytes);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      T read = decoder.read(in);
      if (in.available() > 0) {
        throw new IOException("a section has " + in.available() + " bytes too many");
      }
      return read;
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | ArithmeticException e) {
      throw new IOException("a section does not fit", e);
    }
  }

  /** A number that tells this file from others of its kind. */
  public long fingerprint() {
    return fingerprint;
  }

  private static long checksum(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
