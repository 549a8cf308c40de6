package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yantra.codex.index.resolve.Functions.Shape;
import dev.yantra.codex.index.resolve.Place.Results;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.JavaType.Unknown;
import dev.yantra.codex.index.types.Lub;
import dev.yantra.codex.index.types.Subtyping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lambdas: whether they fit a parameter, and what their bodies give (JLS 15.27, 15.12.2). */
final class Lambdas {
  private final Attribution attribution;

  Lambdas(Attribution attribution) {
    this.attribution = attribution;
  }

  /** True if an expression has a type only where a functional interface is asked for. */
  static boolean isFunction(Expression expression) {
    Expression inner = Overloads.stripped(expression);
    if (inner instanceof ConditionalExpr conditional) {
      return isFunction(conditional.getThenExpr()) || isFunction(conditional.getElseExpr());
    }
    return inner instanceof LambdaExpr || inner instanceof MethodReferenceExpr;
  }

  /** Attributes a lambda for the type that its place asks for, and returns what its body gives. */
  JavaType attribute(LambdaExpr lambda, Place place, ExpectedType expected) {
    Optional<Shape> shape = Functions.shape(expected.type());
    return body(lambda, place, shape.map(Shape::parameters), shape.map(Shape::result));
  }

  /**
   * Attributes the body.
   *
   * @return the type of its value, {@code void} without one
   */
  JavaType body(
      LambdaExpr lambda,
      Place place,
      Optional<List<JavaType>> parameters,
      Optional<JavaType> result) {
    ExpectedType asked = result.map(ExpectedType::of).orElse(ExpectedType.OPEN);
    Results results = new Results(asked);
    Place inside = place.giving(results);
    boolean untyped = false;
    for (int i = 0; i < lambda.getParameters().size(); i++) {
      Parameter parameter = lambda.getParameters().get(i);
      JavaType type = JavaType.Unknown.TYPE;
      if (isTyped(parameter)) {
        type = place.typeOf(parameter.getType());
        type = parameter.isVarArgs() ? new JavaType.ArrayType(type) : type;
      } else if (parameters.isPresent() && i < parameters.get().size()) {
        type = parameters.get().get(i);
      }
      untyped |= type == JavaType.Unknown.TYPE;
      inside.scope().declare(parameter.getNameAsString(), type);
    }
    if (untyped || result.isEmpty()) {
      place.findings().needTarget();
    }
    Statement body = lambda.getBody();
    if (body instanceof ExpressionStmt value) {
      return attribution.expressions().typeOf(value.getExpression(), inside, asked);
    }
    attribution.statements().visit(body, inside);
    return results.types().isEmpty()
        ? Primitive.VOID
        : Lub.of(boxed(results.types()), place.table());
  }

  private List<JavaType> boxed(List<JavaType> types) {
    if (types.size() == 1) {
      return types;
    }
    List<JavaType> boxed = new ArrayList<>();
    for (JavaType type : types) {
      boxed.add(
          type instanceof Primitive p && p != Primitive.VOID
              ? attribution.table().required(p.box())
              : type);
    }
    return boxed;
  }

  private static boolean isTyped(Parameter parameter) {
    return !parameter.getType().isUnknownType() && !parameter.getType().isVarType();
  }

  private static boolean explicitlyTyped(LambdaExpr lambda) {
    return lambda.getParameters().stream().allMatch(Lambdas::isTyped);
  }

  /** True if an argument can be meant for a parameter of a type (JLS 15.12.2.1, 15.12.2.2). */
  boolean fits(Argument argument, JavaType target, Place place) {
    Expression expression = Overloads.stripped(argument.expression());
    if (target instanceof Unknown) {
      return true;
    }
    Optional<Shape> shape = Functions.shape(target);
    if (shape.isEmpty()) {
      return false;
    }
    if (expression instanceof MethodReferenceExpr reference) {
      return attribution.references().fits(reference, shape.get(), place);
    }
    if (!(expression instanceof LambdaExpr lambda)) {
      return true;
    }
    if (lambda.getParameters().size() != shape.get().parameters().size()) {
      return false;
    }
    boolean wantsNothing = shape.get().result() == Primitive.VOID;
    if (wantsNothing ? !canGiveNothing(lambda) : !canGiveValue(lambda)) {
      return false;
    }
    if (!explicitlyTyped(lambda) || wantsNothing) {
      return true;
    }
    JavaType given = speculate(lambda, shape.get().parameters(), place);
    return given == Primitive.VOID
        ? !(lambda.getBody() instanceof ExpressionStmt)
        : assignable(given, shape.get().result());
  }

