package dev.yantra.codex.predict.tests;

import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.text.SubTokens;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kinds of test that a signature alone asks for, by rules that nothing was learned for.
 *
 * <p>The scores are chosen by hand and only order the kinds: {@code codex eval} measures them as
 * the baseline "rules".
 */
public final class TestKindRules {
  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");
  private static final Set<String> INVERSES =
      Set.of(
          "encode",
          "decode",
          "parse",
          "format",
          "serialize",
          "deserialize",
          "read",
          "write",
          "escape",
          "unescape",
          "encrypt",
          "decrypt",
          "to",
          "from",
          "compress",
          "marshal");
  private static final Set<String> PARALLEL =
      Set.of(
          "concurrent", "thread", "lock", "executor", "future", "async", "atomic", "synchronized");

  private TestKindRules() {}

  /**
   * Scores from 0 to 1 by kind.
   *
   * @param name simple name of the method
   * @param throwing true if it declares exceptions or is known to validate
   */
  public static Map<TestKind, Double> of(
      String name, List<Parameter> parameters, String returnType, boolean throwing) {
    Map<TestKind, Double> scores = new EnumMap<>(TestKind.class);
    scores.put(TestKind.HAPPY_PATH, 0.9);
    boolean reference = parameters.stream().anyMatch(p -> !PRIMITIVES.contains(p.type()));
    boolean sized = parameters.stream().anyMatch(p -> isSized(p.type()));
    boolean number = parameters.stream().anyMatch(p -> isNumber(p.type()));
    scores.put(TestKind.NULL_INPUT, reference ? 0.5 : 0.05);
    scores.put(TestKind.EMPTY_INPUT, sized ? 0.45 : 0.05);
    scores.put(TestKind.BOUNDARY, number ? 0.45 : sized ? 0.25 : 0.1);
    scores.put(TestKind.EXCEPTION, throwing ? 0.6 : reference ? 0.3 : 0.15);
    List<String> words = SubTokens.of(name + " " + returnType);
    scores.put(TestKind.ROUND_TRIP, words.stream().anyMatch(INVERSES::contains) ? 0.3 : 0.05);
    scores.put(TestKind.CONCURRENCY, words.stream().anyMatch(PARALLEL::contains) ? 0.3 : 0.02);
    scores.put(TestKind.PARAMETERISED, parameters.size() >= 2 ? 0.15 : 0.1);
    scores.put(TestKind.INTEGRATION, 0.1);
    return scores;
  }

  private static boolean isSized(String type) {
    return type.endsWith("]")
        || type.equals("String")
        || type.equals("CharSequence")
        || type.matches("(?:.*\\.)?(?:Collection|List|Set|Map|Iterable|Iterator)(?:<.*)?");
  }

  private static boolean isNumber(String type) {
    return (PRIMITIVES.contains(type) && !type.equals("boolean"))
        || type.matches("Integer|Long|Short|Byte|Double|Float|BigDecimal|BigInteger|Number");
  }
}
