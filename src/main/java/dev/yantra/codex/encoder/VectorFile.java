package dev.yantra.codex.encoder;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Vectors of sentences in a file, found by a hash of the sentence: records of 16 bytes of SHA-256
 * and {@code width} floats, appended as they come. A record that a killed process left torn at the
 * end is written over.
 */
final class VectorFile {
  /** Half of a SHA-256. */
  private record Key(long high, long low) {}

  private static final int KEY = 16;

  private final Path file;
  private final int width;
  private final int record;
  private final Map<Key, Integer> places = new HashMap<>();
  private ByteBuffer stored = ByteBuffer.allocate(0);
  private final Map<Key, float[]> added = new HashMap<>();

  /**
   * Opens a file, which need not be there yet.
   *
   * @throws CodexException if it cannot be read
   */
  VectorFile(Path file, int width) {
    this.file = file;
    this.width = width;
    this.record = KEY + width * Float.BYTES;
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        long whole = channel.size() / record * record;
        stored =
            channel.map(FileChannel.MapMode.READ_ONLY, 0, whole).order(ByteOrder.LITTLE_ENDIAN);
      } catch (IOException e) {
        throw failure(e);
      }
      for (int i = 0; i < stored.capacity() / record; i++) {
        places.put(new Key(stored.getLong(i * record), stored.getLong(i * record + 8)), i);
      }
    }
  }

  /** The vector of a sentence, if it is known. */
  synchronized Optional<float[]> find(String sentence) {
    Key key = key(sentence);
    float[] own = added.get(key);
    Integer place = places.get(key);
    if (own != null || place == null) {
      return Optional.ofNullable(own);
    }
    float[] vector = new float[width];
    for (int j = 0; j < width; j++) {
      vector[j] = stored.getFloat(place * record + KEY + j * Float.BYTES);
    }
    return Optional.of(vector);
  }

  /** Appends vectors of sentences that are not known yet. */
  synchronized void add(Map<String, float[]> vectors) {
    ByteBuffer bytes = ByteBuffer.allocate(vectors.size() * record).order(ByteOrder.LITTLE_ENDIAN);
    vectors.forEach(
        (sentence, vector) -> {
          Key key = key(sentence);
          added.put(key, vector);
          bytes.putLong(key.high).putLong(key.low);
          for (float v : vector) {
            bytes.putFloat(v);
          }
        });
    bytes.flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      long at = channel.size() / record * record;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private CodexException failure(IOException e) {
    return CodexException.setup(
        "Cannot use " + file + " (" + e.getMessage() + "). Make it writable, or delete it.", e);
  }

  private static Key key(String sentence) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(sentence.getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(digest);
      return new Key(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
