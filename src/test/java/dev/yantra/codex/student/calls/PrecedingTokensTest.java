package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CallPlace.Receiver;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PrecedingTokensTest {
  private static PrecedingTokens of(String receiver, String... left) {
    return PrecedingTokens.of(
        new SamplePoints.Place().on(Receiver.LOCAL, receiver, "lib.Gate").left(left).at());
  }

  @Test
  void tokens_areNearestFirstWithoutWhatStandsBeforeTheDot() {
    assertEquals(List.of("(", "if"), of("gate", "if", "(", "gate").tokens());
    assertEquals(List.of("gate", "if"), of("gate", "if", "gate", "gate").tokens());
    assertEquals(List.of("(", "gate"), of("gate", "gate", "(").tokens());
    assertEquals(List.of("gate"), of("", "gate").tokens());
    assertEquals(List.of(), of("gate").tokens());
    assertEquals(List.of(), of("gate", "gate").tokens());
  }

  @Test
  void last_joinsTheNearest() {
    PrecedingTokens tokens = of("", "if", "(", "open");

    assertEquals("open", tokens.last(1));
    assertEquals("open (", tokens.last(2));
    assertEquals("open ( if", tokens.last(9));
    assertEquals("", of("").last(3));
  }

  @Test
  void names_areIdentifiersAndTextsEachOnce() {
    PrecedingTokens tokens = of("", "a", "\"text\"", "+", "1", "b", "(", "a");

    assertEquals(List.of("a", "b", "\"text\""), List.copyOf(tokens.names(9)));
    assertEquals(List.of("a", "b"), List.copyOf(tokens.names(2)));
    assertEquals(List.of(), List.copyOf(tokens.names(0)));
  }

  @Test
  void names_areOfAnyScript() {
    String ancient = "\ud800\udc80"; // a letter of Linear B, beyond 16 bits
    PrecedingTokens tokens = new PrecedingTokens(List.of("(", ancient, "=", "\u6ce8\u6587", "7"));

    assertEquals(Set.of(ancient, "\u6ce8\u6587"), tokens.names(9));
  }

  @Test
  void hashes_areSortedAndKeptAsManyAsBitsOfALong() {
    FeatureHashes hashes = new FeatureHashes();
    hashes.add("name", "a");
    hashes.add("name", "b");
    hashes.add("name", "a");
    hashes.add("type", "a");
    int[] three = hashes.sorted();
    assertEquals(3, three.length);
    FeatureHashes many = new FeatureHashes();
    for (int i = 0; i < 100; i++) {
      many.add("name", "n" + i);
    }
    assertEquals(64, many.sorted().length);
    FeatureHashes copy = new FeatureHashes();
    copy.add(three);
    assertArrayEquals(three, copy.sorted());
  }

  @Test
  void shared_marksThePlacesOfWhatBothHave() {
    int[] some = {-3, 1, 5, 9};

    assertEquals(0b1010, FeatureHashes.shared(some, new int[] {0, 1, 2, 9}));
    assertEquals(0b0001, FeatureHashes.shared(some, new int[] {-3}));
    assertEquals(0b1111, FeatureHashes.shared(some, some));
    assertEquals(0, FeatureHashes.shared(some, new int[0]));
    assertEquals(0, FeatureHashes.shared(new int[0], some));
    assertEquals(0b0100, FeatureHashes.shared(some, new int[] {5, 6}));
  }
}
