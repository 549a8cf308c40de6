package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.predict.DeclarationSearch.Kind;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeclarationSearchTest {
  private static TypeNode type(String id, boolean test, String... annotations) {
    return new TypeNode(
        id,
        new SourceRange(id + ".java", 7, 9),
        "class",
        List.of(),
        List.of(annotations),
        "",
        test);
  }

  private static final CodeGraph GRAPH =
      CodeGraph.of(
          List.of(
              type("a.Old", false, "Deprecated"), type("a.PotTest", true), type("a.Pot", false)),
          List.of());

  /** Answers types alone. */
  private static final FakeStudent STUDENT =
      new FakeStudent() {
        @Override
        public List<Prediction> types(String text, List<Prediction> methods, int k) {
          return List.of(
              new Prediction("a.Old", 0.6),
              new Prediction("a.PotTest", 0.3),
              new Prediction("a.Pot", 0.1));
        }

        @Override
        public double typeShare(String text) {
          return 0.5;
        }
      };

  private static List<FoundDeclaration> found(Kind kind, int most) {
    return new DeclarationSearch(GRAPH, STUDENT).toText(Query.Unseen.of("a pot"), kind, most);
  }

  @Test
  void testsStandBehind_andDeprecatedOnesLast() {
    assertEquals(
        List.of("a.Pot", "a.PotTest", "a.Old"),
        found(Kind.TYPE, 3).stream().map(FoundDeclaration::id).toList());
  }

  @Test
  void typeAmongAll_hasTheShareOfTypes() {
    FoundDeclaration pot = found(Kind.ALL, 3).get(0);
    assertEquals(0.05, pot.score(), 1e-9);
    assertEquals("name: pot", pot.why());
    assertEquals(7, pot.range().line());
  }

  @Test
  void methodsAlone_haveNoTypes() {
    assertEquals(List.of(), found(Kind.METHOD, 3));
  }
}
