package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.math.HashedCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Habits that were counted in a method, asked about at the same points. */
final class CallHabitsTest {
  private static final String NEXT = "java.util.Iterator#next()";
  private static final String HAS_NEXT = "java.util.Iterator#hasNext()";
  private static final List<Callee> CANDIDATES =
      List.of(SamplePoints.callee(HAS_NEXT), SamplePoints.callee(NEXT));
  private static final CanonicalId CALLER = CanonicalId.parse(SamplePoints.CALLER);

  private static SamplePoints.Place iterator() {
    return new SamplePoints.Place().on(Receiver.LOCAL, "each", "java.util.Iterator");
  }

  private static CallHabits counted(String caller, CallSite... calls) {
    HashedCounts counts = new HashedCounts();
    CallHabits.count(caller, List.of(calls), counts);
    return new CallHabits(counts::of);
  }

  private static double[][] rows(CallHabits habits, SamplePoints.Place place, CallSite... before) {
    double[][] rows = new double[2][HabitContext.COLUMNS.size() + 1];
    assertEquals(
        rows[0].length, habits.describe(place.at(), CALLER, List.of(before), CANDIDATES, rows, 1));
    return rows;
  }

  private static double column(double[] row, HabitContext context) {
    return row[1 + HabitContext.ALL.indexOf(context)];
  }

  @Test
  void columns_keepTheOrderOfTheShippedFile() {
    List<String> names = HabitContext.COLUMNS.names();
    assertEquals(31, names.size());
    assertEquals("pretrained.method-type", names.get(0));
    assertEquals("pretrained.name-control", names.get(12));
    assertEquals("pretrained.word-control", names.get(23));
    assertEquals("pretrained.word-receiver-name", names.get(30));
  }

  @Test
  void whereNothingWasCounted_noCandidateIsUsual() {
    for (double[] row : rows(new CallHabits(CallHabits.Counts.NONE), iterator())) {
      for (double value : row) {
        assertEquals(0, value, 1e-12);
      }
    }
  }

  @Test
  void firstContextOfAKind_isThePriorOfTheOthers() {
    CallHabits habits = counted(SamplePoints.CALLER, iterator().calls(NEXT));
    double[][] rows = rows(habits, iterator());
    double prior = (1 + 2 / 2.0) / (1 + 2);

    for (HabitContext first :
        List.of(HabitContext.METHOD_TYPE, HabitContext.NAME_CONTROL, HabitContext.WORD_CONTROL)) {
      assertEquals(Math.log(prior * 2), column(rows[1], first), 1e-12, first.name());
      assertEquals(Math.log((1 - prior) * 2), column(rows[0], first), 1e-12, first.name());
    }
    double given = (1 + 2 * prior) / (1 + 2);
    for (HabitContext other : List.of(HabitContext.METHOD_CALLER, HabitContext.NAME_CALLER)) {
      assertEquals(Math.log(given / prior), column(rows[1], other), 1e-12, other.name());
      assertEquals(Math.log((2 * (1 - prior) / 3) / (1 - prior)), column(rows[0], other), 1e-12);
    }
  }

  @Test
  void contextThatWasNeverSeen_saysNothing() {
    CallHabits habits = counted("other.Till#otherName()", iterator().calls(NEXT));
    double[][] rows = rows(habits, iterator());

    assertEquals(0, column(rows[1], HabitContext.METHOD_CALLER));
    assertEquals(0, column(rows[1], HabitContext.NAME_CALLER));
    assertNotEquals(0, column(rows[1], HabitContext.METHOD_TYPE));
  }

  @Test
  void methodsOfOtherLibraries_areCountedByTheirNamesOnly() {
    SamplePoints.Place gate = new SamplePoints.Place();
    CallHabits habits = counted(SamplePoints.CALLER, gate.calls("lib.Gate#next()"));
    double[][] rows = rows(habits, gate);

    assertEquals(0, column(rows[1], HabitContext.METHOD_TYPE), 1e-12);
    assertNotEquals(0, column(rows[1], HabitContext.NAME_CONTROL));
    assertEquals(0, HabitContexts.method("lib.Gate#next()"));
    assertEquals(0, HabitContexts.method("javascript.Gate#next()"));
    assertNotEquals(0, HabitContexts.method("javax.Gate#next()"));
  }

  @Test
  void callsBefore_makeANextOneUsual() {
    CallSite first = iterator().role(Role.CONDITION, "").calls(HAS_NEXT);
    CallSite second = iterator().calls(NEXT);
    CallHabits habits = counted(SamplePoints.CALLER, first, second, first, second);
    double[][] after = rows(habits, iterator(), first);
    double[][] alone = rows(habits, iterator());

    for (HabitContext context :
        List.of(
            HabitContext.METHOD_LAST_CALL,
            HabitContext.METHOD_SAME_RECEIVER,
            HabitContext.NAME_LAST_CALL,
            HabitContext.NAME_SAME_RECEIVER,
            HabitContext.WORD_LAST_CALL)) {
      assertTrue(column(after[1], context) > column(after[0], context), context.name());
      assertTrue(column(after[1], context) > column(alone[1], context), context.name());
    }
    assertTrue(
        column(after[1], HabitContext.METHOD_SAME_RECEIVER_TWO)
            > column(after[0], HabitContext.METHOD_SAME_RECEIVER_TWO));
  }

  @Test
  void wordsOfNames_areTheirFirstAndThatOfAConstructorIsNotItsTypes() {
    assertEquals("add", HabitContexts.firstWord("addAll"));
    assertEquals("", HabitContexts.firstWord("_"));
    assertEquals(
        HabitContexts.word("addAll"), HabitContexts.word(SamplePoints.callee("a.A#addOne()")));
    assertEquals(
        HabitContexts.word("<init>"), HabitContexts.word(SamplePoints.callee("a.A#<init>()")));
    assertNotEquals(
        HabitContexts.word("a"), HabitContexts.word(SamplePoints.callee("a.A#<init>()")));
  }
}
