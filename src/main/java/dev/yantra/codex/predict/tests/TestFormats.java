package dev.yantra.codex.predict.tests;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.predict.tests.TestReport.RankedTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Ranked tests as the arguments that build tools take; classes in the order of their best test. */
public final class TestFormats {
  private TestFormats() {}

  /** Maven Surefire: {@code FooTest#a+b,BarTest$Inner#c}, for {@code -Dtest=}. */
  public static String surefire(List<RankedTest> tests) {
    return byClass(tests).entrySet().stream()
        .map(e -> e.getKey() + "#" + String.join("+", e.getValue()))
        .collect(Collectors.joining(","));
  }

  /** Gradle: {@code --tests}, {@code pkg.FooTest.a}, and so on, one argument each. */
  public static List<String> gradle(List<RankedTest> tests) {
    List<String> arguments = new ArrayList<>();
    byClass(tests)
        .forEach(
            (type, methods) ->
                methods.forEach(
                    m -> {
                      arguments.add("--tests");
                      arguments.add(type + "." + m);
                    }));
    return arguments;
  }

  private static Map<String, Set<String>> byClass(List<RankedTest> tests) {
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    for (RankedTest test : tests) {
      for (String selector : test.selectors()) {
        CanonicalId id = CanonicalId.parse(selector);
        methods.computeIfAbsent(id.owner(), o -> new LinkedHashSet<>()).add(id.member());
      }
    }
    return methods;
  }
}
