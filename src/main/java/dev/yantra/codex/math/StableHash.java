package dev.yantra.codex.math;

/**
 * StableHash that are the same on every machine and in every version, so that files may hold them:
 * FNV-1a (Fowler, Noll and Vo) over the characters of a text, and finalisers after which every bit
 * of a hash depends on every bit that went in.
 */
public final class StableHash {
  /** 2^64 divided by the golden ratio: its multiples are spread evenly (Knuth, volume 3, 6.4). */
  public static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The same for 32 bits. */
  public static final int GOLDEN_32 = 0x9E3779B9;

  /** Where FNV-1a begins on 64 bits. */
  public static final long OFFSET = 0xCBF29CE484222325L;

  private static final int OFFSET_32 = 0x811C9DC5;

  private StableHash() {}

  /** FNV-1a on 32 bits. */
  public static int fnv32(String text) {
    int h = OFFSET_32;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x01000193;
    }
    return h;
  }

  /**
   * FNV-1a on 64 bits.
   *
   * @param start {@link #OFFSET}, or what was hashed before
   */
  public static long fnv64(long start, String text) {
    long h = start;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001B3L;
    }
    return h;
  }

  /** A hash of a text on 32 bits: FNV-1a, finished. */
  public static int of32(String text) {
    return murmur32(fnv32(text));
  }

  /** A hash of a text on 64 bits: FNV-1a, finished. */
  public static long of(String text) {
    return murmur64(fnv64(OFFSET, text));
  }

  /** A hash of two hashes, in this order. */
  public static long join(long a, long b) {
    return murmur64(a * GOLDEN + b);
  }

  /** The finaliser of MurmurHash3 on 32 bits (Appleby 2011). */
  public static int murmur32(int h) {
    int x = h;
    x = (x ^ x >>> 16) * 0x85EBCA6B;
    x = (x ^ x >>> 13) * 0xC2B2AE35;
    return x ^ x >>> 16;
  }

  /** The finaliser of MurmurHash3 on 64 bits (Appleby 2011). */
  public static long murmur64(long h) {
    long x = h;
    x = (x ^ x >>> 33) * 0xFF51AFD7ED558CCDL;
    x = (x ^ x >>> 33) * 0xC4CEB9FE1A85EC53L;
    return x ^ x >>> 33;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  public static long splitMix64(long h) {
    long x = h;
    x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
    return x ^ x >>> 31;
  }
}
