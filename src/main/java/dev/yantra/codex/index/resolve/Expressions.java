package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.yantra.codex.index.resolve.Functions.Shape;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

/** The types of expressions (JLS 15); references inside them are recorded on the way. */
final class Expressions {
  private final Attribution attribution;

  Expressions(Attribution attribution) {
    this.attribution = attribution;
  }

  /** The type of an expression at a place that asks for one. */
  JavaType typeOf(Expression expression, Place place, ExpectedType expected) {
    attribution.wanted().by(expression, expected);
    if (expression instanceof MethodCallExpr call) {
      return attribution.calls().attribute(call, place, expected);
    }
    if (expression instanceof NameExpr || expression instanceof FieldAccessExpr) {
      return attribution.names().qualifier(expression, place).type();
    }
    if (expression instanceof StringLiteralExpr || expression instanceof TextBlockLiteralExpr) {
      return place.table().string();
    }
    if (expression instanceof ObjectCreationExpr creation) {
      return attribution.creations().attribute(creation, place, expected);
    }
    if (expression instanceof BinaryExpr binary) {
      return binary(binary, place);
    }
    if (expression instanceof AssignExpr assign) {
      JavaType target = typeOf(assign.getTarget(), place, ExpectedType.NOTHING);
      typeOf(assign.getValue(), place, ExpectedType.of(target));
      return target;
    }
    if (expression instanceof LambdaExpr lambda) {
      attribution.lambdas().attribute(lambda, place, expected);
      return expected.type();
    }
    if (expression instanceof MethodReferenceExpr reference) {
      attribution
          .references()
          .attribute(reference, place, Functions.shape(expected.type()).map(Shape::parameters));
      return expected.type();
    }
    if (expression instanceof EnclosedExpr enclosed) {
      return typeOf(enclosed.getInner(), place, expected);
    }
    if (expression instanceof CastExpr cast) {
      JavaType type = place.typeOf(cast.getType());
      typeOf(cast.getExpression(), place, ExpectedType.of(type));
      return type;
    }
    if (expression instanceof ConditionalExpr conditional) {
      typeOf(conditional.getCondition(), place, ExpectedType.of(Primitive.BOOLEAN));
      return Results.combine(
          List.of(
              typeOf(conditional.getThenExpr(), place, expected),
              typeOf(conditional.getElseExpr(), place, expected)),
          expected,
          place.table());
    }
    if (expression instanceof VariableDeclarationExpr declaration) {
      return attribution.statements().declare(declaration, place);
    }
    return rest(expression, place, expected);
  }

  private JavaType rest(Expression expression, Place place, ExpectedType expected) {
    if (expression instanceof UnaryExpr unary) {
      return unary(unary, place);
    }
    if (expression instanceof ThisExpr thisExpr) {
      return Names.thisType(thisExpr.getTypeName().map(n -> n.getIdentifier()), place);
    }
    if (expression instanceof SuperExpr) {
      return attribution.names().qualifier(expression, place).type();
    }
    if (expression instanceof IntegerLiteralExpr) {
      return Primitive.INT;
    }
    if (expression instanceof LongLiteralExpr) {
      return Primitive.LONG;
    }
    if (expression instanceof DoubleLiteralExpr literal) {
      boolean isFloat = literal.getValue().toLowerCase(Locale.ROOT).endsWith("f");
      boolean hex = literal.getValue().toLowerCase(Locale.ROOT).startsWith("0x");
      return isFloat && !(hex && !literal.getValue().toLowerCase(Locale.ROOT).contains("p"))
          ? Primitive.FLOAT
          : Primitive.DOUBLE;
    }
    if (expression instanceof CharLiteralExpr) {
      return Primitive.CHAR;
    }
    if (expression instanceof BooleanLiteralExpr) {
      return Primitive.BOOLEAN;
    }
    if (expression instanceof NullLiteralExpr) {
      return JavaType.Null.TYPE;
    }
    if (expression instanceof ArrayAccessExpr access) {
      JavaType array = typeOf(access.getName(), place, ExpectedType.NOTHING);
      typeOf(access.getIndex(), place, ExpectedType.of(Primitive.INT));
      return array instanceof ArrayType type ? type.component() : JavaType.Unknown.TYPE;
    }
    if (expression instanceof InstanceOfExpr check) {
      JavaType value = typeOf(check.getExpression(), place, ExpectedType.NOTHING);
      if (check.getPattern().isPresent()) {
        attribution.patterns().declare(check.getPattern().get(), value, place);
      } else {
        place.typeOf(check.getType());
      }
      return Primitive.BOOLEAN;
    }
    if (expression instanceof ClassExpr literal) {
      JavaType type = place.typeOf(literal.getType());
      JavaType argument = type instanceof Primitive p ? place.table().required(p.box()) : type;
      return place.table().generic("java.lang.Class", List.of(argument));
    }
    if (expression instanceof ArrayCreationExpr creation) {
      return array(creation, place);
    }
    if (expression instanceof ArrayInitializerExpr initializer) {
      JavaType component =
          expected.type() instanceof ArrayType array ? array.component() : JavaType.Unknown.TYPE;
      initializer.getValues().forEach(v -> typeOf(v, place, ExpectedType.of(component)));
      return expected.type();
    }
    if (expression instanceof SwitchExpr switchExpr) {
      return attribution.statements().switchValue(switchExpr, place, expected);
    }
    if (expression instanceof TypeExpr type) {
      return place.typeOf(type.getType());
    }
    return JavaType.Unknown.TYPE;
  }

