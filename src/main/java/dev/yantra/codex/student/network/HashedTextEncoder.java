package dev.yantra.codex.student.network;

import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.math.StableHash;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sub-token TF-IDF, hashed (Weinberger et al. 2009, feature hashing):
 *
 * <pre>x_b = Σ_{w: hash(w) = b} (1 + ln tf_w) · idf_b,   idf_b = ln((1 + N) / (1 + df_b)) + 1</pre>
 *
 * <p>and then scaled to length 1. It needs no download and knows no closed vocabulary: a word that
 * was never seen has a bucket too. The signs of random projection are not in the hash but in the
 * starting values of the learned matrix behind it.
 */
public final class HashedTextEncoder implements TextEncoder {
  private final float[] idf;

  /** An encoder with known weights, one for each bucket. */
  public HashedTextEncoder(float[] idf) {
    this.idf = idf.clone();
  }

  /**
   * Fits the weights.
   *
   * @param texts the texts of the training side, each a bag of words
   */
  public static HashedTextEncoder fit(int buckets, Collection<Map<String, Integer>> texts) {
    int[] documents = new int[buckets];
    int[] lastSeen = new int[buckets];
    int number = 0;
    for (Map<String, Integer> text : texts) {
      number++;
      for (String word : text.keySet()) {
        int bucket = bucket(word, buckets);
        if (lastSeen[bucket] != number) {
          lastSeen[bucket] = number;
          documents[bucket]++;
        }
      }
    }
    float[] idf = new float[buckets];
    for (int b = 0; b < buckets; b++) {
      idf[b] = (float) (Math.log((1.0 + number) / (1.0 + documents[b])) + 1);
    }
    return new HashedTextEncoder(idf);
  }

  /** The weights, one for each bucket. */
  public float[] idf() {
    return idf.clone();
  }

  @Override
  public int buckets() {
    return idf.length;
  }

  @Override
  public SparseVector encode(Map<String, Integer> words, String sentence) {
    if (words.isEmpty()) {
      return SparseVector.ZERO;
    }
    // Ordered, so that sums do not depend on the order of a hash table.
    TreeMap<Integer, Float> entries = new TreeMap<>();
    new TreeMap<>(words)
        .forEach(
            (word, count) -> {
              int bucket = bucket(word, idf.length);
              float weight = (float) (1 + Math.log(count)) * idf[bucket];
              entries.merge(bucket, weight, Float::sum);
            });
    int[] indices = new int[entries.size()];
    float[] values = new float[entries.size()];
    int i = 0;
    double squares = 0;
    for (Map.Entry<Integer, Float> entry : entries.entrySet()) {
      indices[i] = entry.getKey();
      values[i++] = entry.getValue();
      squares += (double) entry.getValue() * entry.getValue();
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    return new SparseVector(indices, values);
  }

  /** FNV-1a, finished so that the low bits depend on every character. */
  public static int bucket(String word, int buckets) {
    int hash = StableHash.fnv32(stem(word));
    hash ^= hash >>> 15;
    hash *= 0x2C1B3C6D;
    hash ^= hash >>> 13;
    return Math.floorMod(hash, buckets);
  }

  /** Plural and third person give the same bucket as the plain word: "returns", "return". */
  private static String stem(String word) {
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HashedTextEncoder encoder && Arrays.equals(idf, encoder.idf);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(idf);
  }
}
