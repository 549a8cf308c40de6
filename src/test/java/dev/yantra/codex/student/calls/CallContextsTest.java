package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A context of a point differs where what it is about differs, and nowhere else. */
final class CallContextsTest {
  private static final CallSite OPEN = gate().calls("lib.Gate#open()");
  private static final CallSite OTHER =
      gate().on(Receiver.LOCAL, "door", "lib.Door").calls("lib.Door#knock()");
  private static final List<CallSite> BEFORE = List.of(OPEN, OTHER);

  private static SamplePoints.Place gate() {
    return new SamplePoints.Place();
  }

  private static long[] hashes(SamplePoints.Place place) {
    return hashes(place, SamplePoints.CALLER, BEFORE);
  }

  private static long[] hashes(SamplePoints.Place place, String caller, List<CallSite> before) {
    return CallContexts.of(place.at(caller), CanonicalId.parse(caller), before, false);
  }

  private static Set<CallContext> changed(long[] hashes) {
    long[] usual = hashes(gate());
    Set<CallContext> changed = EnumSet.noneOf(CallContext.class);
    for (CallContext context : CallContext.ALL) {
      if (hashes[context.position()] != usual[context.position()]) {
        changed.add(context);
      }
    }
    return changed;
  }

  @Test
  void contexts_areToldApart() {
    long[] hashes = hashes(gate());
    assertEquals(30, hashes.length);
    assertEquals(hashes.length, Arrays.stream(hashes).distinct().count());
    assertArrayEquals(hashes, hashes(gate()));
  }

  @Test
  void control_isSeenByTheContextsOfControl() {
    assertEquals(
        EnumSet.of(CallContext.TYPE_CONTROL, CallContext.TYPE_SAME_RECEIVER_CONTROL),
        changed(hashes(gate().control(Control.LOOP))));
  }

  @Test
  void expectedType_isSeenByTheContextsOfTheExpected() {
    assertEquals(
        EnumSet.of(
            CallContext.TYPE_EXPECTED, CallContext.TYPE_FILE_EXPECTED, CallContext.NAME_EXPECTED),
        changed(hashes(gate().expects("int"))));
  }

  @Test
  void newestVariable_isTheLastOfTheScope() {
    Variable price = new Variable("price", "int");
    Variable name = new Variable("name", "java.lang.String");
    assertEquals(
        EnumSet.of(CallContext.TYPE_NEWEST_VARIABLE), changed(hashes(gate().scope(price, name))));
    assertArrayEquals(hashes(gate().scope(price, name)), hashes(gate().scope(name, name)));
  }

  @Test
  void purpose_isSeenByTheContextsOfThePurpose() {
    assertEquals(
        EnumSet.of(CallContext.TYPE_PURPOSE, CallContext.NAME_PURPOSE),
        changed(hashes(gate().role(Role.STATEMENT, "total"))));
  }

  @Test
  void callerOfTheSameFile_isSeenByTheContextsOfTheCaller() {
    assertEquals(
        EnumSet.of(CallContext.TYPE_CALLER, CallContext.NAME_CALLER),
        changed(hashes(gate(), "shop.Till#other()", BEFORE)));
    assertEquals(
        EnumSet.of(
            CallContext.TYPE_FILE,
            CallContext.TYPE_RECEIVER_NAME_FILE,
            CallContext.TYPE_FILE_LAST_CALL,
            CallContext.TYPE_FILE_EXPECTED,
            CallContext.NAME_FILE),
        changed(hashes(gate(), "shop.Shelf#addPrice(shop.Price,int)", BEFORE)));
    Set<CallContext> moved = changed(hashes(gate(), "bank.Till#addPrice(shop.Price,int)", BEFORE));
    assertTrue(moved.containsAll(EnumSet.of(CallContext.TYPE_PACKAGE, CallContext.NAME_PACKAGE)));
  }

  @Test
  void nestedCaller_belongsToItsFile() {
    assertArrayEquals(
        hashes(gate(), "shop.Till#a()", BEFORE), hashes(gate(), "shop.Till$In#a()", BEFORE));
  }

  @Test
  void callsBefore_areSeenByTheContextsOfThem() {
    CallSite shut = gate().on(Receiver.LOCAL, "door", "lib.Door").calls("lib.Door#shut()");
    assertEquals(
        EnumSet.of(
            CallContext.TYPE_LAST_CALL,
            CallContext.TYPE_LAST_TWO_CALLS,
            CallContext.TYPE_SAME_RECEIVER_LAST_CALL,
            CallContext.TYPE_FILE_LAST_CALL,
            CallContext.NAME_LAST_CALL,
            CallContext.NAME_LAST_TWO_CALLS),
        changed(hashes(gate(), SamplePoints.CALLER, List.of(OPEN, shut))));
    CallSite overload = gate().on(Receiver.LOCAL, "door", "lib.Door").calls("lib.Door#knock(int)");
    assertEquals(
        Set.of(),
        changed(hashes(gate(), SamplePoints.CALLER, List.of(OPEN, overload))),
        "parameters do not count");
    assertEquals(
        EnumSet.of(CallContext.TYPE_LAST_TWO_CALLS, CallContext.NAME_LAST_TWO_CALLS),
        changed(hashes(gate(), SamplePoints.CALLER, List.of(OPEN, shut, OTHER))));
  }

