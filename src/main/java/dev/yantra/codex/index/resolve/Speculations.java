package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.expr.LambdaExpr;
import dev.yantra.codex.index.types.JavaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The attempts to type an expression of one file before its target type is known, with a bound on
 * their number.
 *
 * <p>A call is looked at once to choose the method around it and once more for good, and a lambda
 * once for each overload. Nested in each other, n of them would take more than 2<sup>n</sup> looks.
 */
final class Speculations {
  /** The most attempts inside one outermost attempt; written code needs some hundreds. */
  static final int MOST_STEPS = 10_000;

  /** A lambda under the types that its body can depend on; equal lambdas differ in place. */
  private record Key(
      long position, LambdaExpr lambda, List<JavaType> parameters, List<CallMade.Local> locals) {
    @Override
    @SuppressWarnings("ReferenceEquality") // Another lambda of the same text is another place.
    public boolean equals(Object other) {
      return other instanceof Key key
          && lambda == key.lambda
          && parameters.equals(key.parameters)
          && locals.equals(key.locals);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Long.hashCode(position) + parameters.hashCode()) + locals.size();
    }
  }

  private final int most;
  private final Map<Key, JavaType> lambdas = new HashMap<>();
  private int depth;
  private int steps;

  Speculations(int most) {
    this.most = most;
  }

  /** The result of an attempt; none if the outermost attempt around it has used up its steps. */
  Optional<JavaType> attempt(Supplier<JavaType> work) {
    if (depth == 0) {
      steps = 0;
    }
    if (++steps > most) {
      return Optional.empty();
    }
    depth++;
    try {
      return Optional.of(work.get());
    } finally {
      depth--;
    }
  }

  /** The type that a lambda's body gives, computed once for equal types around it. */
  JavaType lambda(
      LambdaExpr lambda,
      List<JavaType> parameters,
      List<CallMade.Local> locals,
      Supplier<JavaType> work) {
    Key key =
        new Key(
            ResolutionRecord.position(lambda),
            lambda,
            List.copyOf(parameters),
            List.copyOf(locals));
    JavaType known = lambdas.get(key);
    if (known != null) {
      return known;
    }
    Optional<JavaType> type = attempt(work);
    type.ifPresent(t -> lambdas.put(key, t));
    return type.orElse(JavaType.Unknown.TYPE);
  }
}
