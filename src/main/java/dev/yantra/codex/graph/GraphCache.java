package dev.yantra.codex.graph;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A store of results that were computed from one graph, so that not every process computes them
 * again. An entry may be missing at any time, and is then computed anew.
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

  /** The entry that this version of the program put here for this graph; read-only. */
  Optional<ByteBuffer> get(String name);

  /**
   * Keeps something.
   *
   * @param name letters, digits and hyphens
   * @param content from its position to its limit
   */
  void put(String name, ByteBuffer content);

  /**
   * The entry under a name; made and put there if it is missing or not whole.
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