  private JavaType array(ArrayCreationExpr creation, Place place) {
    JavaType type = place.typeOf(creation.getElementType());
    for (int i = 0; i < creation.getLevels().size(); i++) {
      type = new ArrayType(type);
    }
    creation
        .getLevels()
        .forEach(
            level ->
                level
                    .getDimension()
                    .ifPresent(d -> typeOf(d, place, ExpectedType.of(Primitive.INT))));
    JavaType whole = type;
    creation.getInitializer().ifPresent(i -> typeOf(i, place, ExpectedType.of(whole)));
    return type;
  }

  /**
   * A long chain {@code a + b + c + ...} leans left and may be thousands deep: a loop, not
   * recursion.
   */
  private JavaType binary(BinaryExpr expression, Place place) {
    ArrayDeque<BinaryExpr> chain = new ArrayDeque<>();
    Expression left = expression;
    while (left instanceof BinaryExpr inner) {
      chain.push(inner);
      left = inner.getLeft();
    }
    JavaType type = typeOf(left, place, ExpectedType.NOTHING);
    while (!chain.isEmpty()) {
      BinaryExpr operation = chain.pop();
      attribution.wanted().operand(operation, type);
      JavaType right = typeOf(operation.getRight(), place, ExpectedType.NOTHING);
      type = result(operation.getOperator(), type, right, place);
    }
    return type;
  }

  private static JavaType result(
      BinaryExpr.Operator operator, JavaType left, JavaType right, Place place) {
    return switch (operator) {
      case OR, AND, EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS ->
          Primitive.BOOLEAN;
      case LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> promoted(left, left);
      case PLUS ->
          isString(left) || isString(right) ? place.table().string() : promoted(left, right);
      case BINARY_AND, BINARY_OR, XOR ->
          primitive(left) == Primitive.BOOLEAN ? Primitive.BOOLEAN : promoted(left, right);
      default -> promoted(left, right);
    };
  }

  private static boolean isString(JavaType type) {
    return type.erasedName().equals("java.lang.String");
  }

  /** Binary numeric promotion (JLS 5.6). */
  static JavaType promoted(JavaType left, JavaType right) {
    JavaType one = primitive(left);
    JavaType other = primitive(right);
    if (!(one instanceof Primitive p) || !(other instanceof Primitive q)) {
      return JavaType.Unknown.TYPE;
    }
    Primitive wider = p.rank() > q.rank() ? p : q;
    return wider.rank() < Primitive.INT.rank() ? Primitive.INT : wider;
  }

  static JavaType primitive(JavaType type) {
    return type instanceof Primitive
        ? type
        : Overloads.unboxed(type).map(JavaType.class::cast).orElse(JavaType.Unknown.TYPE);
  }

  private JavaType unary(UnaryExpr unary, Place place) {
    JavaType operand = typeOf(unary.getExpression(), place, ExpectedType.NOTHING);
    return switch (unary.getOperator()) {
      case LOGICAL_COMPLEMENT -> Primitive.BOOLEAN;
      case PLUS, MINUS, BITWISE_COMPLEMENT -> promoted(operand, operand);
      default -> operand;
    };
  }
}