  private boolean assignable(JavaType given, JavaType asked) {
    if (given instanceof Primitive p && !(asked instanceof Primitive)) {
      return Subtyping.isSubtype(attribution.table().required(p.box()), asked);
    }
    if (asked instanceof Primitive && !(given instanceof Primitive)) {
      return given instanceof Unknown
          || Overloads.unboxed(given).map(p -> Subtyping.isSubtype(p, asked)).orElse(false);
    }
    return Subtyping.isSubtype(given, asked);
  }

  /** The type of the body's value; the references found in it are not kept. */
  private JavaType speculate(LambdaExpr lambda, List<JavaType> parameters, Place place) {
    List<CallMade.Local> locals = new ArrayList<>();
    place.scope().locals(locals);
    return attribution
        .speculations()
        .lambda(
            lambda,
            parameters,
            locals,
            () ->
                body(
                    lambda,
                    place.with(new ResolutionRecord()),
                    Optional.of(parameters),
                    Optional.empty()));
  }

  private static boolean canGiveNothing(LambdaExpr lambda) {
    if (lambda.getBody() instanceof ExpressionStmt value) {
      Expression expression = value.getExpression();
      return expression.isMethodCallExpr()
          || expression.isObjectCreationExpr()
          || expression.isAssignExpr()
          || expression.isUnaryExpr();
    }
    return returns(lambda.getBody()).stream().allMatch(r -> r.getExpression().isEmpty());
  }

  private static boolean canGiveValue(LambdaExpr lambda) {
    if (!(lambda.getBody() instanceof BlockStmt block)) {
      return true;
    }
    List<ReturnStmt> returns = returns(block);
    if (returns.isEmpty()) {
      return neverEnds(block);
    }
    return returns.stream().allMatch(r -> r.getExpression().isPresent());
  }

  private static boolean neverEnds(BlockStmt block) {
    Optional<Statement> last = block.getStatements().getLast();
    return last.isPresent()
        && (last.get() instanceof ThrowStmt
            || (last.get() instanceof WhileStmt loop
                && loop.getCondition().toString().equals("true")));
  }

  /** The return statements of a lambda's own body. */
  private static List<ReturnStmt> returns(Statement body) {
    List<ReturnStmt> returns = new ArrayList<>();
    collect(body, returns);
    return returns;
  }

  private static void collect(Node node, List<ReturnStmt> into) {
    if (node instanceof ReturnStmt statement) {
      into.add(statement);
    } else if (!(node instanceof Expression) && !(node instanceof BodyDeclaration<?>)) {
      node.getChildNodes().forEach(child -> collect(child, into));
    }
  }

  /** True if one functional parameter is a better match than another (JLS 15.12.2.5). */
  boolean moreSpecific(Argument argument, JavaType one, JavaType other, Place place) {
    if (one.equals(other) || one instanceof Unknown || other instanceof Unknown) {
      return true;
    }
    if (one instanceof ClassType left && other instanceof ClassType right) {
      if (Subtyping.isSubclass(left.symbol(), right.symbol())) {
        return true;
      }
      if (Subtyping.isSubclass(right.symbol(), left.symbol())) {
        return false;
      }
    }
    Optional<Shape> left = Functions.shape(one);
    Optional<Shape> right = Functions.shape(other);
    if (left.isEmpty() || right.isEmpty()) {
      return right.isEmpty();
    }
    JavaType mine = left.get().result();
    JavaType theirs = right.get().result();
    if (theirs == Primitive.VOID) {
      return true;
    }
    if (mine == Primitive.VOID) {
      return false;
    }
    if (mine instanceof Primitive != theirs instanceof Primitive) {
      return mine instanceof Primitive == givesPrimitive(argument, left.get(), place);
    }
    return Subtyping.isSubtype(mine, theirs);
  }

  private boolean givesPrimitive(Argument argument, Shape shape, Place place) {
    Expression expression = Overloads.stripped(argument.expression());
    if (expression instanceof LambdaExpr lambda) {
      return speculate(lambda, shape.parameters(), place) instanceof Primitive;
    }
    return expression instanceof MethodReferenceExpr reference
        && attribution
                .references()
                .attribute(
                    reference, place.with(new ResolutionRecord()), Optional.of(shape.parameters()))
            instanceof Primitive;
  }
}
