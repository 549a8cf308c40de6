package dev.yantra.codex.encoder;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * BERT's tokenizer: words and punctuation marks, each cut into the longest pieces of the vocabulary
 * from the left (Wu et al. 2016, section 4.1; Devlin et al. 2019). What continues a word begins
 * with {@code ##}.
 */
final class WordPiece implements Tokenizer {
  private static final int LONGEST_WORD = 100;
  private static final int REPLACEMENT = 0xFFFD;

  private final PieceVocabulary pieces;
  private final boolean lowerCase;

  /**
   * A tokenizer.
   *
   * @param lowerCase true if upper case and accents are dropped, as "uncased" networks want it
   */
  WordPiece(PieceVocabulary pieces, boolean lowerCase) {
    this.pieces = pieces;
    this.lowerCase = lowerCase;
  }

  @Override
  public long[] tokens(String text) {
    List<Long> numbers = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    normal(text)
        .codePoints()
        .forEach(
            c -> {
              boolean alone = isPunctuation(c) || isIdeograph(c);
              if (alone || isBlank(c)) {
                cut(word, numbers);
              }
              if (!isBlank(c)) {
                word.appendCodePoint(c);
              }
              if (alone) {
                cut(word, numbers);
              }
            });
    cut(word, numbers);
    return pieces.framed(numbers);
  }

  private String normal(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .filter(c -> c != 0 && c != REPLACEMENT && (isBlank(c) || !isControl(c)))
        .forEach(clean::appendCodePoint);
    if (!lowerCase) {
      return clean.toString();
    }
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(clean, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .map(Character::toLowerCase) // One by one: vocabularies know no final sigma.
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Adds the pieces of a word, or the unknown one if it cannot be cut into pieces to its end. */
  private void cut(StringBuilder word, List<Long> numbers) {
    int length = word.length();
    if (length == 0) {
      return;
    }
    List<Long> own = new ArrayList<>();
    int start = 0;
    while (start < length && length <= LONGEST_WORD) {
      String prefix = start == 0 ? "" : "##";
      int end = length;
      while (end > start && !pieces.has(prefix + word.substring(start, end))) {
        end--;
      }
      if (end == start) {
        break;
      }
      own.add(pieces.number(prefix + word.substring(start, end)));
      start = end;
    }
    numbers.addAll(start == length ? own : List.of(pieces.unknown()));
    word.setLength(0);
  }

  private static boolean isBlank(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isWhitespace(c) || isSeparator(c);
  }

  private static boolean isSeparator(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }

  /**
   * Every mark of ASCII counts, also those that Unicode calls symbols: {@code $ + < = > ^ ` | ~}.
   */
  private static boolean isPunctuation(int c) {
    if (c < 128) {
      return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isIdeograph(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }
}
