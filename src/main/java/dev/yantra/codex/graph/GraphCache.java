package dev.yantra.codex.graph;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where what was computed from one graph is kept, so that it is computed once for that graph and
 * not by every process. Only a gain: whatever is put here may be gone again.
 */
public interface GraphCache {
  /** Keeps nothing. */
  GraphCache NONE =
      new GraphCache() {
        @Override
        public Optional<ByteBuffer> get(String name) {
          return Optional.empty();
        }

        @Override
        public void put(String name, ByteBuffer content) {
          // For a graph that no other process will have again.
        }
      };

  /** What was put here for exactly this graph by exactly this program; read-only. */
  Optional<ByteBuffer> get(String name);

  /**
   * Keeps something.
   *
   * @param name letters, digits and hyphens
   * @param content from its position to its limit
   */
  void put(String name, ByteBuffer content);

  /**
   * What is kept under a name; made and put there if it is not there, or not whole.
   *
   * @param read may throw an {@link IllegalArgumentException} or {@link IndexOutOfBoundsException}
   */
  default <T> T keep(
      String name, Function<ByteBuffer, T> read, Supplier<T> make, Function<T, ByteBuffer> write) {
    Optional<ByteBuffer> kept = get(name);
    if (kept.isPresent()) {
      try {
        return read.apply(kept.get());
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        // Damaged, and made again like what is not there.
      }
    }
    T made = make.get();
    if (this != NONE) {
      put(name, write.apply(made));
    }
    return made;
  }
}
