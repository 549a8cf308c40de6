package dev.yantra.codex.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The numbers are what Hugging Face's tokenizers 0.23.3 says with the same merges. */
final class BytePairsTest {
  private static final List<String> MERGES =
      List.of(
          ("h e|he a|hea d|hea der|e r|d er|Ġ t|Ġt he|p a|r s|pa rs|pars e|Ġ hea|Ġhea der|Ġ r|Ġr e"
                  + "|Ġre ad|a d|c l|cl o|clo s|Ã ©|Ġ Ġ|2 0")
              .split("\\|"));

  private static BytePairs tokenizer(boolean leadingSpace) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String special : List.of("<s>", "<pad>", "</s>", "<unk>")) {
      numbers.put(special, numbers.size());
    }
    for (char printed : BytePairs.printed().toCharArray()) {
      numbers.put(String.valueOf(printed), numbers.size());
    }
    for (String merge : MERGES) {
      numbers.putIfAbsent(merge.replace(" ", ""), numbers.size());
    }
    return new BytePairs(
        new PieceVocabulary(numbers, "<s>", "</s>", "<unk>"), MERGES, leadingSpace);
  }

  private static void check(boolean leadingSpace, String text, long... expected) {
    assertArrayEquals(expected, tokenizer(leadingSpace).tokens(text), text);
  }

  @Test
  void pairs_areMergedInTheOrderOfTraining() {
    check(false, "parse the header", 0, 271, 267, 36, 262, 264, 2);
    check(false, "", 0, 2);
  }

  @Test
  void wordsAndBlanks_areKeptApartAsInTraining() {
    check(
        false,
        "the  café isn't closed",
        0,
        120,
        260,
        36,
        36,
        103,
        101,
        106,
        281,
        36,
        109,
        119,
        114,
        43,
        120,
        36,
        280,
        105,
        104,
        2);
    check(
        false,
        "  read\n\t2024 headers;",
        0,
        36,
        276,
        14,
        13,
        283,
        54,
        56,
        36,
        262,
        264,
        119,
        63,
        2);
  }

  @Test
  void everyByte_hasANumber() {
    check(false, "中 ≠ 😀", 0, 232, 188, 177, 36, 230, 141, 164, 36, 244, 163, 156, 132, 2);
  }

  @Test
  void leadingSpace_readsTheFirstWordAsOneThatFollows() {
    check(true, "the", 0, 267, 2);
    check(true, "parse the header", 0, 36, 271, 267, 36, 262, 264, 2);
    check(true, "", 0, 2);
  }

  @Test
  @Timeout(10)
  void aWordOfManyLetters_takesNoMinutes() {
    long[] tokens = tokenizer(false).tokens("header".repeat(100_000));
    assertEquals(Tokenizer.LIMIT, tokens.length);
    assertEquals(262, tokens[1]);
    assertEquals(264, tokens[Tokenizer.LIMIT - 2]);
  }
}
