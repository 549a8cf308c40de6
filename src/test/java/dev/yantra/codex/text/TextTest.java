package dev.yantra.codex.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches with other parameters than usual, and the endings that are easily cut wrongly. */
final class TextTest {
  @ParameterizedTest
  @CsvSource({
    "ties,ty",
    "stresses,stress",
    "boxes,box",
    "bus,bus",
    "gas,gas",
    "gass,gass",
    "sing,sing",
    "going,going",
    "doing,doing",
    "agreed,agreed",
    "bedded,bed",
    "added,add",
    "falling,fall",
    "missing,miss",
    "buzzing,buzz",
    "hopping,hop",
    "trying,try",
    "cryed,cry",
    "tree,tre",
    "the,the",
    "abcde,abcd",
    "egging,egg",
    "shhhed,shhhed",
  })
  void stem_cutsWhatIsAnEndingAndNoMore(String word, String stem) {
    assertEquals(stem, Stems.stem(word));
  }

  @Test
  void scores_followTheirParameters() {
    Bm25 plain = new Bm25(0, 0);
    Bm25 lengthy = new Bm25(2, 1);
    for (Bm25 index : List.of(plain, lengthy)) {
      index.add(0, List.of("a", "a", "a", "b"));
      index.add(1, List.of("a", "c"));
    }
    // idf = ln(1 + 0.5 / 2.5); with k1 = 0 repetition and length count for nothing.
    double idf = Math.log(1.2);
    assertArrayEquals(new double[] {idf, idf}, plain.scores(List.of("a")), 1e-12);
    // k1 = 2, b = 1, mean length 3: 3 · 3 / (3 + 2 · 4/3) and 1 · 3 / (1 + 2 · 2/3).
    double[] scores = lengthy.scores(List.of("a"));
    assertEquals(idf * 9 / (3 + 8.0 / 3), scores[0], 1e-12);
    assertEquals(idf * 3 / (1 + 4.0 / 3), scores[1], 1e-12);
    assertEquals(
        idf * 3 / (1 + 4.0 / 3) + Math.log(2) * 3 / (1 + 4.0 / 3),
        lengthy.scores(List.of("c", "a"))[1],
        1e-12);
  }

  @Test
  void documents_areThoseThatHoldTheWord() {
    Bm25 index = new Bm25();
    for (int i = 0; i < 40; i++) {
      index.add(100 - i, i % 3 == 0 ? List.of("x", "y") : List.of("y"));
    }
    assertArrayEquals(new int[] {100, 97, 94}, Arrays.copyOf(index.documents("x"), 3));
    assertEquals(14, index.documents("x").length);
    assertEquals(40, index.documents("y").length);
    assertEquals(0, index.documents("z").length);
    Bm25 decoded = Bm25.decode(index.encode());
    assertArrayEquals(index.documents("x"), decoded.documents("x"));
    assertEquals(40, decoded.size());
  }

  @Test
  void search_takesOnlyWhatIsWanted() {
    Bm25 index = new Bm25();
    for (int i = 0; i < 10; i++) {
      index.add(i, i == 7 ? List.of("w", "w") : List.of("w", "v"));
    }
    List<Integer> even =
        index.search(List.of("w"), 3, d -> d % 2 == 0).stream().map(Bm25.Hit::document).toList();
    assertEquals(List.of(0, 2, 4), even);
    assertEquals(7, index.search(List.of("w"), 1).get(0).document());
    assertEquals(List.of(), index.search(List.of("w"), 0));
    double[] scores = new double[10];
    scores[3] = 2;
    scores[8] = 5;
    assertEquals(List.of(new Bm25.Hit(8, 5), new Bm25.Hit(3, 2)), index.best(scores, 4, d -> true));
  }

  @Test
  void subTokens_keepTheirOrder() {
    List<String> words = new ArrayList<>();
    SubTokens.split("aB1c_XMLFile Éa", words::add);
    assertEquals(List.of("a", "b", "1", "c", "xml", "file", "éa"), words);
    assertEquals(List.of(), SubTokens.of(" _-. "));
    assertEquals(List.of("abc"), SubTokens.of("ABC"));
    assertEquals(List.of("ab", "c"), SubTokens.of("AB c"));
  }
}
