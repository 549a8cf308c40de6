package dev.yantra.codex.index;

import dev.yantra.codex.graph.SourceFile.Status;
import dev.yantra.codex.index.files.FoundFile;
import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.SourceParser;
import dev.yantra.codex.index.syntax.SourceParser.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A source file as it is on the disk.
 *
 * @param contentHash SHA-256 of its bytes, hexadecimal; empty if they cannot be read
 * @param problem why they cannot be read; empty if they can
 */
record SourceText(FoundFile file, String contentHash, int lines, String problem) {

  static SourceText of(FoundFile file) {
    try {
      byte[] bytes = Files.readAllBytes(file.absolute());
      return new SourceText(file, sha256(bytes), lines(bytes), "");
    } catch (IOException e) {
      return new SourceText(file, "", 0, "cannot be read: " + e.getMessage());
    }
  }

  /** The header of the file; a large stack is needed for deeply nested ones. */
  FileHeader header() {
    try {
      return problem.isEmpty() ? SourceParser.header(text(), name()) : FileHeader.EMPTY;
    } catch (IOException e) {
      return FileHeader.EMPTY;
    }
  }

  /** Parses the file; a large stack is needed for deeply nested ones. */
  Parsed parse() {
    try {
      return problem.isEmpty()
          ? SourceParser.parse(text(), name())
          : new Parsed(Status.SKIPPED, problem, Optional.empty());
    } catch (IOException e) {
      return new Parsed(Status.SKIPPED, "cannot be read: " + e.getMessage(), Optional.empty());
    }
  }

  private String name() {
    return file.absolute().getFileName().toString();
  }

  private String text() throws IOException {
    return SourceParser.decode(Files.readAllBytes(file.absolute()));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static int lines(byte[] bytes) {
    int lines = bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }
}
