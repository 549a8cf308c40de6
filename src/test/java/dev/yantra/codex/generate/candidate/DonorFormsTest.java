package dev.yantra.codex.generate.candidate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.generate.SourceGraph;
import dev.yantra.codex.generate.donor.Donor;
import dev.yantra.codex.generate.donor.Donor.Likeness;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.syntax.CandidateCompiler;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Compiles;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Trial;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Verdict;
import dev.yantra.codex.generate.syntax.MethodSignature;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.SignatureReader;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Donors of every form that Java allows: each is cut, rewritten and put together again. */
final class DonorFormsTest {
  private static final Path FORMS = Path.of("src/test/resources/fixtures/generate-forms");

  @TempDir Path root;

  /** Ways to write the same source that move or hide positions. */
  enum Spelling {
    PLAIN(text -> text),
    TABS(text -> text.replace("  ", "\t")),
    CARRIAGE_RETURNS(text -> text.replace("\n", "\r\n")),
    BYTE_ORDER_MARK(text -> "\uFEFF" + text),
    ONE_COLUMN(text -> text.replaceAll("(?m)^ +", ""));

    @SuppressWarnings("ImmutableEnumChecker") // The functions hold no state.
    final UnaryOperator<String> of;

    Spelling(UnaryOperator<String> of) {
      this.of = of;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyForm_roundTripsAndCompiles(Spelling spelling) throws IOException {
    String text = spelling.of.apply(Files.readString(FORMS.resolve("Forms.txt")));
    Files.writeString(root.resolve("Forms.java"), text);
    ParsedSources sources = sources(root);
    Set<String> unsound = new TreeSet<>();
    List<MethodSource> sound = new ArrayList<>();
    for (MethodSource method : methods(sources)) {
      if (method.sound()) {
        sound.add(method);
      } else if (method.bodyStart() >= 0) {
        unsound.add(method.name());
      }
    }
    assertEquals(Set.of("escapes"), unsound, "an escape in a name hides the name from the text");
    assertTrue(sound.size() > 25, "methods were lost: " + sound.size());
    assertRoundTrip(sources, sound);
    sound.forEach(DonorFormsTest::assertDeclarationCanBeTyped);
    assertCompile(sources, sound);
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "src/test/resources"})
  void everyMethodOfThisProject_roundTrips(String directory) {
    ParsedSources sources = sources(Path.of(directory).toAbsolutePath());
    List<MethodSource> methods = methods(sources);
    assertTrue(methods.size() > 50, "no methods in " + directory);
    assertRoundTrip(sources, methods.stream().filter(MethodSource::sound).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Broken { int a( { int b = 1, c; return } int fine() { int d = 1, e = 2; return d; }"
            + " }",
        "class Broken { int a() { int = 1, c; } int fine() { return 1; }",
        "class Broken { int a, ; int[ b; void f(int) { } int fine() { return 1; } }",
        "class Broken { void f() { int x = switch (1) { case ; } } int fine() { return 1; } }",
        "class Broken { enum E { A, B( } int fine() { return 1; } }",
        "class Broken { record R(int a, { R { } } int fine() { return 1; } }",
        "class Broken { void f() { for (int i = 0, : x) { } } int fine() { return 1; } }",
        "class Broken { void f() { try (int a = 1, b) { } } int fine() { return 1; } }",
        "class Broken { void f() { String s = \"\"\" open; } int fine() { return 1; } }",
        "class Broken { void f() { Object o = (a, -> 1; int a b, c; } int fine() { return 1; } }",
        "import ; package x class Broken { @ int fine() { return 1; }",
        "class { int fine() { return 1; } } class Broken { int fine() { return 1; } }",
        "\u0000\uFEFF class Broken { int \\u0000() { return 1; } int fine() { return 1; } }",
        "class Broken { int fine() { return 1; ",
        "",
      })
  void brokenSource_givesFewerDonorsButNoFailure(String text) throws IOException {
    Files.writeString(root.resolve("Broken.java"), text);
    Files.writeString(root.resolve("Whole.java"), "class Whole { int fine() { return 1; } }");
    ParsedSources sources = sources(root);
    List<MethodSource> sound = methods(sources).stream().filter(MethodSource::sound).toList();
    assertTrue(sound.stream().anyMatch(m -> m.owner().equals("Whole")));
    assertRoundTrip(sources, sound);
    try (CandidateCompiler compiler = new CandidateCompiler(sources, List.of())) {
      compiler.check(sound.stream().map(DonorFormsTest::trial).toList());
    }
  }

  @Test
  void bodyWithAnError_isNoDonorButItsNeighbourIs() throws IOException {
    Files.writeString(
        root.resolve("Half.java"),
        "class Half { int bad() { return 1 +; } int good() { int a = 1, b = 2; return a + b; } }");
    ParsedSources sources = sources(root);
    assertFalse(method(sources, "bad").sound());
    assertTrue(method(sources, "good").sound());
  }

  @Test
  void endlessChain_isNoDonor() throws IOException {
    Files.writeString(
        root.resolve("Chain.java"),
        "class Chain { String chain() { return new StringBuilder()"
            + ".append(1)".repeat(3000)
            + ".toString(); } String few() { return new StringBuilder()"
            + ".append(1)".repeat(100)
            + ".toString(); } }");
    ParsedSources sources = sources(root);
    assertFalse(method(sources, "chain").sound());
    assertTrue(method(sources, "few").sound());
  }

  @Test
  void typesOfCStyleArrays_standWithoutTheName() throws IOException {
    Files.copy(FORMS.resolve("Forms.txt"), root.resolve("Forms.java"));
    ParsedSources sources = sources(root);
    MethodSource arrays = method(sources, "arrayBehindTheParameters");
    assertEquals("int[]", arrays.returnType());
    assertEquals("int[]", arrays.parameters().get(0).type());
    assertEquals("String...", arrays.parameters().get(1).type());
    assertEquals("int[][]", method(sources, "mixedArrays").returnType());
    assertEquals(
        List.of(
            "int", "int[]", "int", "String", "String[]", "List<String>", "List<String>", "int[][]"),
        sources.type("forms.Forms").orElseThrow().fields().stream().map(f -> f.type()).toList());
  }

  @Test
  void variablesOfOneStatement_areOneStep() throws IOException {
    Files.copy(FORMS.resolve("Forms.txt"), root.resolve("Forms.java"));
    List<Step> steps = Step.of(method(sources(root), "variablesAndArrays"));
    assertEquals("int a[] = {1, 2}, b = 3, c[][] = {{4}};", steps.get(0).text());
    assertEquals(List.of("a", "b", "c"), steps.get(0).defines());
    assertEquals("final int d = a[0], e;", steps.get(1).text());
    assertEquals(Set.of("a"), steps.get(1).needs());
    assertEquals(4, steps.size());
  }

  private static void assertRoundTrip(ParsedSources sources, List<MethodSource> methods) {
    Adapter adapter = new Adapter(sources, Set.of());
    Composer composer = new Composer(sources);
    Map<String, VisibleNames> scopes = new TreeMap<>();
    for (MethodSource m : methods) {
      assertRoundTrip(
          m,
          adapter,
          composer,
          scopes.computeIfAbsent(m.owner(), o -> VisibleNames.of(sources, o)));
    }
  }

  /** What is cut into steps and what is adapted to its own declaration is what was there. */
  private static void assertRoundTrip(
      MethodSource method, Adapter adapter, Composer composer, VisibleNames scope) {
    List<Step> steps = Step.of(method);
    StringBuilder joined = new StringBuilder("{");
    steps.forEach(s -> joined.append(s.text()).append('\n'));
    assertEquals(words(method.body()), words(joined.append('}').toString()), method.toString());

    MethodSignature header = MethodSignature.of(method);
    GenerationTarget own = new GenerationTarget(header, method.javadoc(), OptionalInt.empty());
    Donor donor = new Donor(0, method.toString(), method, Likeness.NONE, 1);
    List<String> bodies =
        adapter.adapt(own, scope, donor).stream().map(BodyCandidate::body).toList();
    assertTrue(bodies.contains(method.body()), method + " gives " + bodies);

    composer.compose(
        ParsedRequest.of("count the rest", Set.of()),
        method.owner(),
        List.of(donor),
        Optional.empty());
  }

  private static void assertDeclarationCanBeTyped(MethodSource method) {
    MethodSignature header = MethodSignature.of(method);
    if (!header.modifiers().contains("default")) {
      MethodSignature read = SignatureReader.read(header.source(), method.owner());
      assertEquals(header.parameters(), read.parameters(), method.toString());
      assertEquals(header.returnType(), read.returnType(), method.toString());
    }
  }

  private static void assertCompile(ParsedSources sources, List<MethodSource> methods) {
    List<MethodSource> checked =
        methods.stream()
            .filter(m -> !m.constructor() || m.body().matches("\\{\\s*(this|super)(?s:.*)"))
            .toList();
    try (CandidateCompiler compiler = new CandidateCompiler(sources, List.of())) {
      List<Verdict> verdicts = compiler.check(checked.stream().map(DonorFormsTest::trial).toList());
      for (int i = 0; i < checked.size(); i++) {
        assertEquals(
            Compiles.YES, verdicts.get(i).compiles(), checked.get(i) + ": " + verdicts.get(i));
      }
    }
  }

  private static Trial trial(MethodSource method) {
    return new Trial(MethodSignature.of(method), method.body(), List.of());
  }

  private static List<String> words(String source) {
    return Lexer.tokens(source.replace("\r\n", "\n")).stream()
        .map(Token::text)
        .map(t -> t.startsWith("\"\"\"") ? t.replaceAll("\n[ \t]*", "\n") : t)
        .toList();
  }

  private static ParsedSources sources(Path root) {
    CodeGraph graph = SourceGraph.of(root);
    ParsedSources sources = new ParsedSources(new Workspace(root), graph);
    sources.parse(
        graph.nodes().stream()
            .filter(TypeNode.class::isInstance)
            .map(n -> ((TypeNode) n).range().file())
            .distinct()
            .toList());
    return sources;
  }

  private static List<MethodSource> methods(ParsedSources sources) {
    return sources.fileOfType().keySet().stream()
        .flatMap(t -> sources.type(t).stream())
        .flatMap(t -> t.methods().stream())
        .toList();
  }

  private static MethodSource method(ParsedSources sources, String name) {
    return methods(sources).stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }
}
