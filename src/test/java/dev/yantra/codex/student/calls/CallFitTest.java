package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * One point in {@code shop.Till#addPrice(Price, int)}, and two methods that can be called there.
 */
final class CallFitTest {
  private static final String CALLER = "shop.Till#addPrice(shop.Price,int)";
  private static final Callee ADD =
      Callee.of(
          new Member("shop.Till#addAll(shop.Price)", "int", Access.PRIVATE, false, false, 0), 0);
  private static final Callee NAME =
      Callee.of(
          new Member("shop.Till#name()", "java.lang.String", Access.PUBLIC, true, false, 0), 1);
  private static final CodeGraph GRAPH =
      CodeGraph.of(
          List.of(
              method(CALLER, 10, "Adds all of them.", List.of("public"), "price", "count"),
              method(ADD.id(), 30, "", List.of("private"), "price")),
          List.of());

  private static MethodNode method(
      String id, int line, String doc, List<String> modifiers, String... parameters) {
    return new MethodNode(
        id,
        new SourceRange("Till.java", line, line + 5),
        Arrays.stream(parameters).map(p -> new Parameter(p, "Price")).toList(),
        "int",
        modifiers,
        List.of(),
        doc,
        List.of(),
        MethodBody.ABSENT,
        false,
        Set.of(),
        false,
        new MethodHistory(1, 1, 1, 1, 0, 1));
  }

  private static CallPlace place() {
    return new CallPlace(
        CALLER,
        12,
        9,
        Form.METHOD,
        Receiver.NONE,
        List.of("shop.Till"),
        "",
        "int",
        Role.INITIALIZER,
        "all",
        -1,
        Control.BODY,
        -1,
        List.of(new Variable("count", "int"), new Variable("price", "shop.Price")),
        List.of());
  }

  private static Map<String, Double> fit(Callee callee, List<CallSite> before) {
    CallSites sites =
        new CallSites(
            Map.of(),
            List.of(
                new TypeShape(
                    "shop.Till", false, List.of(), List.of(ADD.member(), NAME.member()))));
    CallFit fit =
        new CallFit(
            GRAPH,
            new Callables(sites),
            c -> c.name().equals("name") ? 3 : 0,
            place(),
            before,
            List.of(ADD, NAME));
    double[] row = new double[CallFit.COLUMNS.size() + 2];
    assertEquals(row.length - 1, fit.describe(callee, row, 1), "position behind the last column");
    assertEquals(0, row[0]);
    assertEquals(0, row[row.length - 1]);
    Map<String, Double> values = new LinkedHashMap<>();
    for (int c = 0; c < CallFit.COLUMNS.size(); c++) {
      values.put(CallFit.COLUMNS.names().get(c), row[1 + c]);
    }
    return values;
  }

  private static void check(Map<String, Double> values, Object... expected) {
    for (int i = 0; i < expected.length; i += 2) {
      assertEquals(
          ((Number) expected[i + 1]).doubleValue(),
          values.getOrDefault((String) expected[i], Double.NaN),
          1e-9,
          (String) expected[i]);
    }
  }

  @Test
  void columns_keepTheOrderOfTheShippedFile() {
    List<String> names = CallFit.COLUMNS.names();
    assertEquals(65, names.size());
    assertEquals("name.share-in-purpose", names.get(0));
    assertEquals("result.is-expected", names.get(10));
    assertEquals("parameters.share-assignable-in-scope", names.get(20));
    assertEquals("use.on-same-receiver", names.get(35));
    assertEquals("declaration.depth", names.get(47));
    assertEquals("order.distance-below", names.get(62));
    assertEquals(
        List.of("point.form(", "point.receiver(", "point.role(", "point.control("),
        PointEvidence.COLUMNS.names().stream()
            .filter(n -> n.contains("("))
            .map(n -> n.substring(0, n.indexOf('(') + 1))
            .toList());
    assertEquals(30 + 12 + 65 + 31 + 3 + 16, PointEvidence.COLUMNS.size());
  }

  @Test
  void namesAndResults_areComparedWithThePoint() {
    check(
        fit(ADD, List.of()),
        "name.share-in-purpose",
        0.5,
        "name.share-in-caller",
        0.5,
        "name.share-in-doc",
        0.5,
        "name.share-in-scope",
        0,
        "name.share-in-parameter",
        0,
        "name.share-of-purpose",
        1,
        "name.share-of-caller",
        0.5,
        "name.ends-with-purpose",
        1,
        "name.ends-with-caller-tail",
        0,
        "name.same-verb-as-caller",
        1,
        "result.is-expected",
        1,
        "result.is-not-assignable",
        0,
        "result.is-parameter-type",
        0,
        "result.is-unknown",
        0,
        "result.is-void",
        0,
        "result.is-boolean",
        0,
        "result.is-void-as-statement",
        0,
        "result.is-boolean-as-condition",
        0,
        "result.is-receiver-type",
        0,
        "result.of-static-method",
        0);
    check(
        fit(NAME, List.of()),
        "name.share-of-caller",
        0,
        "name.same-verb-as-caller",
        0,
        "result.is-expected",
        0,
        "result.is-not-assignable",
        1,
        "result.of-static-method",
        1);
  }

  @Test
  void parameters_areComparedWithTheScopeAndTheCaller() {
    check(
        fit(ADD, List.of()),
        "parameters.share-assignable-in-scope",
        1,
        "parameters.share-equal-in-scope",
        1,
        "parameters.count",
        1,
        "parameters.first-is-newest-variable",
        1,
        "parameters.some-is-newest-variable",
        1,
        "parameters.all-are-callers",
        1,
        "parameters.same-as-callers",
        0,
        "parameters.begin-with-callers",
        0,
        "parameters.beginning-of-callers",
        1,
        "parameters.first-in-scope",
        1,
        "parameters.varargs",
        0,
        "parameters.overload-of-caller",
        0,
        "parameters.is-caller",
        0,
        "parameters.same-signature-as-caller",
        0,
        "parameters.more-than-overload",
        0);
    check(
        fit(NAME, List.of()),
        "parameters.share-assignable-in-scope",
        0,
        "parameters.count",
        0,
        "parameters.all-are-callers",
        0,
        "parameters.beginning-of-callers",
        0);
  }

  @Test
  void uses_areCountedInTheBodyAndAnywhere() {
    List<CallSite> before = List.of(new CallSite(place(), NAME.id()));
    check(
        fit(NAME, before),
        "use.in-body",
        1,
        "use.name-in-body",
        1,
        "use.is-last-call",
        1,
        "use.is-unused",
        0,
        "use.log-uses",
        Math.log(4),
        "use.is-private",
        0,
        "use.log-share-of-overloads",
        0,
        "use.log-overloads",
        Math.log(2),
        "use.parameters-above-fewest",
        0,
        "use.parameters-below-most",
        0);
    check(
        fit(ADD, before),
        "use.in-body",
        0,
        "use.name-in-body",
        0,
        "use.is-last-call",
        0,
        "use.is-unused",
        1,
        "use.log-uses",
        0,
        "use.is-private",
        1,
        "use.is-private-and-unused",
        1);
  }

  @Test
  void declarations_areSeenFromThePoint() {
    check(
        fit(ADD, List.of()),
        "declaration.depth",
        0,
        "declaration.of-object",
        0,
        "declaration.position-of-owner",
        0,
        "declaration.is-written-here",
        1,
        "declaration.in-same-file",
        1,
        "declaration.in-same-type",
        1,
        "declaration.in-same-package",
        1,
        "declaration.near-below",
        0.5,
        "declaration.near-above",
        0,
        "declaration.share-of-parameters-named-in-scope",
        1,
        "declaration.is-abstract",
        0,
        "declaration.is-deprecated",
        0,
        "declaration.is-documented",
        0,
        "declaration.is-constructor",
        0,
        "declaration.enough-variables",
        1,
        "order.distance-below",
        1,
        "order.distance-above",
        0,
        "order.is-next-unused-private",
        1);
    check(
        fit(NAME, List.of()),
        "declaration.depth",
        1,
        "declaration.is-written-here",
        0,
        "declaration.in-same-file",
        0,
        "declaration.near-below",
        0,
        "order.distance-below",
        0,
        "order.is-next-unused-private",
        0);
  }

  /** What a method that gives a price fits an argument of the enclosing call. */
  private static Map<String, Double> fitArgument(int argument, int within, CallSite... before) {
    Callee price = SamplePoints.callee("shop.Till#lastPrice()", "shop.Price");
    CallSites sites =
        new CallSites(
            Map.of(),
            List.of(
                new TypeShape(
                    "shop.Till",
                    false,
                    List.of(),
                    List.of(
                        ADD.member(),
                        SamplePoints.callee("shop.Till#addAll(int,int)").member(),
                        NAME.member(),
                        price.member()))));
    CallPlace place = new SamplePoints.Place().argument(argument, within).at();
    CallFit fit =
        new CallFit(GRAPH, new Callables(sites), c -> 0, place, List.of(before), List.of(price));
    double[] row = new double[CallFit.COLUMNS.size()];
    fit.describe(price, row, 0);
    Map<String, Double> values = new LinkedHashMap<>();
    for (int c = 0; c < row.length; c++) {
      values.put(CallFit.COLUMNS.names().get(c), row[c]);
    }
    return values;
  }

  @Test
  void argumentOfAnUnfinishedCall_isComparedWithTheParametersOfAllItsOverloads() {
    CallSite open = new CallSite(place(), ADD.id());
    check(fitArgument(0, 0, open), "result.is-parameter-type", 1, "name.share-in-parameter", 0.5);
    check(
        fitArgument(0, 1, new CallSite(place(), NAME.id()), open),
        "result.is-parameter-type",
        1,
        "name.share-in-parameter",
        0.5);
    check(fitArgument(1, 0, open), "result.is-parameter-type", 0, "name.share-in-parameter", 0);
    check(
        fitArgument(0, 0, new CallSite(place(), NAME.id())),
        "result.is-parameter-type",
        0,
        "name.share-in-parameter",
        0);
    check(fitArgument(-1, 0, open), "result.is-parameter-type", 0, "name.share-in-parameter", 0);
    check(fitArgument(0, -1, open), "result.is-parameter-type", 0, "name.share-in-parameter", 0);
    check(fitArgument(0, 1, open), "result.is-parameter-type", 0, "name.share-in-parameter", 0);
  }
}
