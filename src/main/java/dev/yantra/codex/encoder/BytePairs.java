package dev.yantra.codex.encoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokenizer of GPT-2, RoBERTa and CodeBERT: the bytes of each word, of which the pair that was
 * merged first in training is merged first here (Sennrich et al. 2016; Radford et al. 2019, section
 * 2.2). Every byte is written as a printable character, so that nothing is unknown.
 */
final class BytePairs implements Tokenizer {
  private static final Pattern WORD =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final char[] PRINTED = printed();

  private final Pieces pieces;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final boolean leadingSpace;

  /**
   * A tokenizer.
   *
   * @param merges the pairs, each with a blank between its halves, first merged first
   * @param leadingSpace whether the first word is read as one that follows another
   */
  BytePairs(Pieces pieces, List<String> merges, boolean leadingSpace) {
    this.pieces = pieces;
    this.leadingSpace = leadingSpace;
    for (int i = 0; i < merges.size(); i++) {
      ranks.putIfAbsent(merges.get(i), i);
    }
  }

  @Override
  public long[] tokens(String text) {
    String whole = leadingSpace && !text.isEmpty() && !text.startsWith(" ") ? " " + text : text;
    List<Long> numbers = new ArrayList<>();
    Matcher words = WORD.matcher(whole);
    while (words.find() && numbers.size() < LIMIT) {
      for (String piece : merged(words.group())) {
        numbers.add(pieces.number(piece));
      }
    }
    return pieces.framed(numbers);
  }

  private List<String> merged(String word) {
    List<String> parts = new ArrayList<>();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      parts.add(String.valueOf(PRINTED[b & 0xFF]));
    }
    while (parts.size() > 1) {
      int first = -1;
      int least = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < parts.size(); i++) {
        int rank = ranks.getOrDefault(parts.get(i) + " " + parts.get(i + 1), Integer.MAX_VALUE);
        if (rank < least) {
          least = rank;
          first = i;
        }
      }
      if (first < 0) {
        break;
      }
      parts.set(first, parts.get(first) + parts.remove(first + 1));
    }
    return parts;
  }

  /** GPT-2's table: what prints stands for itself, the others follow from 256 on. */
  static char[] printed() {
    char[] table = new char[256];
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean prints = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      table[b] = (char) (prints ? b : next++);
    }
    return table;
  }
}
