package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CallablesTest {
  private static final List<TypeShape> TYPES =
      List.of(
          type(
              "a.Base",
              List.of("java.lang.Object"),
              member("a.Base#<init>()", "a.Base", Access.PUBLIC, 0),
              member("a.Base#same(java.lang.Object)", "void", Access.PUBLIC, 1),
              member("a.Base#inherited()", "int", Access.PROTECTED, 0),
              member("a.Base#secret()", "int", Access.PRIVATE, 0)),
          type(
              "a.Sub",
              List.of("a.Base"),
              member("a.Sub#<init>()", "a.Sub", Access.PUBLIC, 0),
              member("a.Sub#<init>(int)", "a.Sub", Access.PACKAGE, 0),
              member("a.Sub#same(java.lang.String)", "void", Access.PUBLIC, 0),
              new Member("a.Sub#of(int)", "a.Sub", Access.PUBLIC, true, false, 0)),
          type(
              "java.lang.Object",
              List.of(),
              member("java.lang.Object#hashCode()", "int", Access.PUBLIC, 0),
              member("java.lang.Object#notify()", "void", Access.PUBLIC, 0)));

  private final Callables callables = new Callables(new CallSites(Map.of(), TYPES));

  private static TypeShape type(String name, List<String> supertypes, Member... members) {
    return new TypeShape(name, false, supertypes, List.of(members));
  }

  private static Member member(String id, String returns, Access access, long generic) {
    return new Member(id, returns, access, false, false, generic);
  }

  private Set<String> at(String caller, Form form, Receiver receiver, String type, Role role) {
    CallPlace place =
        new CallPlace(
            caller,
            1,
            1,
            form,
            receiver,
            List.of(type),
            "",
            "",
            role,
            "",
            -1,
            Control.BODY,
            -1,
            List.of(),
            List.of());
    return callables.at(place, false).stream().map(Callee::id).collect(Collectors.toSet());
  }

  @Test
  void value_hasOwnAndInheritedMethodsThatCanBeNamed() {
    assertEquals(
        Set.of(
            "a.Sub#same(java.lang.String)",
            "a.Base#inherited()",
            "java.lang.Object#hashCode()",
            "java.lang.Object#notify()"),
        at("a.Other#go()", Form.METHOD, Receiver.LOCAL, "a.Sub", Role.STATEMENT),
        "the generic method is overridden; constructors, static and private ones are out");
  }

  @Test
  void place_thatWantsAValueExcludesVoid() {
    assertEquals(
        Set.of("a.Base#inherited()", "java.lang.Object#hashCode()"),
        at("a.Other#go()", Form.METHOD, Receiver.LOCAL, "a.Sub", Role.INITIALIZER));
  }

  @Test
  void elsewhere_protectedAndPackageMembersAreOut() {
    assertEquals(
        Set.of("java.lang.Object#hashCode()"),
        at("b.Other#go()", Form.METHOD, Receiver.LOCAL, "a.Sub", Role.RETURN));
    assertEquals(
        Set.of("a.Sub#<init>()"),
        at("b.Other#go()", Form.CREATION, Receiver.NONE, "a.Sub", Role.RETURN));
  }

  @Test
  void type_hasStaticMethods() {
    assertEquals(
        Set.of("a.Sub#of(int)"),
        at("b.Other#go()", Form.METHOD, Receiver.TYPE, "a.Sub", Role.RETURN));
  }

  @Test
  void constructor_cannotCallItself() {
    assertEquals(
        Set.of("a.Sub#<init>(int)"),
        at("a.Sub#<init>()", Form.CONSTRUCTOR, Receiver.THIS, "a.Sub", Role.STATEMENT));
  }

  @Test
  void staticImport_bringsOneName() {
    assertEquals(
        Set.of("a.Sub#of(int)"),
        at("b.Other#go()", Form.METHOD, Receiver.NONE, "a.Sub#of", Role.RETURN));
    assertEquals(
        Set.of(), at("b.Other#go()", Form.METHOD, Receiver.NONE, "a.Sub#other", Role.RETURN));
  }
}
