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
final class PretrainedCallsTest {
  private static final String NEXT = "java.util.Iterator#next()";
  private static final String HAS_NEXT = "java.util.Iterator#hasNext()";
  private static final List<Callee> CANDIDATES =
      List.of(SamplePoints.callee(HAS_NEXT), SamplePoints.callee(NEXT));
  private static final CanonicalId CALLER = CanonicalId.parse(SamplePoints.CALLER);

  private static SamplePoints.Place iterator() {
    return new SamplePoints.Place().on(Receiver.LOCAL, "each", "java.util.Iterator");
  }

  private static PretrainedCalls counted(String caller, CallSite... calls) {
    HashedCounts counts = new HashedCounts();
    PretrainedCalls.count(caller, List.of(calls), counts);
    return new PretrainedCalls(counts::of);
  }

  private static double[][] rows(
      PretrainedCalls habits, SamplePoints.Place place, CallSite... before) {
    double[][] rows = new double[2][PretrainedContext.COLUMNS.size() + 1];
    assertEquals(
        rows[0].length, habits.describe(place.at(), CALLER, List.of(before), CANDIDATES, rows, 1));
    return rows;
  }

  private static double column(double[] row, PretrainedContext context) {
    return row[1 + PretrainedContext.ALL.indexOf(context)];
  }

  @Test
  void columns_keepTheOrderOfTheShippedFile() {
    List<String> names = PretrainedContext.COLUMNS.names();
    assertEquals(31, names.size());
    assertEquals("pretrained.method-type", names.get(0));
    assertEquals("pretrained.name-control", names.get(12));
    assertEquals("pretrained.word-control", names.get(23));
    assertEquals("pretrained.word-receiver-name", names.get(30));
  }

  @Test
  void whereNothingWasCounted_noCandidateIsUsual() {
    for (double[] row : rows(new PretrainedCalls(PretrainedCalls.Counts.NONE), iterator())) {
      for (double value : row) {
        assertEquals(0, value, 1e-12);
      }
    }
  }

  @Test
  void firstContextOfAKind_isThePriorOfTheOthers() {
    PretrainedCalls habits = counted(SamplePoints.CALLER, iterator().calls(NEXT));
    double[][] rows = rows(habits, iterator());
    double prior = (1 + 2 / 2.0) / (1 + 2);

    for (PretrainedContext first :
        List.of(
            PretrainedContext.METHOD_TYPE,
            PretrainedContext.NAME_CONTROL,
            PretrainedContext.WORD_CONTROL)) {
      assertEquals(Math.log(prior * 2), column(rows[1], first), 1e-12, first.name());
      assertEquals(Math.log((1 - prior) * 2), column(rows[0], first), 1e-12, first.name());
    }
    double given = (1 + 2 * prior) / (1 + 2);
    for (PretrainedContext other :
        List.of(PretrainedContext.METHOD_CALLER, PretrainedContext.NAME_CALLER)) {
      assertEquals(Math.log(given / prior), column(rows[1], other), 1e-12, other.name());
      assertEquals(Math.log((2 * (1 - prior) / 3) / (1 - prior)), column(rows[0], other), 1e-12);
    }
  }

  @Test
  void contextThatWasNeverSeen_saysNothing() {
    PretrainedCalls habits = counted("other.Till#otherName()", iterator().calls(NEXT));
    double[][] rows = rows(habits, iterator());

    assertEquals(0, column(rows[1], PretrainedContext.METHOD_CALLER));
    assertEquals(0, column(rows[1], PretrainedContext.NAME_CALLER));
    assertNotEquals(0, column(rows[1], PretrainedContext.METHOD_TYPE));
  }

  @Test
  void methodsOfOtherLibraries_areCountedByTheirNamesOnly() {
    SamplePoints.Place gate = new SamplePoints.Place();
    PretrainedCalls habits = counted(SamplePoints.CALLER, gate.calls("lib.Gate#next()"));
    double[][] rows = rows(habits, gate);

    assertEquals(0, column(rows[1], PretrainedContext.METHOD_TYPE), 1e-12);
    assertNotEquals(0, column(rows[1], PretrainedContext.NAME_CONTROL));
    assertEquals(0, PretrainedContexts.method("lib.Gate#next()"));
    assertEquals(0, PretrainedContexts.method("javascript.Gate#next()"));
    assertNotEquals(0, PretrainedContexts.method("javax.Gate#next()"));
  }

  @Test
  void callsBefore_makeANextOneUsual() {
    CallSite first = iterator().role(Role.CONDITION, "").calls(HAS_NEXT);
    CallSite second = iterator().calls(NEXT);
    PretrainedCalls habits = counted(SamplePoints.CALLER, first, second, first, second);
    double[][] after = rows(habits, iterator(), first);
    double[][] alone = rows(habits, iterator());

    for (PretrainedContext context :
        List.of(
            PretrainedContext.METHOD_LAST_CALL,
            PretrainedContext.METHOD_SAME_RECEIVER,
            PretrainedContext.NAME_LAST_CALL,
            PretrainedContext.NAME_SAME_RECEIVER,
            PretrainedContext.WORD_LAST_CALL)) {
      assertTrue(column(after[1], context) > column(after[0], context), context.name());
      assertTrue(column(after[1], context) > column(alone[1], context), context.name());
    }
    assertTrue(
        column(after[1], PretrainedContext.METHOD_SAME_RECEIVER_TWO)
            > column(after[0], PretrainedContext.METHOD_SAME_RECEIVER_TWO));
  }

  @Test
  void wordsOfNames_areTheirFirstAndThatOfAConstructorIsNotItsTypes() {
    assertEquals("add", PretrainedContexts.firstWord("addAll"));
    assertEquals("", PretrainedContexts.firstWord("_"));
    assertEquals(
        PretrainedContexts.word("addAll"),
        PretrainedContexts.word(SamplePoints.callee("a.A#addOne()")));
    assertEquals(
        PretrainedContexts.word("<init>"),
        PretrainedContexts.word(SamplePoints.callee("a.A#<init>()")));
    assertNotEquals(
        PretrainedContexts.word("a"), PretrainedContexts.word(SamplePoints.callee("a.A#<init>()")));
  }
}
