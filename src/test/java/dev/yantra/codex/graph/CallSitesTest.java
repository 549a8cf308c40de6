package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CallSitesTest {
  private static final CallSite FIRST = call("p.B#b()", 3, "p.A#a()");
  private static final CallSite SECOND = call("p.B#b()", 2, "java.util.List#of()");
  private static final TypeShape TYPE_A = shape("p.A");
  private static final TypeShape TYPE_B = shape("p.B");

  private final CallSites sites =
      new CallSites(
          Map.of("p.B#b()", List.of(FIRST, SECOND), "p.A#a()", List.of()), List.of(TYPE_B, TYPE_A));

  private static CallSite call(String caller, int line, String callee) {
    CallPlace place =
        new CallPlace(
            caller,
            line,
            1,
            Form.METHOD,
            Receiver.NONE,
            List.of(),
            "",
            "",
            Role.STATEMENT,
            "",
            -1,
            Control.BODY,
            -1,
            List.of(),
            List.of());
    return new CallSite(place, callee);
  }

  private static TypeShape shape(String name) {
    return new TypeShape(name, false, List.of("java.lang.Object"), List.of());
  }

  private static Member member(String id) {
    return new Member(id, "void", Access.PUBLIC, false, false, 0);
  }

  @Test
  void calls_areFoundByTheirCallerInTheOrderOfTheSource() {
    assertEquals(List.of(FIRST, SECOND), sites.of("p.B#b()"));
    assertEquals(List.of(), sites.of("p.A#a()"));
    assertEquals(List.of(), sites.of("p.C#unknown()"));
  }

  @Test
  void callersAndTypes_areSortedWhateverOrderTheyCameIn() {
    assertEquals(List.of("p.A#a()", "p.B#b()"), List.copyOf(sites.byCaller().keySet()));
    assertEquals(List.of(TYPE_A, TYPE_B), List.copyOf(sites.types().values()));
    assertEquals("p.A", sites.types().firstKey());
  }

  @Test
  void types_areFoundByTheirBinaryName() {
    assertEquals(Optional.of(TYPE_B), sites.type("p.B"));
    assertEquals(Optional.empty(), sites.type("B"));
  }

  @Test
  void nothing_canBeChangedFromOutside() {
    assertThrows(UnsupportedOperationException.class, () -> sites.byCaller().clear());
    assertThrows(UnsupportedOperationException.class, () -> sites.types().clear());
  }

  @Test
  void membersOfAType_areSortedByTheirIds() {
    List<Member> members = new ArrayList<>(List.of(member("p.A#z()"), member("p.A#a()")));
    List<String> above = new ArrayList<>(List.of("p.Above"));
    TypeShape shape = new TypeShape("p.A", true, above, members);

    members.clear();
    above.clear();

    assertEquals(List.of(member("p.A#a()"), member("p.A#z()")), shape.members());
    assertEquals(List.of("p.Above"), shape.supertypes());
  }

  @Test
  void callsOfOneFile_areCopies() {
    List<CallSite> calls = new ArrayList<>(List.of(FIRST));
    List<TypeShape> own = new ArrayList<>(List.of(TYPE_A));
    List<TypeShape> libraries = new ArrayList<>(List.of(TYPE_B));
    FileCalls file = new FileCalls(calls, own, libraries);

    calls.clear();
    own.clear();
    libraries.clear();

    assertEquals(new FileCalls(List.of(FIRST), List.of(TYPE_A), List.of(TYPE_B)), file);
    assertEquals(new FileCalls(List.of(), List.of(), List.of()), FileCalls.NONE);
  }
}
