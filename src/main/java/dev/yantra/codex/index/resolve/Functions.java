package dev.yantra.codex.index.resolve;

import dev.yantra.codex.index.types.Bounds;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Intersection;
import dev.yantra.codex.index.types.MethodSymbol;
import java.util.List;
import java.util.Optional;

/** The function types of functional interfaces (JLS 9.8, 9.9). */
final class Functions {
  private Functions() {}

  /** The parameter types and the return type of a function type. */
  record Shape(List<JavaType> parameters, JavaType result) {}

  /** The function type of a functional interface; none of any other type. */
  static Optional<Shape> shape(JavaType type) {
    if (type instanceof Intersection intersection) {
      return intersection.types().stream().flatMap(t -> shape(t).stream()).findFirst();
    }
    if (!(type instanceof ClassType classType)) {
      return Optional.empty();
    }
    Optional<MethodSymbol> method = classType.symbol().functionalMethod();
    return method.map(
        m -> {
          MethodCandidate member = MethodCandidate.of(m, classType);
          return new Shape(
              member.parameters().stream().map(Bounds::lower).toList(),
              Bounds.upper(member.returnType()));
        });
  }
}
