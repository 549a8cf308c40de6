package dev.yantra.codex.predict.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.TestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestKindRulesTest {
  private static Map<TestKind, Double> of(String name, String returnType, String... types) {
    List<Parameter> parameters = new ArrayList<>();
    for (String type : types) {
      parameters.add(new Parameter("p" + parameters.size(), type));
    }
    return TestKindRules.of(name, parameters, returnType, false);
  }

  @Test
  void methodWithoutParameters_needsItsHappyPathFirst() {
    assertEquals(
        Map.of(
            TestKind.HAPPY_PATH, 0.9,
            TestKind.NULL_INPUT, 0.05,
            TestKind.EMPTY_INPUT, 0.05,
            TestKind.BOUNDARY, 0.1,
            TestKind.EXCEPTION, 0.15,
            TestKind.ROUND_TRIP, 0.05,
            TestKind.CONCURRENCY, 0.02,
            TestKind.PARAMETERISED, 0.1,
            TestKind.INTEGRATION, 0.1),
        of("clear", "void"));
  }

  @ParameterizedTest
  @CsvSource({
    "Order, 0.5, 0.05, 0.1, 0.3",
    "boolean, 0.05, 0.05, 0.1, 0.15",
    "int, 0.05, 0.05, 0.45, 0.15",
    "BigDecimal, 0.5, 0.05, 0.45, 0.3",
    "String, 0.5, 0.45, 0.25, 0.3",
    "CharSequence, 0.5, 0.45, 0.25, 0.3",
    "int[], 0.5, 0.45, 0.25, 0.3",
    "List<Order>, 0.5, 0.45, 0.25, 0.3",
    "java.util.Map, 0.5, 0.45, 0.25, 0.3",
    "Listing, 0.5, 0.05, 0.1, 0.3",
  })
  void typeOfAParameter_saysWhatMayComeIn(
      String type, double nulls, double empty, double boundary, double exception) {
    Map<TestKind, Double> scores = of("add", "void", type);
    assertEquals(nulls, scores.get(TestKind.NULL_INPUT));
    assertEquals(empty, scores.get(TestKind.EMPTY_INPUT));
    assertEquals(boundary, scores.get(TestKind.BOUNDARY));
    assertEquals(exception, scores.get(TestKind.EXCEPTION));
  }

  @Test
  void oneParameterOfSeveral_isEnough() {
    Map<TestKind, Double> scores = of("add", "void", "boolean", "String", "int");
    assertEquals(0.5, scores.get(TestKind.NULL_INPUT));
    assertEquals(0.45, scores.get(TestKind.EMPTY_INPUT));
    assertEquals(0.45, scores.get(TestKind.BOUNDARY));
    assertEquals(0.15, scores.get(TestKind.PARAMETERISED));
    assertEquals(0.1, of("add", "void", "int").get(TestKind.PARAMETERISED));
  }

  @Test
  void throwingMethod_needsATestOfItsExceptions() {
    assertEquals(0.6, TestKindRules.of("add", List.of(), "void", true).get(TestKind.EXCEPTION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parseOrder", "encode", "toBytes"})
  void methodWithAnInverse_mayNeedARoundTrip(String name) {
    assertEquals(0.3, of(name, "void").get(TestKind.ROUND_TRIP));
  }

  @Test
  void threadsInNameOrResult_askForConcurrency() {
    assertEquals(0.3, of("lock", "void").get(TestKind.CONCURRENCY));
    assertEquals(0.3, of("ask", "CompletableFuture<Order>").get(TestKind.CONCURRENCY));
  }
}
