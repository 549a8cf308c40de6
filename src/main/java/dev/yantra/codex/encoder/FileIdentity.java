package dev.yantra.codex.encoder;

import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The directory of an encoder with the state of its files when they were hashed. While the file
 * system reports the same state, the files are taken to be the same: reading half a gigabyte again
 * would take seconds. Two networks of one architecture are equally long, and archives set times
 * back; so the time of the last change of the file's own record counts too, which no program can
 * set.
 *
 * @param directory where it was
 * @param states a line for each of its files; none if they had just changed, because within the
 *     grain of the file system's clock they might once more
 */
record FileIdentity(Path directory, List<String> states) {
  /** The coarsest clock of a file system in use. */
  private static final Duration GRAIN = Duration.ofSeconds(2);

  FileIdentity {
    states = List.copyOf(states);
  }

  /**
   * The present state of the files. To be taken before they are hashed, so that a change in between
   * is noticed.
   */
  static FileIdentity of(Path directory, EncoderFiles files, Instant now) {
    List<String> states = new ArrayList<>();
    for (Path file : files.all()) {
      Map<String, Object> state = state(file);
      boolean settled =
          state.values().stream()
              .filter(FileTime.class::isInstance)
              .allMatch(t -> ((FileTime) t).toInstant().plus(GRAIN).isBefore(now));
      if (!settled) {
        return new FileIdentity(directory, List.of());
      }
      states.add(state + " " + directory.relativize(file));
    }
    return new FileIdentity(directory, states);
  }

  private static Map<String, Object> state(Path file) {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    String attributes =
        unix ? "unix:size,lastModifiedTime,ctime,ino" : "size,lastModifiedTime,creationTime";
    try {
      return new TreeMap<>(Files.readAttributes(file, attributes));
    } catch (IOException e) {
      throw CodexException.setup("Cannot read " + file + ". Make it readable.", e);
    }
  }

  /** True if these are certainly the files that were seen. */
  boolean holds(FileIdentity now) {
    return !states.isEmpty() && equals(now);
  }

  /**
   * The one that was written to a file; nothing if there is none.
   *
   * @throws CodexException if the file cannot be read
   */
  static Optional<FileIdentity> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      Path directory = Path.of(lines.isEmpty() ? "" : lines.get(0));
      return Optional.of(new FileIdentity(directory, lines.stream().skip(1).toList()));
    } catch (IOException e) {
      throw CodexException.setup("Cannot read " + file + ". Make it readable.", e);
    }
  }

  void write(Path file) {
    List<String> lines = new ArrayList<>(states);
    lines.add(0, directory.toString());
    AtomicFiles.write(file, String.join("\n", lines) + "\n");
  }
}
