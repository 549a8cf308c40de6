package dev.yantra.codex.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.SourceParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The names that files must use to be read again after an edit of one file. */
final class ChangedNamesTest {
  private static FileHeader header(String source) {
    return SourceParser.header(source, "A.java");
  }

  /** The names that differ after an edit of one file beside others that stay. */
  private static Set<String> changed(String before, String after, String... others) {
    List<FileHeader> all = new ArrayList<>(List.of(header(before), header(after)));
    for (String other : others) {
      all.add(header(other));
    }
    return new TreeSet<>(
        ChangedNames.between(
            Map.of("A.java", header(before)), Map.of("A.java", header(after)), all));
  }

  @Test
  void bodiesAndComments_changeNoName() {
    assertEquals(
        Set.of(),
        changed(
            "class A { int one() { return 1; } }",
            "/** Says one. */ class A { int one() { return 1 + 0; } }",
            "class B extends A { int two() { return one(); } }"));
  }

  @Test
  void memberWhoseDeclarationDiffers_isNamed() {
    assertEquals(Set.of("one"), changed("class A { int one() {} }", "class A { long one() {} }"));
    assertEquals(
        Set.of("one"), changed("class A { int one() {} }", "class A { int one(int n) {} }"));
    assertEquals(
        Set.of("one"), changed("class A { int one() {} }", "class A { private int one() {} }"));
    assertEquals(
        Set.of("one", "uno"), changed("class A { int one() {} }", "class A { int uno() {} }"));
    assertEquals(
        Set.of("two"),
        changed("class A { int one() {} }", "class A { int one() {} void two() {} }"));
    assertEquals(
        Set.of("f", "g"), changed("class A { int f; int k; }", "class A { int g; int k; }"));
    assertEquals(Set.of("f"), changed("class A { int f; }", "class A { static int f; }"));
  }

  @Test
  void constructor_isNamedByItsType() {
    assertEquals(
        Set.of("In"),
        changed("class A { class In { In() {} } }", "class A { class In { In(int n) {} } }"));
  }

  @Test
  void newAndRemovedFiles_nameAllThatTheyDeclare() {
    FileHeader file = header("class A { int f; void go() {} class In { void deep() {} } }");
    Set<String> all = Set.of("A", "In", "f", "go", "deep");

    assertEquals(all, ChangedNames.between(Map.of(), Map.of("A.java", file), List.of(file)));
    assertEquals(all, ChangedNames.between(Map.of("A.java", file), Map.of(), List.of(file)));
  }

  @Test
  void newAndRemovedTypesOfAFile_nameAllThatTheyDeclare() {
    assertEquals(
        Set.of("In", "f", "go"),
        changed("class A { int k; }", "class A { int k; class In { int f; void go() {} } }"));
    assertEquals(
        Set.of("B", "go", "C", "stop"),
        changed("class A {} class B { void go() {} }", "class A {} class C { void stop() {} }"));
  }

  @Test
  void otherImportsOrPackage_changeAllThatTheFileDeclares() {
    Set<String> all = Set.of("A", "f", "go");
    assertEquals(
        all,
        changed(
            "import java.util.List; class A { List f; void go() {} }",
            "import java.awt.List; class A { List f; void go() {} }"));
    assertEquals(
        all,
        changed(
            "package p; class A { int f; void go() {} }",
            "package q; class A { int f; void go() {} }"));
  }

  @Test
  void otherSupertype_reachesSubtypesAndWhatMentionsThem() {
    assertEquals(
        Set.of("M", "S", "use", "kept"),
        changed(
            "class M extends P {}",
            "class M extends Q {}",
            "class S extends M {}",
            "class P { void go() {} } class Q { void go() {} }",
            "class U { S kept; void use(S s) {} void other(P p) {} int n; }"));
    assertEquals(
        Set.of("I", "C"),
        changed("interface I {}", "interface I extends Runnable {}", "class C implements I {}"));
  }

  @Test
  void abstractMethod_changesItsTypeForLambdas() {
    assertEquals(
        Set.of("Taker", "take", "give"),
        changed(
            "interface Taker { void take(int n); default void other() {} }",
            "interface Taker { void take(long n); default void other() {} }",
            "class Giver { void give(Taker taker) {} void keep() {} }"));
  }

  @Test
  void changedType_isFoundWhereverADeclarationMentionsIt() {
    assertEquals(
        Set.of(
            "Price",
            "inWildcard",
            "inSuper",
            "inArray",
            "returned",
            "inBounds",
            "field",
            "Maker",
            "Box",
            "Boxed"),
        changed(
            "class Price {}",
            "class Price extends Number {}",
            """
            class Uses {
              void inWildcard(List<? extends Price> prices) {}
              void inSuper(Map<String, List<? super Price>> prices) {}
              void inArray(Price... prices) {}
              Price returned() {}
              <T extends Runnable & Comparable<Price>> void inBounds(T t) {}
              shop.Price field;
              void free(Other other, int n, List<?> any) {}
              int number;
            }
            class Maker { Maker(Price price) {} }
            class Box<T extends Price> {}
            class Boxed extends Box<Integer> {}
            class Free<T> extends Uses {}
            """));
  }

  @Test
  void changedAnnotation_reachesTheAnnotationsThatItStandsOn() {
    assertEquals(
        Set.of("Slow", "Slowest"),
        changed(
            "@interface Slow {}",
            "@Test @interface Slow {}",
            "@my.Slow @interface Slowest {} @interface Quick {}"));
  }

  @Test
  void componentsOfARecord_changeWhatItsTypeMeansInPatterns() {
    assertEquals(
        Set.of("Point"), changed("record Point(int x, int y) {}", "record Point(int y, int x) {}"));
    assertEquals(
        Set.of("Point", "y", "z"),
        changed("record Point(int x, int y) {}", "record Point(int x, int z) {}"));
    assertEquals(
        Set.of(), changed("class Point { int x; int y; }", "class Point { int y; int x; }"));
  }
}
