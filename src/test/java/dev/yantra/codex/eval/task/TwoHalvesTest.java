package dev.yantra.codex.eval.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.yantra.codex.eval.metric.Rank;
import dev.yantra.codex.eval.task.TwoHalves.Half;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TwoHalvesTest {
  private static final Rank GOOD = new Rank(0, 1);
  private static final Rank BAD = new Rank(9, 1);

  private final List<String> groups =
      IntStream.range(0, 40).mapToObj(i -> "a.A#m" + i / 2 + "()").toList();
  private final TwoHalves halves = new TwoHalves(groups, 42);

  @Test
  void everyGroup_isWholeInOneOfTwoEqualHalves() {
    BitSet first = halves.cases(Half.FIRST);
    BitSet second = halves.cases(Half.SECOND);
    assertEquals(20, first.cardinality());
    assertEquals(20, second.cardinality());
    assertFalse(first.intersects(second));
    for (int i = 0; i < 40; i += 2) {
      assertEquals(first.get(i), first.get(i + 1));
    }
    assertEquals(first, new TwoHalves(groups, 42).cases(Half.FIRST));
    assertNotEquals(first, new TwoHalves(groups, 43).cases(Half.FIRST));
  }

  @Test
  void noCase_isMeasuredWithWhatWasTunedOnIt() {
    // Each system is right on one half only: what a half chooses is wrong on the other.
    List<List<Rank>> systems =
        List.of(rightOn(halves.cases(Half.FIRST)), rightOn(halves.cases(Half.SECOND)));
    int first = halves.best(Half.FIRST, List.of(0, 1), 0, systems::get);
    int second = halves.best(Half.SECOND, List.of(0, 1), 0, systems::get);
    assertEquals(0, first);
    assertEquals(1, second);
    assertEquals(
        List.of(BAD),
        halves.crossed(systems.get(first), systems.get(second)).stream().distinct().toList());
  }

  @Test
  void emptyHalf_keepsTheUsual() {
    TwoHalves one = new TwoHalves(List.of("a", "a"), 42);
    assertEquals(7, one.best(Half.SECOND, List.of(1, 2), 7, c -> List.of(GOOD, GOOD)));
  }

  private static List<Rank> rightOn(BitSet cases) {
    return IntStream.range(0, 40).mapToObj(i -> cases.get(i) ? GOOD : BAD).toList();
  }
}
