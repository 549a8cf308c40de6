package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The target types of expressions (JLS 15.2), as far as the text left of each tells them.
 *
 * <p>The overload of an enclosing call is not known at its arguments: only a type that all methods
 * of the name agree on is asked for there.
 */
final class ExpectedTypes {
  private final IdentityHashMap<Expression, JavaType> byPlace = new IdentityHashMap<>();
  private final IdentityHashMap<Expression, JavaType> byLeftSide = new IdentityHashMap<>();

  /** Remembers what a variable, an assignment, a condition or a result asks for. */
  void by(Expression expression, ExpectedType expected) {
    if (expected.known()) {
      byPlace.put(expression, expected.type());
    }
  }

  /** Remembers what the left operand says of the right one. */
  void operand(BinaryExpr operation, JavaType left) {
    switch (operation.getOperator()) {
      case AND, OR -> byLeftSide.put(operation.getRight(), Primitive.BOOLEAN);
      default -> byLeftSide.put(operation.getRight(), left);
    }
  }

  /**
   * Remembers the types that all candidates ask for where an argument has calls in it.
   *
   * @return these types
   */
  List<JavaType> arguments(List<MethodCandidate> candidates, List<Expression> arguments) {
    List<JavaType> agreed = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (!arguments.get(i).isNameExpr() && !arguments.get(i).isLiteralExpr()) {
        Optional<JavaType> type = agreed(candidates, i);
        if (type.isPresent()) {
          byLeftSide.put(arguments.get(i), type.get());
          agreed.add(type.get());
        }
      }
    }
    return agreed;
  }

  private static Optional<JavaType> agreed(List<MethodCandidate> candidates, int position) {
    Optional<JavaType> agreed = Optional.empty();
    for (MethodCandidate candidate : candidates) {
      boolean reaches =
          position < candidate.parameters().size()
              || (candidate.varargs() && position >= candidate.parameters().size() - 1);
      if (reaches) {
        boolean spread = candidate.varargs() && position >= candidate.parameters().size() - 1;
        JavaType type = candidate.parameter(position, spread);
        if (type instanceof TypeVariable
            || (agreed.isPresent() && !agreed.get().erasedName().equals(type.erasedName()))) {
          return Optional.empty();
        }
        agreed = Optional.of(type);
      }
    }
    return agreed;
  }

  /**
   * The target type that a variable, an assignment, a condition or a result gives an expression.
   */
  String byPlace(Expression expression) {
    return name(byPlace.get(expression));
  }

  /** The target type that the call or operator before an expression gives it. */
  String byLeftSide(Expression expression) {
    return name(byLeftSide.get(expression));
  }

  private static String name(@Nullable JavaType type) {
    boolean says =
        type != null
            && !(type instanceof TypeVariable)
            && type != Primitive.VOID
            && type != JavaType.Null.TYPE
            && type != JavaType.Unknown.TYPE;
    return says && type != null ? type.erasedName() : "";
  }
}
