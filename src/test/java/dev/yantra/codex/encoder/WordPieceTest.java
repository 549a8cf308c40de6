package dev.yantra.codex.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers are what Hugging Face's tokenizers 0.23.3 says with the same vocabulary. */
final class WordPieceTest {
  private static final List<String> VOCABULARY =
      List.of(
          ("[PAD] [UNK] [CLS] [SEP] parse ##r ##d ##s the head ##er re ##ad closes cafe , . ( ) { }"
                  + " @ # link code a ##b ##c 中 文 2 ##0 ##4 $ + un ##able")
              .split(" "));

  private static final WordPiece TOKENIZER = new WordPiece(pieces(), true);

  private static PieceVocabulary pieces() {
    Map<String, Integer> numbers = new HashMap<>();
    for (String piece : VOCABULARY) {
      numbers.put(piece, numbers.size());
    }
    return new PieceVocabulary(numbers, "[CLS]", "[SEP]", "[UNK]");
  }

  private static void check(String text, long... expected) {
    assertArrayEquals(expected, TOKENIZER.tokens(text), text);
  }

  @Test
  void words_areCutIntoTheLongestPieces() {
    check("Parses the header.", 2, 4, 7, 8, 9, 10, 16, 3);
    check("", 2, 3);
  }

  @Test
  void aWordThatCannotBeCutToItsEnd_isUnknownAsAWhole() {
    check("  Café,\tclosed  ", 2, 14, 15, 1, 3);
    check("a".repeat(101) + " a", 2, 1, 25, 3);
  }

  @Test
  void marksAndIdeographs_standAlone() {
    check(
        "{@link Reader#read(Header)}", 2, 19, 21, 23, 11, 12, 10, 22, 11, 12, 17, 9, 10, 18, 20, 3);
    check("中文 abc 204 $a+b", 2, 28, 29, 25, 26, 27, 30, 31, 32, 33, 25, 34, 1, 3);
  }

  @Test
  void controlCharacters_areLeftOut() {
    check("unparsable\0 un\u200bable \u00a0the\u2014head", 2, 1, 35, 36, 8, 1, 9, 3);
  }

  @Test
  void longTexts_areCutOff() {
    long[] tokens = TOKENIZER.tokens("a ".repeat(500));
    assertEquals(Tokenizer.LIMIT, tokens.length);
    assertEquals(3, tokens[tokens.length - 1]);
  }
}
