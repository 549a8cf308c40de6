package dev.yantra.codex.store;

import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells one state of a database, read by one build of this program, from every other one.
 *
 * @param text who reads what, on one line
 */
record CacheKey(String text) {
  /** To be raised with every change of what {@link GraphImage} writes. */
  private static final int FORMAT = 1;

  /** Where SQLite counts the transactions that changed a file (its file format, 1.3.7). */
  private static final int CHANGE_COUNTER = 24;

  /**
   * The stamp of a database as it is now.
   *
   * @param program the build that reads it, see {@link #program}
   * @return nothing if there is no database, or a transaction is not finished
   */
  static Optional<CacheKey> of(Path database, String program) {
    Path journal = database.resolveSibling(database.getFileName() + "-journal");
    if (!Files.isRegularFile(database) || Files.exists(journal)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ)) {
      ByteBuffer counter = ByteBuffer.allocate(Integer.BYTES);
      if (channel.read(counter, CHANGE_COUNTER) < Integer.BYTES) {
        return Optional.empty();
      }
      return Optional.of(
          new CacheKey(
              String.join(
                  "; ",
                  "graph " + FORMAT,
                  "schema " + Schema.version(),
                  Arrays.toString(NodeKind.values()),
                  Arrays.toString(EdgeKind.values()),
                  "program " + program,
                  "database " + state(database),
                  "change " + counter.getInt(0))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * This build of the program: what one computes another need not understand, or would compute
   * otherwise.
   *
   * @return nothing if it runs from class files, which can change one by one
   */
  static Optional<String> program() {
    CodeSource source = CacheKey.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = source == null ? Path.of("") : Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar) ? Optional.of(state(jar)) : Optional.empty();
    } catch (URISyntaxException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String state(Path file) throws IOException {
    return String.join(
        " ", List.of(String.valueOf(Files.size(file)), Files.getLastModifiedTime(file).toString()));
  }
}
