package dev.yantra.codex.generate.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.generate.syntax.TypeSource.FieldSource;
import dev.yantra.codex.graph.Parameter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types and members as a file writes them. */
final class DeclarationReaderTest {
  private static final String SHAPES =
      """
      package p;

      import java.util.*;

      public abstract class Shapes<T, U extends T> extends Base<T> implements a.b.Able, Other<U> {
        private static final int COUNT = 1 + 1;
        protected List<T> all;

        /** Makes one. */
        public Shapes(List<T> all, String... names) throws java.io.IOException { this.all = all; }

        /* no Javadoc */
        protected abstract <V extends T> V[] pick(final Map<String, ? super V> by);

        /** Far. */
        int stray;

        static void run() { class Local { void hidden() {} } }

        interface Part { int SIZE = 2; void go(); default int went() { return 1; } private int own() { return 2; } }
        enum Kind { A, B(1) { int x() { return 2; } }; int x() { return 1; } Kind(int... y) {} int z = 3; }
        record Pair<L>(L left, int right) { static int made; Pair { } int sum() { return right; } }
        @interface Mark { int value() default 3; }
      }

      class Second {}
      """;

  @TempDir Path root;

  @Test
  void types_areFoundOuterOnesFirstWithTheirForm() {
    ParsedFile file = file();
    assertEquals(
        List.of(
            "p.Shapes class",
            "p.Shapes$Part interface",
            "p.Shapes$Kind enum",
            "p.Shapes$Pair record",
            "p.Shapes$Mark @interface",
            "p.Second class"),
        file.types().stream().map(t -> t.name() + " " + t.form()).toList());
    TypeSource shapes = file.type("p.Shapes").orElseThrow();
    assertEquals(List.of("Base", "Able", "Other"), shapes.supertypes());
    assertEquals(List.of("T", "U"), shapes.typeParameters());
    assertEquals('}', file.text().charAt(shapes.end()));
    assertEquals("Kind", file.type("p.Shapes$Kind").orElseThrow().simpleName());
    assertEquals("Second", file.type("p.Second").orElseThrow().simpleName());
  }

  @Test
  void fields_haveTheirTypeModifiersAndInitialiser() {
    ParsedFile file = file();
    assertEquals(
        List.of(
            new FieldSource("COUNT", "int", true, true, false, "1 + 1"),
            new FieldSource("all", "List<T>", false, false, false, ""),
            new FieldSource("stray", "int", false, false, false, "")),
        file.type("p.Shapes").orElseThrow().fields());
    assertEquals(
        List.of(new FieldSource("SIZE", "int", true, true, false, "2")),
        file.type("p.Shapes$Part").orElseThrow().fields());
    assertEquals(
        List.of(
            new FieldSource("A", "Kind", true, true, true, ""),
            new FieldSource("B", "Kind", true, true, true, ""),
            new FieldSource("z", "int", false, false, false, "3")),
        file.type("p.Shapes$Kind").orElseThrow().fields());
    assertEquals(
        List.of("left", "right", "made"),
        file.type("p.Shapes$Pair").orElseThrow().fields().stream().map(FieldSource::name).toList());
  }

  @Test
  void methods_haveTheirWholeDeclaration() {
    ParsedFile file = file();
    List<MethodSource> methods = file.type("p.Shapes").orElseThrow().methods();
    MethodSource constructor = methods.get(0);
    assertTrue(constructor.constructor());
    assertEquals("Shapes", constructor.spokenName());
    assertEquals(
        List.of(new Parameter("all", "List<T>"), new Parameter("names", "String...")),
        constructor.parameters());
    assertEquals("void", constructor.returnType());
    assertEquals(List.of("java.io.IOException"), constructor.throwsTypes());
    assertEquals("/** Makes one. */", constructor.javadoc());
    assertEquals("{ this.all = all; }", constructor.body());
    assertEquals(constructor.bodyEnd(), constructor.end());
    assertTrue(file.text().startsWith("public Shapes(", constructor.start()));
    assertTrue(constructor.sound());

    MethodSource pick = methods.get(1);
    assertEquals(List.of("protected", "abstract"), pick.modifiers());
    assertEquals("<V extends T>", pick.typeParameters());
    assertEquals("V[]", pick.returnType());
    assertEquals("Map<String, ? super V>", pick.parameters().get(0).type());
    assertEquals("", pick.javadoc(), "a plain comment is no Javadoc");
    assertEquals("", pick.body());
    assertEquals(-1, pick.bodyStart());
    assertEquals(-1, pick.bodyEnd());
    assertFalse(pick.sound());

    MethodSource run = methods.get(2);
    assertEquals("", run.javadoc(), "the Javadoc of a field is not the next method's");
    assertTrue(run.isStatic());
    assertFalse(constructor.isStatic());
    assertEquals(3, methods.size(), "methods of local classes stay in bodies");
  }

  @Test
  void methodsOfInterfaces_arePublicWithoutTheWord() {
    List<MethodSource> methods = file().type("p.Shapes$Part").orElseThrow().methods();
    assertEquals(List.of(), methods.get(0).modifiers());
    assertEquals(List.of("default"), methods.get(1).modifiers());
    assertEquals(List.of("private"), methods.get(2).modifiers());
  }

  @Test
  void methods_areToldApartByWhereTheyStand() {
    ParsedFile first = file();
    ParsedFile again = file();
    MethodSource run = first.type("p.Shapes").orElseThrow().methods().get(2);
    assertEquals(run, again.type("p.Shapes").orElseThrow().methods().get(2));
    assertEquals(run.hashCode(), again.type("p.Shapes").orElseThrow().methods().get(2).hashCode());
    assertFalse(run.equals(first.type("p.Shapes").orElseThrow().methods().get(1)));
  }

  private ParsedFile file() {
    return new SourceTree(root)
        .with("p/Shapes.java", SHAPES)
        .sources()
        .file("p/Shapes.java")
        .orElseThrow();
  }
}
