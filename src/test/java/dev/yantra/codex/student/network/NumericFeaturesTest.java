package dev.yantra.codex.student.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.ExternalNode;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.Query;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The block of numbers by its positions, which the network that is shipped with the program counts
 * on: 5 kinds, 8 modifiers, 11 of the declaration, 4 of the body, 18 concerns, 7 of the past.
 */
final class NumericFeaturesTest {
  private static final int DECLARATION = 13;
  private static final int BODY = 24;
  private static final int CONCERNS = 28;
  private static final int GIT = 46;

  private static final MethodNode METHOD =
      new MethodNode(
          "p.A#all(int,int)",
          new SourceRange("A.java", 1, 9),
          List.of(new Parameter("from", "int"), new Parameter("to", "int")),
          "List<String>",
          List.of("protected", "static", "synchronized"),
          List.of("Override"),
          "Lists all.",
          List.of("IOException"),
          new MethodBody(
              3, 12, 7, new TreeMap<>(), EnumSet.of(Concern.VALIDATION, Concern.NULL_HANDLING), ""),
          true,
          Set.of(),
          false,
          new MethodHistory(400, 30, 5, 2, 1, 90));

  private static float[] expected(Map<Integer, Double> values) {
    float[] x = new float[NumericFeatures.WIDTH];
    values.forEach((position, value) -> x[position] = (float) (double) value);
    return x;
  }

  private static double log(int count) {
    return Math.log1p(count);
  }

  private static void check(Map<Integer, Double> values, float[] actual) {
    assertEquals(53, actual.length);
    assertArrayEquals(expected(values), actual, 1e-6f);
  }

  /** What is known of the method without its Javadoc, its body and its past. */
  private static Map<Integer, Double> declaration() {
    Map<Integer, Double> values = new TreeMap<>();
    values.put(0, 1.0);
    values.put(6, 1.0);
    values.put(8, 1.0);
    values.put(11, 1.0);
    values.put(DECLARATION + 1, 1.0);
    values.put(DECLARATION + 3, log(2));
    values.put(DECLARATION + 6, 1.0);
    values.put(DECLARATION + 7, log(1));
    values.put(DECLARATION + 9, 1.0);
    return values;
  }

  @Test
  void method_showsItsDeclarationOnlyWhereNothingElseMayBeSeen() {
    check(declaration(), NumericFeatures.of(METHOD, Set.of()));
  }

  @Test
  void documentation_isSeenWithTheJavadoc() {
    Map<Integer, Double> values = declaration();
    values.put(DECLARATION + 8, 1.0);
    check(values, NumericFeatures.of(METHOD, NodeFeatures.SPEC));
  }

  @Test
  void bodyAndPast_areSeenInTheFullView() {
    Map<Integer, Double> values = declaration();
    values.put(DECLARATION + 8, 1.0);
    values.put(BODY, 1.0);
    values.put(BODY + 1, log(12));
    values.put(BODY + 2, log(3));
    values.put(BODY + 3, log(7));
    values.put(CONCERNS, 1.0);
    values.put(CONCERNS + 17, 1.0);
    check(values, NumericFeatures.of(METHOD, NodeFeatures.WITHOUT_GIT));

    values.put(GIT, 1.0);
    values.put(GIT + 1, log(400) / 8);
    values.put(GIT + 2, log(30) / 8);
    values.put(GIT + 3, log(5));
    values.put(GIT + 4, log(2));
    values.put(GIT + 5, log(1));
    values.put(GIT + 6, log(90) / 4);
    check(values, NumericFeatures.of(METHOD, NodeFeatures.FULL));
  }

  @Test
  void constructorThatIsNotWritten_isToldFromOthers() {
    MethodNode constructor =
        new MethodNode(
            "p.A#<init>()",
            METHOD.range(),
            List.of(),
            "void",
            List.of(),
            List.of(),
            " ",
            List.of(),
            MethodBody.ABSENT,
            false,
            Set.of(),
            true,
            MethodHistory.NONE);

    check(
        Map.of(0, 1.0, DECLARATION + 2, 1.0, DECLARATION + 4, 1.0, DECLARATION + 10, 1.0),
        NumericFeatures.of(constructor, NodeFeatures.SPEC));
  }

  @Test
  void otherNodes_showTheirKindAndTypesTheirForm() {
    SourceRange range = new SourceRange("A.java", 1, 1);
    Node type =
        new TypeNode(
            "p.A",
            range,
            "interface",
            List.of("public", "abstract", "final"),
            List.of(),
            "Is seen elsewhere.",
            true);
    Node field = new FieldNode("p.A#f", range, "int", List.of("private"));

    check(
        Map.of(1, 1.0, 5, 1.0, 9, 1.0, 10, 1.0, DECLARATION, 1.0, DECLARATION + 1, 1.0),
        NumericFeatures.of(type, NodeFeatures.FULL));
    check(Map.of(2, 1.0), NumericFeatures.of(field, NodeFeatures.FULL));
    check(Map.of(3, 1.0), NumericFeatures.of(ExternalNode.of("q.B#m()"), NodeFeatures.FULL));
    check(Map.of(4, 1.0), NumericFeatures.of(ExternalNode.of("q.B"), NodeFeatures.FULL));
  }

  @Test
  void methodThatIsNotWrittenYet_showsWhatIsKnownOfIt() {
    List<Parameter> parameters = List.of(new Parameter("a", "int"));

    check(
        Map.of(0, 1.0, DECLARATION + 3, log(1), DECLARATION + 5, 1.0, DECLARATION + 8, 1.0),
        NumericFeatures.of(new Query.Unseen("Says it.", "p.A", "is", parameters, "boolean")));
    check(
        Map.of(0, 1.0, DECLARATION + 6, 1.0),
        NumericFeatures.of(new Query.Unseen("", "p.A", "is", List.of(), "int[]")));
    check(Map.of(0, 1.0), NumericFeatures.of(new Query.Unseen(" ", "", "", List.of(), "")));
  }
}
