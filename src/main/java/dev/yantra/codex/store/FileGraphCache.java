package dev.yantra.codex.store;

import dev.yantra.codex.graph.GraphCache;
import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A shelf in a directory: one file a name, which begins with the stamp of what it was made from. An
 * entry with another key counts as missing and is replaced by the next one of its name.
 *
 * @param directory made when something is put there
 */
record FileGraphCache(Path directory, CacheKey stamp) implements GraphCache {
  @Override
  public Optional<ByteBuffer> get(String name) {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] expected = header();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      boolean ours =
          all.remaining() >= expected.length
              && all.slice(0, expected.length).equals(ByteBuffer.wrap(expected));
      return ours
          ? Optional.of(all.slice(expected.length, all.remaining() - expected.length))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void put(String name, ByteBuffer content) {
    byte[] header = header();
    ByteBuffer all = ByteBuffer.allocate(header.length + content.remaining());
    all.put(header).put(content.duplicate());
    try {
      Files.createDirectories(directory);
      AtomicFiles.write(directory.resolve(name), all.array());
    } catch (IOException | CodexException e) {
      // Whoever cannot write here computes it again each time, and says nothing wrong.
    }
  }

  /** The stamp, filled up so that numbers behind it lie where processors like to find them. */
  private byte[] header() {
    byte[] text = (stamp.text() + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer header = ByteBuffer.allocate((text.length + 7) / 8 * 8);
    return header.put(text).array();
  }
}
