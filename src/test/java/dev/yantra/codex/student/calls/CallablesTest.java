package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.ArrayList;
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

  @Test
  void staticImportOnDemand_bringsAllStaticMethodsAndNoOthers() {
    assertEquals(
        Set.of("a.Sub#of(int)"),
        at("b.Other#go()", Form.METHOD, Receiver.NONE, "a.Sub#*", Role.STATEMENT));
  }

  @Test
  void privateMembers_areNamedInTheirOutermostTypeOnly() {
    assertTrue(
        at("a.Base$In#go()", Form.METHOD, Receiver.LOCAL, "a.Base", Role.RETURN)
            .contains("a.Base#secret()"));
    assertFalse(
        at("a.Sub#go()", Form.METHOD, Receiver.LOCAL, "a.Base", Role.RETURN)
            .contains("a.Base#secret()"));
  }

  @Test
  void protectedMembers_areNamedInSubtypesOfOtherPackages() {
    List<TypeShape> types = new ArrayList<>(TYPES);
    types.add(type("b.Far", List.of("a.Base")));
    Callables far = new Callables(new CallSites(Map.of(), types));
    CallPlace place =
        new SamplePoints.Place()
            .on(Receiver.THIS, "", "b.Far")
            .role(Role.RETURN, "")
            .at("b.Far#go()");

    assertEquals(
        List.of("a.Base#inherited()", "java.lang.Object#hashCode()"),
        far.at(place, false).stream().map(Callee::id).toList());
  }

  @Test
  void references_meanConstructorsAndMethodsOfATypeAndMethodsOfAValue() {
    assertEquals(
        Set.of(
            "a.Sub#<init>()",
            "a.Sub#<init>(int)",
            "a.Sub#of(int)",
            "a.Sub#same(java.lang.String)",
            "a.Base#inherited()",
            "java.lang.Object#hashCode()",
            "java.lang.Object#notify()"),
        at("a.Other#go()", Form.REFERENCE, Receiver.TYPE, "a.Sub", Role.ARGUMENT));
    assertEquals(
        Set.of(
            "a.Sub#same(java.lang.String)",
            "a.Base#inherited()",
            "java.lang.Object#hashCode()",
            "java.lang.Object#notify()"),
        at("a.Other#go()", Form.REFERENCE, Receiver.LOCAL, "a.Sub", Role.ARGUMENT));
  }

  @Test
  void staticCaller_hasNoInstanceToCallOn() {
    CallPlace place =
        new SamplePoints.Place().on(Receiver.NONE, "", "a.Sub", "a.Base").at("a.Sub#main()");

    assertEquals(
        List.of("a.Sub#of(int)"), callables.at(place, true).stream().map(Callee::id).toList());
    assertEquals(
        List.of(
            "a.Sub#of(int)",
            "a.Sub#same(java.lang.String)",
            "a.Base#inherited()",
            "java.lang.Object#hashCode()",
            "java.lang.Object#notify()",
            "a.Base#same(java.lang.Object)"),
        callables.at(place, false).stream().map(Callee::id).toList(),
        "each once, those of the nearest type first");
  }

  @Test
  void newObject_isOfTheFirstTypeAlone() {
    CallPlace place =
        new SamplePoints.Place()
            .form(Form.CREATION)
            .on(Receiver.NONE, "", "a.Sub", "a.Base")
            .at("a.Sub#main()");

    assertEquals(
        List.of("a.Sub#<init>()", "a.Sub#<init>(int)"),
        callables.at(place, false).stream().map(Callee::id).toList());
  }

  @Test
  void interfaces_comeBehindClassesAndObjectLast() {
    List<TypeShape> types =
        List.of(
            new TypeShape("c.Face", true, List.of("c.Above"), List.of(shown("c.Face#f()"))),
            new TypeShape("c.Above", true, List.of(), List.of(shown("c.Above#a()"))),
            new TypeShape(
                "c.Base", false, List.of("java.lang.Object"), List.of(shown("c.Base#b()"))),
            new TypeShape("c.Sub", false, List.of("c.Face", "c.Base"), List.of(shown("c.Sub#f()"))),
            new TypeShape(
                "java.lang.Object", false, List.of(), List.of(shown("java.lang.Object#o()"))));
    Callables some = new Callables(new CallSites(Map.of(), types));

    assertEquals(
        List.of("c.Sub#f() 0", "c.Base#b() 1", "c.Above#a() 2", "java.lang.Object#o() 2"),
        some.members("c.Sub").stream().map(c -> c.id() + " " + c.depth()).toList());
    assertEquals(
        List.of("c.Face#f() 0", "c.Above#a() 1", "java.lang.Object#o() 1"),
        some.members("c.Face").stream().map(c -> c.id() + " " + c.depth()).toList());
    assertEquals(Set.of("c.Sub", "c.Face", "c.Above", "c.Base"), some.kin("c.Sub"));
    assertTrue(some.knows("c.Sub"));
    assertFalse(some.knows("c.Unknown"));
    assertEquals(Set.of("c.Unknown", "java.lang.Object"), some.supertypes("c.Unknown"));
  }

  private static Member shown(String id) {
    return member(id, "void", Access.PUBLIC, 0);
  }

  @Test
  void methodWithATypeParameter_isOverriddenWhateverStandsForIt() {
    Callee generic =
        Callee.of(member("a.Base#put(java.lang.Object,int)", "void", Access.PUBLIC, 1), 1);

    assertTrue(generic.overriddenBy(SamplePoints.callee("a.Sub#put(java.lang.String,int)")));
    assertFalse(generic.overriddenBy(SamplePoints.callee("a.Sub#put(java.lang.String,long)")));
    assertFalse(generic.overriddenBy(SamplePoints.callee("a.Sub#put(java.lang.String)")));
    assertFalse(generic.overriddenBy(SamplePoints.callee("a.Sub#add(java.lang.String,int)")));
  }
}
