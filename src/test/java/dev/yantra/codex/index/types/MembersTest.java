package dev.yantra.codex.index.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.index.syntax.SourceParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Members of types that are declared in source, over those of the running JDK. */
final class MembersTest {
  private final ClassFiles files = new ClassFiles(List.of());
  private final TypeTable table = new TypeTable(files);

  @AfterEach
  void close() {
    files.close();
  }

  private void declare(String source) {
    table.add(SourceParser.header(source, "A.java"));
  }

  private TypeSymbol type(String binaryName) {
    return table.byBinaryName(binaryName).orElseThrow();
  }

  private List<String> methods(String type, String name) {
    return Members.methods(type(type), name).stream().map(MethodSymbol::id).toList();
  }

  private Optional<String> functional(String type) {
    return Members.functionalMethod(type(type)).map(MethodSymbol::id);
  }

  @Test
  void hierarchy_hasClassesBeforeInterfacesAndTheNearestFirst() {
    declare(
        """
        class A extends B implements I {}
        class B implements J {}
        interface I extends K {}
        interface J {}
        interface K {}
        """);

    assertEquals(List.of("A", "B", "java.lang.Object", "I", "J", "K"), hierarchy("A"));
    assertEquals("I", hierarchy("I").get(0));
    assertTrue(hierarchy("I").contains("K"));
    assertFalse(hierarchy("I").contains("J"));
  }

  private List<String> hierarchy(String name) {
    return Members.hierarchy(type(name)).stream().map(TypeSymbol::binaryName).toList();
  }

  @Test
  void typesThatExtendEachOther_haveAnEndToo() {
    declare("class A extends B { class In {} } class B extends A { int f; }");

    assertEquals(Optional.empty(), Members.memberType(type("A"), "Nothing"));
    assertEquals("A$In", Members.memberType(type("B"), "In").orElseThrow().binaryName());
    assertEquals("B#f", Members.field(type("A"), "f").orElseThrow().id());
    assertEquals(Optional.empty(), Members.field(type("A"), "nothing"));
  }

  @Test
  void methods_areOwnOnesAndInheritedOnesThatAreNotOverridden() { // JLS 8.4.8
    declare(
        """
        class Base {
          Base(int n) {}
          void go(int n) {}
          void go(long n) {}
          private void go(String s) {}
        }
        interface I {
          void go(int n);
          static void go(char c) {}
          default void go(double d) {}
        }
        class Sub extends Base implements I {
          void go(int n) {}
        }
        """);

    assertEquals(List.of("Sub#go(int)", "Base#go(long)", "I#go(double)"), methods("Sub", "go"));
    assertEquals(List.of("Base#go(int)", "Base#go(long)", "Base#go(java.lang.String)"), base());
    assertEquals(List.of(), methods("Sub", "stop"));
    assertFalse(methods("Sub", "<init>").contains("Base#<init>(int)"), "constructors");
  }

  private List<String> base() {
    return methods("Base", "go");
  }

  @Test
  void methodOfAClass_isMeantBeforeTheOneOfItsInterface() {
    declare(
        """
        interface I { void go(); }
        class Base { public void go() {} }
        class Sub extends Base implements I {}
        """);

    assertEquals(List.of("Base#go()"), methods("Sub", "go"));
  }

  @Test
  void methodWithATypeParameter_isOverriddenByTheTypeThatStandsForIt() { // JLS 8.4.2
    declare(
        """
        class Box<T> { void put(T t) {} void put(T t, int n) {} }
        class Words extends Box<String> { void put(String s) {} void put(Integer n) {} }
        class Raw extends Box { void put(Object o) {} }
        """);

    assertEquals(
        List.of(
            "Words#put(java.lang.String)",
            "Words#put(java.lang.Integer)",
            "Box#put(java.lang.Object,int)"),
        methods("Words", "put"));
    assertEquals(
        List.of("Raw#put(java.lang.Object)", "Box#put(java.lang.Object,int)"),
        methods("Raw", "put"));
  }

  @Test
  void abstractMethodOfAnotherInterface_doesNotHideADefaultOne() {
    declare(
        """
        interface I { void go(); }
        interface J { default void go() {} }
        interface K extends J { void go(); }
        abstract class Both implements I, J {}
        abstract class Again implements K, J {}
        """);

    assertEquals(List.of("I#go()", "J#go()"), methods("Both", "go"));
    assertEquals(List.of("K#go()"), methods("Again", "go"));
  }

