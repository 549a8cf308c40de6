package dev.yantra.codex.index;

import dev.yantra.codex.graph.SourceFile.Status;
import dev.yantra.codex.index.files.FoundFile;
import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.SourceParser;
import dev.yantra.codex.index.syntax.SourceParser.Parsed;
import dev.yantra.codex.source.SourceEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A source file as it was read from the disk: once, so that what is hashed is what is parsed.
 *
 * @param contentHash SHA-256 of its bytes, hexadecimal; empty if they cannot be read
 * @param content its text; empty if it cannot be read
 * @param problem why it cannot be read; empty if it can
 */
record SourceText(FoundFile file, String contentHash, String content, String problem) {

  static SourceText of(FoundFile file) {
    try {
      byte[] bytes = Files.readAllBytes(file.absolute());
      return new SourceText(file, sha256(bytes), SourceEncoding.decode(bytes), "");
    } catch (IOException e) {
      return new SourceText(file, "", "", "cannot be read: " + e.getMessage());
    }
  }

  /** The header of the file; a large stack is needed for deeply nested ones. */
  FileHeader header() {
    return problem.isEmpty() ? SourceParser.header(content, name()) : FileHeader.EMPTY;
  }

  /** Parses the file; a large stack is needed for deeply nested ones. */
  Parsed parse() {
    return problem.isEmpty()
        ? SourceParser.parse(content, name())
        : new Parsed(Status.SKIPPED, problem, Optional.empty());
  }

  /** The number of lines the text has, by LF, CR or both together (JLS 3.4). */
  int lines() {
    return (int) content.lines().count();
  }

  private String name() {
    return file.absolute().getFileName().toString();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