  @Test
  void callsOnTheSameReceiver_areSeenByTheContextsOfIt() {
    CallSite shut = gate().calls("lib.Gate#shut()");
    assertEquals(
        EnumSet.of(
            CallContext.TYPE_SAME_RECEIVER,
            CallContext.TYPE_SAME_RECEIVER_TWO,
            CallContext.TYPE_LAST_TWO_CALLS,
            CallContext.TYPE_SAME_RECEIVER_LAST_CALL,
            CallContext.TYPE_SAME_RECEIVER_CONTROL,
            CallContext.NAME_SAME_RECEIVER,
            CallContext.NAME_LAST_TWO_CALLS),
        changed(hashes(gate(), SamplePoints.CALLER, List.of(shut, OTHER))));
    assertEquals(
        EnumSet.of(CallContext.TYPE_SAME_RECEIVER_TWO),
        changed(hashes(gate(), SamplePoints.CALLER, List.of(shut, OPEN, OTHER))));
  }

  @Test
  void chain_goesOnFromTheCallBeforeTheDot() {
    SamplePoints.Place open = gate().on(Receiver.CALL, "open", "lib.Gate");
    SamplePoints.Place shut = gate().on(Receiver.CALL, "shut", "lib.Gate");
    int same = CallContext.NAME_SAME_RECEIVER.position();

    assertEquals(hashes(gate())[same], hashes(open)[same], "as if it was called on the same");
    assertFalse(hashes(open)[same] == hashes(shut)[same]);
  }

  @Test
  void testCode_isCountedApartAndLooksAtMainCode() {
    CanonicalId caller = CanonicalId.parse(SamplePoints.CALLER);
    long[] test = CallContexts.of(gate().at(), caller, BEFORE, true);
    long[] main = hashes(gate());

    assertEquals(main[CallContext.TYPE.position()], test[CallContext.TYPE_OTHER_TREE.position()]);
    assertEquals(test[CallContext.TYPE.position()], main[CallContext.TYPE_OTHER_TREE.position()]);
    assertEquals(EnumSet.allOf(CallContext.class), changed(test));
  }

  @Test
  void groups_haveOneContextForEachWordTypeAndCall() {
    Variable price = new Variable("price", "int");
    Variable count = new Variable("count", "int");
    Variable name = new Variable("name", "java.lang.String");
    long[][] groups =
        CallContexts.groups(
            gate().role(Role.ARGUMENT, "newTotalPrice").scope(price, count, name).at(),
            CanonicalId.parse(SamplePoints.CALLER),
            Set.of("shop.Till", "shop.Base", "shop.Face"),
            List.of(OPEN, OTHER, OPEN),
            false);

    assertEquals(List.of(2, 1, 2, 2, 3, 3), Arrays.stream(groups).map(g -> g.length).toList());
  }

  @Test
  void groups_takeEightOfEachAndTheNearestFirst() {
    Variable[] many = new Variable[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = new Variable("v" + i, "t.T" + i);
    }
    CanonicalId caller = CanonicalId.parse(SamplePoints.CALLER);
    int scope = ContextGroup.ALL.indexOf(ContextGroup.TYPE_IN_SCOPE);
    long[] all =
        CallContexts.groups(gate().scope(many).at(), caller, Set.of(), List.of(), false)[scope];
    long[] newest =
        CallContexts.groups(gate().scope(many[19]).at(), caller, Set.of(), List.of(), false)[scope];

    assertEquals(8, all.length);
    assertEquals(newest[0], all[0]);
  }

  @Test
  void groups_areCountedByFormTypeAndTree() {
    CanonicalId caller = CanonicalId.parse(SamplePoints.CALLER);
    long usual = CallContexts.groups(gate().at(), caller, Set.of(), List.of(), false)[0][0];
    long test = CallContexts.groups(gate().at(), caller, Set.of(), List.of(), true)[0][0];
    long reference =
        CallContexts.groups(gate().form(Form.REFERENCE).at(), caller, Set.of(), List.of(), false)[
            0][0];
    long door =
        CallContexts.groups(
            gate().on(Receiver.FIELD, "gate", "lib.Door").at(), caller, Set.of(), List.of(), false)[
            0][0];

    assertEquals(4, Set.of(usual, test, reference, door).size());
  }

  @Test
  void receiversThatLookAlike_areTheSame() {
    assertTrue(CallContexts.onSameReceiver(gate().at(), gate().control(Control.LOOP).at()));
    assertFalse(
        CallContexts.onSameReceiver(
            gate().at(), gate().on(Receiver.FIELD, "back", "lib.Gate").at()));
    assertFalse(
        CallContexts.onSameReceiver(
            gate().at(), gate().on(Receiver.LOCAL, "gate", "lib.Gate").at()));
    for (Receiver each : List.of(Receiver.CALL, Receiver.LITERAL, Receiver.OTHER)) {
      SamplePoints.Place place = gate().on(each, "x", "lib.Gate");
      assertFalse(CallContexts.onSameReceiver(place.at(), place.at()), each.name());
    }
  }

  @Test
  void calleesThatAreNoIds_areTakenAsTheyAre() {
    assertEquals("open", CallContexts.member(OPEN));
    assertEquals("lib.Gate#open", CallContexts.simple(OPEN));
    assertEquals("nonsense", CallContexts.member(gate().calls("nonsense")));
    assertEquals("a#b", CallContexts.member(gate().calls("a#b")));
    assertEquals("nonsense", CallContexts.simple(gate().calls("nonsense")));
  }
}
