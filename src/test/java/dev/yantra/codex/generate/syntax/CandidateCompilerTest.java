package dev.yantra.codex.generate.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.generate.syntax.CandidateCompiler.Compiles;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Trial;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidates under the compiler, many in one run. */
@SuppressWarnings("StringConcatToTextBlock") // Escapes and ends of lines are what is tested.
final class CandidateCompilerTest {
  @TempDir Path root;

  @Test
  void candidates_areJudgedEachByItself() {
    SourceTree tree =
        tree()
            .with(
                "p/B.java", "package p;\nclass B { static int twice(int x) { return 2 * x; } }\n");
    assertEquals(
        List.of(Compiles.YES, Compiles.NO, Compiles.YES, Compiles.NO),
        check(
            tree,
            trial("int f(int x)", "{ return B.twice(x); }"),
            trial("int f(int x)", "{ return B.thrice(x); }"),
            trial("int f(int x)", "{ return g(x); }"),
            trial("int f(int x)", "{ return \"x\"; }")));
  }

  @Test
  void errors_areGivenInWords() {
    List<Verdict> verdicts = verdicts(tree(), trial("int f(int x)", "{ int y = x }"));
    assertEquals(Compiles.NO, verdicts.get(0).compiles());
    assertEquals(List.of("';' expected"), verdicts.get(0).messages().subList(0, 1));
  }

  @Test
  void imports_areAddedUnlessTheyContradict() {
    assertEquals(
        List.of(Compiles.YES, Compiles.YES, Compiles.YES),
        check(
            tree(),
            trial("Object f(int x)", "{ return new Date(1L); }", "java.util.Date"),
            trial("Object f(int x)", "{ return new Date(1L); }", "java.sql.Date"),
            trial("Object f(int x)", "{ return max(1, x); }", "static java.lang.Math.*")));
  }

  @Test
  void newMethodAndItsOverload_areKnownToTheCandidate() {
    assertEquals(
        List.of(Compiles.YES, Compiles.YES),
        check(
            tree(),
            trial("int fresh(int x)", "{ return x == 0 ? 0 : fresh(x - 1); }"),
            trial("void none()", "{ fresh(1); }".replace("fresh(1)", "g(1)"))));
  }

  @Test
  void constructors_areToldApartByMarkers() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      trials.add(
          trial("A(int size)", i % 2 == 0 ? "{ this.size = size; }" : "{ this.siz = size; }"));
    }
    List<Compiles> found = check(tree(), trials.toArray(Trial[]::new));
    for (int i = 0; i < found.size(); i++) {
      assertEquals(i % 2 == 0 ? Compiles.YES : Compiles.NO, found.get(i), "constructor " + i);
    }
  }

  @Test
  void enumOfConstantsAlone_takesAMethod() {
    SourceTree tree = new SourceTree(root).with("p/E.java", "package p;\nenum E { A, B }\n");
    Trial trial =
        new Trial(
            SignatureReader.read("E other()", "p.E"), "{ return this == A ? B : A; }", List.of());
    assertEquals(List.of(Compiles.YES), check(tree, trial));
  }

  @Test
  void fileWithAnErrorOfItsOwn_judgesWhatItCan() {
    SourceTree tree =
        new SourceTree(root)
            .with(
                "p/A.java",
                "package p;\nclass A extends lib.Base { int g(int x) { return x; } lib.T t; }\n");
    assertEquals(
        List.of(Compiles.YES, Compiles.UNKNOWN, Compiles.NO),
        check(
            tree,
            trial("int f(int x)", "{ return g(x); }"),
            trial("int f(int x)", "{ return lib.Other.of(x); }"),
            trial("int f(int x)", "{ return \"x\"; }")));
  }

  @Test
  void typeOfNoFile_isUnknown() {
    Trial trial = new Trial(SignatureReader.read("int f()", "q.None"), "{ return 1; }", List.of());
    assertEquals(List.of(Compiles.UNKNOWN), check(tree(), trial));
  }

  @Test
  void otherTypes_areCompiledFromTheirStubs() {
    SourceTree tree =
        tree()
            .with(
                "p/Other.java",
                "package p;\n"
                    + "class Other { int broken() { return missing; } int fine() { return 1; } }\n")
            .with(
                "q/Far.java",
                "package q;\npublic class Far { public static class In { public int n = 1; } }\n");
    assertEquals(
        List.of(Compiles.YES, Compiles.YES, Compiles.NO),
        check(
            tree,
            trial("int f(Other o)", "{ return o.broken() + o.fine(); }"),
            trial("int f()", "{ return new q.Far.In().n; }"),
            trial("int f()", "{ return new q.Far.In().m; }")));
  }

  @Test
  void nothingToCheck_isNoVerdict() {
    assertEquals(List.of(), check(tree()));
  }

  private SourceTree tree() {
    return new SourceTree(root)
        .with(
            "p/A.java",
            """
            package p;
            import java.util.List;
            class A {
              int size;
              int g(int x) { return x; }
            }
            """);
  }

  private static Trial trial(String header, String body, String... imports) {
    return new Trial(SignatureReader.read(header, "p.A"), body, Arrays.asList(imports));
  }

  private static List<Compiles> check(SourceTree tree, Trial... trials) {
    return verdicts(tree, trials).stream().map(Verdict::compiles).toList();
  }

  private static List<Verdict> verdicts(SourceTree tree, Trial... trials) {
    try (CandidateCompiler compiler = new CandidateCompiler(tree.sources(), List.of())) {
      List<Verdict> verdicts = compiler.check(List.of(trials));
      assertTrue(
          verdicts.stream().allMatch(v -> v.compiles() != Compiles.NO || !v.messages().isEmpty()));
      return verdicts;
    }
  }
}
