package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceOutlineTest {
  private static List<String> ids(String source) {
    return SourceOutline.of(source).stream().map(OutlinedMethod::id).toList();
  }

  @Test
  void method_hasItsIdAndTheLinesFromJavadocToBrace() {
    String source =
        """
        package a.b;

        class Foo {
          private int n; // not of the next one

          /** Adds {@code x} to <b>it</b>.
           *
           * @param x what to add
           */
          @Deprecated
          public <T extends Number> Map<String, T> add(final int x, T... more) throws Oops {
            return null;
          }
        }
        """;
    OutlinedMethod add = SourceOutline.of(source).get(0);
    assertEquals("a.b.Foo#add(int,T[])", add.id());
    assertEquals("Map<String, T>", add.returnType());
    assertEquals("Adds x to it.", add.javadoc());
    assertEquals(6, add.line());
    assertEquals(11, add.bodyLine());
    assertEquals(13, add.endLine());
  }

  @Test
  void braces_inStringsCommentsAndCharactersDoNotCount() {
    String source =
        "class A { void a() { char c = '{'; String s = \"}\\\"{\"; /* } */ // }\n }\n"
            + " void b() { String t = \"\"\"\n  } \" { \"\"\"; }\n void c() {} }";
    assertEquals(List.of("A#a()", "A#b()", "A#c()"), ids(source));
  }

  @Test
  void types_nestAndClose() {
    String source =
        """
        class A {
          static class B { void b() {} interface C { int c(); } }
          void a() { class Local { void hidden() {} } new Object() { void too() {} }; }
        }
        class D { D(int x) {} }
        """;
    assertEquals(List.of("A$B#b()", "A$B$C#c()", "A#a()", "D#<init>(int)"), ids(source));
  }

  @Test
  void fieldsWithBlocks_areNotMethods() {
    String source =
        """
        class A {
          int[] xs = {1, 2};
          Runnable r = () -> { run(); };
          Object o = new Object() { public String toString() { return ""; } };
          static { init(); }
          { more(); }
          void a() {}
        }
        """;
    assertEquals(List.of("A#a()"), ids(source));
  }

  @Test
  void enumConstants_areNotMethods() {
    String source =
        """
        enum E {
          A("x") { @Override int f() { return 1; } },
          B("y") { @Override int f() { return 2; } };
          E(String s) {}
          abstract int f();
        }
        """;
    assertEquals(List.of("E#<init>(String)", "E#f()"), ids(source));
  }

  @Test
  void records_haveCompactConstructors() {
    String source = "record P(int x, List<String> y) { P { check(x); } int sum() { return x; } }";
    assertEquals(List.of("P#<init>(int,List)", "P#sum()"), ids(source));
  }

  @Test
  void annotations_mayHoldBracesAndParentheses() {
    String source =
        """
        @interface M { String[] value() default {"a"}; int n() default 3; }
        class A {
          @SuppressWarnings({"a", "b"}) @Timeout(value = (3)) void a(@Nullable(x = "{") String s) {}
        }
        """;
    assertEquals(List.of("M#value()", "M#n()", "A#a(String)"), ids(source));
  }

  @Test
  void brokenSource_givesWhatItCan() {
    assertEquals(List.of("A#a()"), ids("class A { void a() { if (x) { "));
    assertTrue(ids("} } ) ( { ;;; /* ").isEmpty());
    assertTrue(ids("").isEmpty());
  }
}
