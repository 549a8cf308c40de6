package dev.yantra.codex.index.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.expr.LambdaExpr;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpeculationsTest {
  private final Speculations speculations = new Speculations(100);
  private int looks;

  /** Two attempts at each level, as two overloads of a call in a call make them. */
  private JavaType nested(int levels) {
    looks++;
    if (levels > 0) {
      speculations.attempt(() -> nested(levels - 1));
      speculations.attempt(() -> nested(levels - 1));
    }
    return Primitive.INT;
  }

  private JavaType nestedLambdas(List<LambdaExpr> lambdas, int level) {
    looks++;
    for (int overload = 0; overload < 2 && level < lambdas.size(); overload++) {
      speculations.lambda(
          lambdas.get(level), List.of(), List.of(), () -> nestedLambdas(lambdas, level + 1));
    }
    return Primitive.INT;
  }

  @Test
  void nestedAttempts_endAtTheBound() {
    assertEquals(Optional.of(Primitive.INT), speculations.attempt(() -> nested(60)));

    assertEquals(100, looks);
  }

  @Test
  void nextOutermostAttempt_hasAllStepsAgain() {
    speculations.attempt(() -> nested(60));
    looks = 0;

    assertTrue(speculations.attempt(() -> nested(60)).isPresent());

    assertEquals(100, looks);
  }

  @Test
  void nestedLambdas_areLookedAtOnceEach() {
    List<LambdaExpr> lambdas =
        java.util.stream.Stream.generate(
                () -> StaticJavaParser.parseExpression("() -> 1").asLambdaExpr())
            .limit(25)
            .toList();

    nestedLambdas(lambdas, 0);

    assertEquals(26, looks);
  }

  @Test
  void lambda_isLookedAtAgainForOtherTypes() {
    LambdaExpr lambda = StaticJavaParser.parseExpression("(x) -> x").asLambdaExpr();

    JavaType first =
        speculations.lambda(lambda, List.of(Primitive.INT), List.of(), () -> Primitive.INT);
    JavaType second =
        speculations.lambda(lambda, List.of(Primitive.LONG), List.of(), () -> Primitive.LONG);

    assertEquals(List.of(Primitive.INT, Primitive.LONG), List.of(first, second));
  }
}
