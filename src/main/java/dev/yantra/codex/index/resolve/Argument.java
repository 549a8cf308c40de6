package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;

/**
 * An argument of a call, before the method is chosen.
 *
 * @param form what its type may still depend on
 * @param type its type as far as it is known without the parameter's
 * @param findings the references found in it under that type; not adopted yet unless the form is
 *     KNOWN
 */
record Argument(Expression expression, Form form, JavaType type, ResolutionRecord findings) {
  /** True if inference decides its type arguments: a call, or a creation with a diamond. */
  boolean adapts() {
    return type instanceof ClassType
        && (expression instanceof MethodCallExpr
            || expression instanceof ConditionalExpr
            || (expression instanceof ObjectCreationExpr creation
                && creation.getType().isUsingDiamondOperator()));
  }

  /** The way in which an argument's type is determined. */
  enum Form {
    /** By the argument alone. */
    KNOWN,
    /** A call whose inference waits for the parameter's type. */
    CALL,
    /** Entirely by the parameter: lambdas, method references and what is made of them. */
    FUNCTION
  }
}
