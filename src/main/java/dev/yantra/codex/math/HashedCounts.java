package dev.yantra.codex.math;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Counts by 64-bit hashes, in two arrays: millions of contexts would be too many objects. */
public final class HashedCounts {
  private long[] keys = new long[1 << 12];
  private int[] counts = new int[1 << 12];
  private int used;

  /** Adds to a count, which may become zero but keeps its place. */
  public void add(long key, int times) {
    if (used * 2 > keys.length) {
      grow();
    }
    int at = find(keys, key);
    if (keys[at] == 0) {
      keys[at] = nonZero(key);
      used++;
    }
    counts[at] += times;
  }

  public int of(long key) {
    return counts[find(keys, key)];
  }

  /** The counts, in no order. */
  public interface Sink {
    void take(long key, int count);
  }

  public void forEach(Sink sink) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0 && counts[i] != 0) {
        sink.take(keys[i], counts[i]);
      }
    }
  }

  /** The keys of all counts but zero, in no order. */
  public long[] keys() {
    return IntStream.range(0, keys.length)
        .filter(i -> keys[i] != 0 && counts[i] != 0)
        .mapToLong(i -> keys[i])
        .toArray();
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0 && oldCounts[i] != 0) {
        int at = find(keys, oldKeys[i]);
        keys[at] = oldKeys[i];
        counts[at] = oldCounts[i];
      }
    }
    used = (int) Arrays.stream(keys).filter(k -> k != 0).count();
  }

  private static int find(long[] keys, long key) {
    long wanted = nonZero(key);
    int mask = keys.length - 1;
    int at = (int) (wanted ^ wanted >>> 32) & mask;
    while (keys[at] != 0 && keys[at] != wanted) {
      at = at + 1 & mask;
    }
    return at;
  }

  private static long nonZero(long key) {
    return key == 0 ? 1 : key;
  }
}
