package dev.yantra.codex.predict.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceOutlineTest {
  private static List<String> ids(String source) {
    return SourceOutline.of(source).methods().stream().map(OutlinedMethod::id).toList();
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
    OutlinedMethod add = SourceOutline.of(source).methods().get(0);
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

  private static List<String> pieces(String source) {
    return SourceOutline.of(source).initializers().stream()
        .map(p -> p.key() + " " + p.line() + "-" + p.endLine())
        .toList();
  }

  private static List<String> fields(String source) {
    return SourceOutline.of(source).fields().stream()
        .map(
            f ->
                (f.isStatic() ? "static " : "")
                    + f.id()
                    + " "
                    + f.line()
                    + "-"
                    + f.typeLine()
                    + " "
                    + f.nameLine()
                    + "-"
                    + f.endLine())
        .toList();
  }

  @Test
  void names_mayHaveLettersOfAnyScript() {
    String source =
        """
        package größe.数;
        class Übung<Tü> { Übung(int länge) {} 数 加倍(Map<Ключ, 数[]> \uD835\uDC9C) { return null; } int caf\\u00e9() {} }
        """
            .replace("\\\\u", "\\u");
    assertEquals(
        List.of("größe.数.Übung#<init>(int)", "größe.数.Übung#加倍(Map)", "größe.数.Übung#café()"),
        ids(source));
  }

  @Test
  void dollarInAName_isPartOfIt() {
    assertEquals(
        List.of("p.Price$Table#<init>(int)", "p.Price$Table#$of()"),
        ids("package p; class Price$Table { Price$Table(int b) {} int $of() { return 1; } }"));
  }

  @Test
  void initialiserBlocks_areNumbered() {
    String source =
        """
        class A {
          static {
            x();
          }
          { y(); }

          /** Again. */
          static { z(); }
          class B { { b(); } }
        }
        """;
    assertEquals(
        List.of(
            "A#<clinit>()1 2-4",
            "A#<instinit>()1 5-5",
            "A#<clinit>()2 7-8",
            "A$B#<instinit>()1 9-9"),
        pieces(source));
  }

  @Test
  void enumConstants_areFieldsAndTheirBodiesHaveMethods() {
    String source =
        """
        enum Op {
          @Deprecated PLUS("+",
              (a, b) -> a + b),
          MINUS("-") {
            int sign = 1;
            @Override
            int apply(int a) {
              return new Object() { int hidden() { return 1; } }.hidden();
            }
          },
          TIMES,
          ;
          int x;
        }
        """;
    assertEquals(
        List.of(
            "static Op#PLUS 2-2 2-3",
            "Op$1#sign 5-5 5-5",
            "static Op#MINUS 4-4 4-10",
            "static Op#TIMES 11-11 11-11",
            "Op#x 13-13 13-13"),
        fields(source));
    assertEquals(
        List.of("Op#<clinit>()PLUS 2-3", "Op$1#apply(int) 6-9", "Op#<clinit>()MINUS 4-10"),
        pieces(source));
  }

  @Test
  void valuesOfFields_holdCode() {
    String source =
        """
        class A {
          private static final Comparator<String> ORDER =
              new Comparator<String>() {
                public int compare(String a, String b) {
                  return a.length();
                }
              };
          final Function<String, String> f = w -> {
            return w;
          }, g = null;
          int plain = compute(1), other[] = {1, 2};
          Map<String, List<Integer>> m = new HashMap<String, List<Integer>>(), n;
          Runnable r = Outer.this::run;
          int c = switch (k) { case 1 -> 2; default -> 3; };
        }
        """;
    assertEquals(
        List.of(
            "static A#ORDER 2-2 2-7",
            "A#f 8-8 8-10",
            "A#g 8-8 10-10",
            "A#plain 11-11 11-11",
            "A#other 11-11 11-11",
            "A#m 12-12 12-12",
            "A#n 12-12 12-12",
            "A#r 13-13 13-13",
            "A#c 14-14 14-14"),
        fields(source));
    assertEquals(
        List.of(
            "A$1#compare(String,String) 4-6",
            "A#<clinit>()ORDER 2-7",
            "A#<instinit>()f 8-10",
            "A#<instinit>()c 14-14"),
        pieces(source));
  }

  @Test
  void anonymousClasses_areNumberedAsByTheCompiler() {
    String source =
        """
        class A {
          void first() { new B(new C() {}) { void no() {} }; class L { Object o = new D() {}; } }
          Object x = new p.B<String>(1) { void third() { new E() {}; } };
          Object y = outer.new I() { void fourth() {} };
        }
        """;
    assertEquals(
        List.of(
            "A$3#third() 3-3", "A#<instinit>()x 3-3", "A$4#fourth() 4-4", "A#<instinit>()y 4-4"),
        pieces(source));
  }

  @Test
  void interfaces_haveStaticFields() {
    assertEquals(
        List.of("static I#A 1-1 1-1", "static N#B 1-1 1-1"),
        fields("interface I { int A = 1; } @interface N { int B = 2; int c() default 3; }"));
  }

  @Test
  void heads_endBeforeTheBody() {
    String source =
        """
        // licence
        package a.b;

        /** Doc. */
        @Ann(x = {1})
        public sealed class A<T extends B<T>>
            extends C
            permits D {
          record R(@X int a,
              int b) implements I {}
          void m() { class Local {} }
        }
        non-sealed @interface Q {}
        """;
    assertEquals(
        List.of("a.b 1-2", "a.b.A 4-8", "a.b.A$R 9-10", "a.b.Q 13-13"),
        SourceOutline.of(source).heads().stream()
            .map(h -> h.name() + " " + h.line() + "-" + h.endLine())
            .toList());
  }

  @Test
  void imports_keepTheirNames() {
    String source = "import a.B;\nimport static a . b .C.*;\nimport größe.*;\n";
    assertEquals(
        List.of(
            new OutlinedImport("a.B", false, 1, 1),
            new OutlinedImport("a.b.C.*", true, 2, 2),
            new OutlinedImport("größe.*", false, 3, 3)),
        SourceOutline.of(source).imports());
  }

  @Test
  void module_isOneHead() {
    String source = "/** Doc. */\n@Deprecated\nopen module a.b {\n  requires c;\n}\n";
    OutlinedHead module = SourceOutline.of(source).heads().get(0);
    assertEquals(OutlinedHead.Kind.MODULE, module.kind());
    assertEquals("a.b", module.name());
    assertEquals(1, module.line());
    assertEquals(5, module.endLine());
  }

  @Test
  void parameters_areReadAsWritten() {
    OutlinedMethod method =
        SourceOutline.of(
                "class A { @N Map<String, ? extends B>[] m(A this, final @N(x = {1}) int[] a,"
                    + " java.util.@N List<C> b[], String @N ... c) throws D, E; }")
            .methods()
            .get(0);
    assertEquals("Map<String, ? extends B>[]", method.returnType());
    assertEquals("A#m(int[],java.util.List[],String[])", method.id());
    assertEquals("c", method.parameters().get(2).name());
  }

  @Test
  void textBlock_isCodeOnEveryLine() {
    SourceOutline outline =
        SourceOutline.of(
            "class A {\n  String s = \"\"\"\n  // text\n\n  \"\"\";\n  // remark\n}\n");
    assertTrue(outline.hasCode(3) && outline.hasCode(4));
    assertFalse(outline.hasCode(6));
  }

  @Test
  void anyCut_canBeRead() {
    String source =
        "package p; import a.B; @A({1}) enum E implements I<E> { X(1, a -> { b(); }) { void m() {}"
            + " }, Y; static { int i = a < b ? (c) : d[0]; } record R<T>(int... a) { R { } } Object"
            + " o = new <T>Foo<A<B>>(x) { { y(); } }, p[] = {}; int f(int a) throws T { class L {}"
            + " } } module m { requires n; } \"\"\" ' \\u0022";
    for (int i = 0; i < source.length(); i++) {
      for (int j = i; j <= source.length(); j += 7) {
        SourceOutline.of(source.substring(i, j));
      }
      SourceOutline.of(source.substring(0, i) + "}{" + source.substring(i));
      SourceOutline.of(source.substring(0, i) + ")" + source.substring(i));
    }
    SourceOutline.of("class A { void m() { ".repeat(5000));
    SourceOutline.of("class A { ".repeat(5000));
    SourceOutline.of("(".repeat(100_000));
    SourceOutline.of("class A { Object o = " + "new A() { Object o = ".repeat(5000));
  }
}