  @Test
  void sameParameters_areComparedAsTheTypeSeesThem() {
    declare(
        """
        class Box<T> { void put(T t) {} void put(int n) {} void put(T t, T u) {} }
        class Words extends Box<String> { void put(String s) {} }
        class Numbers extends Box<Integer> { void put(String s) {} }
        """);

    assertTrue(same("Words", "Box#put(java.lang.Object)"));
    assertFalse(same("Words", "Box#put(int)"));
    assertFalse(same("Words", "Box#put(java.lang.Object,java.lang.Object)"));
    assertFalse(same("Numbers", "Box#put(java.lang.Object)"));
  }

  private boolean same(String type, String above) {
    MethodSymbol own = type(type).methods("put").get(0);
    MethodSymbol other =
        type("Box").methods("put").stream()
            .filter(m -> m.id().equals(above))
            .findFirst()
            .orElseThrow();
    return Members.sameParameters(own, other, type(type));
  }

  @Test
  void field_isTheNearestOfItsName() { // JLS 8.3
    declare(
        """
        interface I { int LIMIT = 3; int SHARED = 1; }
        class Top { int top; int both; }
        class Base extends Top { int both; int SHARED; }
        class Sub extends Base implements I { int own; }
        """);

    assertEquals("Sub#own", field("own"));
    assertEquals("Base#both", field("both"));
    assertEquals("Top#top", field("top"));
    assertEquals("I#LIMIT", field("LIMIT"));
    assertEquals("Base#SHARED", field("SHARED"));
    assertEquals("none", field("other"));
  }

  private String field(String name) {
    return Members.field(type("Sub"), name).map(FieldSymbol::id).orElse("none");
  }

  @Test
  void memberType_isDeclaredOrInherited() { // JLS 8.5
    declare(
        """
        interface I { class OfInterface {} }
        class Base { class In {} class Both {} }
        class Sub extends Base implements I { class Both {} }
        """);

    assertEquals("Sub$Both", member("Both"));
    assertEquals("Base$In", member("In"));
    assertEquals("I$OfInterface", member("OfInterface"));
    assertEquals("none", member("Sub"));
    assertEquals("java.util.Map$Entry", jdkMember("java.util.HashMap", "Entry"));
  }

  private String member(String name) {
    return jdkMember("Sub", name);
  }

  private String jdkMember(String type, String name) {
    return Members.memberType(type(type), name).map(TypeSymbol::binaryName).orElse("none");
  }

  @Test
  void functionalMethod_isTheOnlyAbstractOneThatObjectDoesNotHave() { // JLS 9.8
    declare(
        """
        interface Likes {
          boolean equals(Object o);
          int hashCode();
          String toString();
          boolean likes(Object o);
        }
        interface Equal { boolean equals(String s); }
        interface Hash { int hashCode(int seed); }
        interface Two { void a(); void b(); }
        interface Marker {}
        interface Defaults { default void a() {} static void b() {} }
        abstract class Abstract { abstract void a(); }
        """);

    assertEquals(Optional.of("Likes#likes(java.lang.Object)"), functional("Likes"));
    assertEquals(Optional.of("Equal#equals(java.lang.String)"), functional("Equal"));
    assertEquals(Optional.of("Hash#hashCode(int)"), functional("Hash"));
    assertEquals(Optional.empty(), functional("Two"));
    assertEquals(Optional.empty(), functional("Marker"));
    assertEquals(Optional.empty(), functional("Defaults"));
    assertEquals(Optional.empty(), functional("Abstract"));
    assertEquals(
        Optional.of("java.util.Comparator#compare(java.lang.Object,java.lang.Object)"),
        functional("java.util.Comparator"));
    assertEquals(Optional.empty(), functional("java.util.Iterator"));
  }

  @Test
  void functionalMethod_isInheritedAndCountedOnceHoweverManyDeclareIt() {
    declare(
        """
        interface Taker<T> { void take(T t); }
        interface Words extends Taker<String> {}
        interface Again extends Taker<String> { void take(String s); }
        interface Named { void name(); }
        interface Done extends Named { default void name() {} void run(); }
        interface Both extends Taker<String>, Named {}
        """);

    assertEquals(Optional.of("Taker#take(java.lang.Object)"), functional("Words"));
    assertEquals(Optional.of("Again#take(java.lang.String)"), functional("Again"));
    assertEquals(Optional.of("Done#run()"), functional("Done"));
    assertEquals(Optional.empty(), functional("Both"));
  }
}
