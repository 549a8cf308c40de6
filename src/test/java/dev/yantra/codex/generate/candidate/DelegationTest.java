package dev.yantra.codex.generate.candidate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.generate.SourceGraph;
import dev.yantra.codex.generate.donor.Expectations;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.SignatureReader;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are one call, of a till with an overload of nearly everything. */
final class DelegationTest {
  @TempDir Path root;

  @BeforeEach
  void till() throws IOException {
    write("Base", "class Base { protected Base(int limit) {} void close(int code) {} }");
    write(
        "Drawer",
        "class Drawer { void open(int code) {} static Drawer of(int n) { return null; } }");
    write("Sum", "record Sum(int amount, String unit) {}");
    write(
        "Till",
        """
        class Till extends Base {
          private Drawer drawer;
          private static Drawer shared;
          private int limit;
          private String unit;

          Till(Drawer drawer, int limit) { super(limit); }

          int total(int from, int to) { return to - from; }

          int totalMorning(int from) { return total(from, 12); }

          int totalNoon(int from) { return total(from, 12); }

          static int totalOf(int from, int to) { return 1; }

          void print(String text, boolean loud) {}

          Till rename(String unit) { return this; }
        }
        """);
  }

  private void write(String type, String text) throws IOException {
    Files.createDirectories(root.resolve("p"));
    Files.writeString(root.resolve("p/" + type + ".java"), "package p;\n" + text);
  }

  private List<BodyCandidate> candidates(String signature, Expectations expected) {
    ParsedSources sources = new ParsedSources(new Workspace(root), SourceGraph.of(root));
    GenerationTarget target =
        new GenerationTarget(SignatureReader.read(signature, "p.Till"), "", OptionalInt.empty());
    return new Delegation(sources).delegate(target, VisibleNames.of(sources, "p.Till"), expected);
  }

  private List<String> calls(String signature) {
    return calls(candidates(signature, Expectations.NONE));
  }

  /** The statements of the bodies, each on one line, the best first. */
  private static List<String> calls(List<BodyCandidate> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparingDouble(BodyCandidate::prior).reversed())
        .map(c -> c.body().replaceAll("[{}]|\\s+(?=\\s)|^\\{\\s*", "").strip())
        .toList();
  }

  @Test
  void overload_isCalledWithWhatOthersGiveItsFurtherParameter() {
    List<String> calls = calls("int total(int from)");

    assertEquals("return total(from, 12);", calls.get(0));
    assertTrue(calls.indexOf("return total(from, 12);") < calls.indexOf("return total(from, 0);"));
    assertTrue(calls.contains("return totalMorning(from);"));
    assertTrue(
        calls.indexOf("return total(from, 0);") < calls.indexOf("return total(from, from);"),
        "a parameter that is given twice");
    assertFalse(calls.contains("return total(from);"), "itself");
  }

  @Test
  void parameters_areGivenInTheirOrderFirst() {
    List<String> calls = calls("static int total(int a, int b)");

    assertEquals("return totalOf(a, b);", calls.get(0));
    assertTrue(calls.indexOf("return totalOf(a, b);") < calls.indexOf("return totalOf(b, a);"));
    assertTrue(
        calls.indexOf("return totalOf(b, a);") < calls.indexOf("return totalOf(a, 0);"),
        "a parameter that is not used");
  }

  @Test
  void staticMethod_callsNoMethodsAndFieldsOfAnInstance() {
    List<String> calls = calls("static int total(int a, int b)");

    assertTrue(calls.contains("return shared.total(a, b);"));
    assertFalse(calls.contains("return total(a, b);"));
    assertTrue(calls.stream().noneMatch(c -> c.contains("drawer.") || c.contains("this.")));
    assertTrue(calls.stream().noneMatch(c -> c.contains("totalMorning")), calls.toString());
    assertEquals("d.open(code);", calls("static void open(Drawer d, int code)").get(1));
  }

  @Test
  void constructor_callsAnotherOneOrThatOfTheSupertype() {
    List<String> calls = calls("Till(int limit)");

    assertEquals("super(limit);", calls.get(0));
    assertTrue(calls.contains("this(null, limit);"));
    assertTrue(calls.stream().allMatch(c -> c.startsWith("this(") || c.startsWith("super(")));
    assertFalse(calls("Till(Drawer d, int limit)").contains("this(d, limit);"), "itself");
  }

  @Test
  void fields_areAskedForTheSameMethodButPrimitivesAreNot() {
    List<String> calls = calls("void open(int code)");

    assertEquals(List.of("drawer.open(code);", "shared.open(code);", "unit.open(code);"), calls);
  }

  @Test
  void overriddenMethod_isCalledAbove() {
    List<String> calls = calls("void close(int code)");

    assertEquals("super.close(code);", calls.get(0));
    assertFalse(calls.contains("close(code);"));
    assertTrue(calls.contains("super.close(0);"));
  }

  @Test
  void methodThatGivesItsOwnType_callsAndGivesItself() {
    List<String> calls = calls("Till print(String text)");

    assertEquals("print(text, false); return this;", calls.get(0));
    assertTrue(calls.contains("print(text, true); return this;"));
    assertTrue(calls.contains("return new Till(this.drawer, this.limit);"), "a copy");
    assertTrue(calls("Till rename(String unit, int n)").contains("return rename(unit);"));
  }

  @Test
  void expectedCalls_areMadeOnWhateverIsOfTheirType() {
    Expectations expected =
        new Expectations(
            List.of(),
            List.of(
                new Prediction("p.Drawer#open(int)", 0.9),
                new Prediction("q.Far#<init>(int)", 0.5),
                new Prediction("q.Far#of(int)", 0.4)),
            Map.of());
    List<String> calls = calls(candidates("void go(Drawer d, int n)", expected));

    for (String receiver : List.of("d", "drawer", "shared", "Drawer")) {
      assertTrue(calls.contains(receiver + ".open(n);"), receiver);
    }
    assertTrue(calls.contains("new Far(n);"));
    assertTrue(calls.indexOf("d.open(n);") < calls.indexOf("new Far(n);"));
    assertTrue(calls.indexOf("new Far(n);") < calls.indexOf("Far.of(n);"));
    assertFalse(calls("void go(Drawer d, int n)").contains("d.open(n);"), "nothing expected");
  }

  @Test
  void candidates_countTheHolesThatNoParameterFills() {
    List<BodyCandidate> candidates = candidates("int total(int from)", Expectations.NONE);

    assertEquals(1, holes(candidates, "total(from, 12)"));
    assertEquals(0, holes(candidates, "totalMorning(from)"));
    assertEquals(1, holes(candidates, "totalMorning(0)"));
    assertTrue(candidates.stream().allMatch(c -> c.how() == BodyCandidate.How.DELEGATED));
  }

  private static int holes(List<BodyCandidate> candidates, String call) {
    return candidates.stream()
        .filter(c -> c.body().contains("return " + call + ";"))
        .findFirst()
        .orElseThrow()
        .holes();
  }
}
