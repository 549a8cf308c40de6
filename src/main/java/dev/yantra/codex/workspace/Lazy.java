package dev.yantra.codex.workspace;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value that is computed when it is first asked for.
 *
 * <p>Computed without a lock, since computing one value may ask for others in any order: two
 * threads may both compute, but all see the value that was there first.
 */
public final class Lazy<T> {
  private final Supplier<T> supplier;
  private volatile Optional<T> value = Optional.empty();

  /** A value that a supplier computes. */
  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  /** The value. */
  public T get() {
    Optional<T> known = value;
    return known.isPresent() ? known.get() : publish(supplier.get());
  }

  private synchronized T publish(T computed) {
    if (value.isEmpty()) {
      value = Optional.of(computed);
    }
    return value.orElseThrow();
  }
}
