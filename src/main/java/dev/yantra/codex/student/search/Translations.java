package dev.yantra.codex.student.search;

import dev.yantra.codex.math.StableHash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * The likelihood ratios of words of prose beside tokens of code, as other repositories have them:
 * {@code whether} is likely where {@code boolean} is returned. Words and tokens are 32-bit hashes;
 * only pairs that several repositories have are kept.
 */
final class Translations {
  /** Steps of a stored lift for each factor e. */
  private static final int STEPS = 24;

  /** Knows no word. */
  static final Translations NONE =
      new Translations(new int[0], new int[1], new int[0], new byte[0]);

  private final int[] words;
  private final int[] starts;
  private final int[] tokens;
  private final byte[] lifts;

  private Translations(int[] words, int[] starts, int[] tokens, byte[] lifts) {
    this.words = words;
    this.starts = starts;
    this.tokens = tokens;
    this.lifts = lifts;
  }

  /**
   * Translations of some words.
   *
   * @param byWord for the hash of each word the lift of each token, by its hash: {@code ln(1 +
   *     p(word | token) / p(word))}
   */
  static Translations of(SortedMap<Integer, SortedMap<Integer, Double>> byWord) {
    int size = byWord.values().stream().mapToInt(Map::size).sum();
    Translations made =
        new Translations(
            new int[byWord.size()], new int[byWord.size() + 1], new int[size], new byte[size]);
    int word = 0;
    int at = 0;
    for (Map.Entry<Integer, SortedMap<Integer, Double>> entry : byWord.entrySet()) {
      made.words[word++] = entry.getKey();
      for (Map.Entry<Integer, Double> token : entry.getValue().entrySet()) {
        made.tokens[at] = token.getKey();
        made.lifts[at++] = (byte) Math.min(127, Math.round(token.getValue() * STEPS));
      }
      made.starts[word] = at;
    }
    return made;
  }

  /** Pairs of words and tokens. */
  int size() {
    return tokens.length;
  }

  /** Takes a token by its hash, and how much likelier than anywhere the word is there. */
  interface Sink {
    void take(int token, double ratio);
  }

  /** The entry of a word. */
  void of(String word, Sink sink) {
    int at = Arrays.binarySearch(words, StableHash.of32(word));
    for (int i = at < 0 ? 0 : starts[at]; at >= 0 && i < starts[at + 1]; i++) {
      sink.take(tokens[i], Math.expm1((double) lifts[i] / STEPS));
    }
  }

  void write(DataOutputStream out) throws IOException {
    int[] different = Arrays.stream(tokens).sorted().distinct().toArray();
    Map<Integer, Integer> numbers = new HashMap<>();
    out.writeShort(different.length);
    for (int token : different) {
      out.writeInt(token);
      numbers.put(token, numbers.size());
    }
    out.writeInt(words.length);
    for (int w = 0; w < words.length; w++) {
      out.writeInt(words[w]);
      out.writeShort(starts[w + 1] - starts[w]);
    }
    for (int token : tokens) {
      out.writeShort(numbers.getOrDefault(token, 0));
    }
    out.write(lifts);
  }

  /** Reads what {@link #write} writes. */
  static Translations read(DataInputStream in) throws IOException {
    int[] different = new int[in.readUnsignedShort()];
    for (int i = 0; i < different.length; i++) {
      different[i] = in.readInt();
    }
    int[] words = new int[in.readInt()];
    int[] starts = new int[words.length + 1];
    for (int w = 0; w < words.length; w++) {
      words[w] = in.readInt();
      starts[w + 1] = starts[w] + in.readUnsignedShort();
    }
    int[] tokens = new int[starts[words.length]];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = different[in.readUnsignedShort()];
    }
    byte[] lifts = in.readNBytes(tokens.length);
    if (lifts.length < tokens.length) {
      throw new IOException("it ends too early");
    }
    return new Translations(words, starts, tokens, lifts);
  }
}
