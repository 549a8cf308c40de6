package dev.yantra.codex.encoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private static final String PRINTED = printed();

  private final PieceVocabulary pieces;
  private final BytePairMerges merges;
  private final boolean leadingSpace;

  /**
   * A tokenizer.
   *
   * @param merges the pairs, each with a blank between its halves, first merged first
   * @param leadingSpace true if the first word is read as one that follows another
   * @throws IllegalArgumentException if a merge is not of this vocabulary
   */
  BytePairs(PieceVocabulary pieces, List<String> merges, boolean leadingSpace) {
    this.pieces = pieces;
    this.merges = new BytePairMerges(merges, pieces);
    this.leadingSpace = leadingSpace;
  }

  @Override
  public long[] tokens(String text) {
    String whole = leadingSpace && !text.isEmpty() && !text.startsWith(" ") ? " " + text : text;
    List<Long> numbers = new ArrayList<>();
    Matcher words = WORD.matcher(whole);
    while (words.find() && numbers.size() < LIMIT) {
      byte[] word = words.group().getBytes(StandardCharsets.UTF_8);
      String[] single = new String[word.length];
      Arrays.setAll(single, i -> PRINTED.substring(word[i] & 0xFF, (word[i] & 0xFF) + 1));
      for (String piece : merges.merged(single)) {
        numbers.add(pieces.number(piece));
      }
    }
    return pieces.framed(numbers);
  }

  /** GPT-2's table: what prints stands for itself, the others follow from 256 on. */
  static String printed() {
    char[] table = new char[256];
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean prints = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      table[b] = (char) (prints ? b : next++);
    }
    return new String(table);
  }
}
