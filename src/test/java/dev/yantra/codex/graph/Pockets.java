package dev.yantra.codex.graph;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A shelf on the heap. */
public final class Pockets implements GraphCache {
  private final SortedMap<String, ByteBuffer> content = new TreeMap<>();

  @Override
  public Optional<ByteBuffer> get(String name) {
    return Optional.ofNullable(content.get(name));
  }

  @Override
  public void put(String name, ByteBuffer bytes) {
    content.put(name, bytes);
  }

  /** What is kept here. */
  public Set<String> names() {
    return Set.copyOf(content.keySet());
  }

  /** Equal pockets hold the same bytes. */
  public SortedMap<String, ByteBuffer> content() {
    return new TreeMap<>(content);
  }

  /** Cuts off all but the first part of everything, {@code share} from 0 to 1. */
  public void cut(double share) {
    content.replaceAll((name, bytes) -> bytes.slice(0, (int) (share * bytes.limit())));
  }
}
