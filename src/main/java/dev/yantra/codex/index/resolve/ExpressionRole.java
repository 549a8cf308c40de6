package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Role;

/**
 * The use of an expression's value, told by the text before it.
 *
 * @param name the variable, method or operator that its role is about
 * @param argument position among arguments, or -1
 */
@SuppressWarnings("ReferenceEquality") // Another node of the same text is another place.
record ExpressionRole(Node expression, Role role, String name, int argument) {

  /** The role of the widest expression that begins at a point. */
  static ExpressionRole of(Node begin) {
    Node parent = begin.getParentNode().orElse(begin);
    if (parent instanceof VariableDeclarator variable) {
      return new ExpressionRole(begin, Role.INITIALIZER, variable.getNameAsString(), -1);
    }
    if (parent instanceof AssignExpr assign) {
      String target = assign.getTarget().toString();
      return new ExpressionRole(
          begin, Role.ASSIGNMENT, target.substring(target.lastIndexOf('.') + 1), -1);
    }
    if (parent instanceof BinaryExpr binary) {
      return new ExpressionRole(begin, Role.OPERAND, binary.getOperator().asString(), -1);
    }
    if (parent instanceof UnaryExpr unary) {
      return new ExpressionRole(begin, Role.OPERAND, unary.getOperator().asString(), -1);
    }
    if (parent instanceof MethodCallExpr call) {
      return argument(begin, call.getNameAsString(), call.getArguments());
    }
    if (parent instanceof ObjectCreationExpr creation) {
      return argument(begin, creation.getType().getNameAsString(), creation.getArguments());
    }
    if (parent instanceof ExplicitConstructorInvocationStmt call) {
      return argument(begin, call.isThis() ? "this" : "super", call.getArguments());
    }
    return new ExpressionRole(begin, role(parent), "", -1);
  }

  private static ExpressionRole argument(Node begin, String name, NodeList<Expression> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) == begin) {
        return new ExpressionRole(begin, Role.ARGUMENT, name, i);
      }
    }
    return new ExpressionRole(begin, Role.OTHER, "", -1);
  }

  private static Role role(Node parent) {
    if (parent instanceof ExpressionStmt statement) {
      boolean lambda = statement.getParentNode().orElse(parent) instanceof LambdaExpr;
      return lambda ? Role.LAMBDA : Role.STATEMENT;
    }
    if (parent instanceof ReturnStmt || parent instanceof YieldStmt) {
      return Role.RETURN;
    }
    if (parent instanceof IfStmt
        || parent instanceof WhileStmt
        || parent instanceof DoStmt
        || parent instanceof AssertStmt) {
      return Role.CONDITION;
    }
    if (parent instanceof ForEachStmt) {
      return Role.ITERATION;
    }
    if (parent instanceof CastExpr) {
      return Role.CAST;
    }
    return parent instanceof ThrowStmt ? Role.THROW : Role.OTHER;
  }

  /** Erased name of the type that the place asks for; empty where the left side tells none. */
  String expected(ExpectedTypes wanted) {
    if (!(expression instanceof Expression known)) {
      return "";
    }
    return switch (role) {
      case ARGUMENT -> wanted.byLeftSide(known);
      case OPERAND -> name.equals("!") ? "boolean" : wanted.byLeftSide(known);
      case INITIALIZER, ASSIGNMENT, CONDITION, CAST -> wanted.byPlace(known);
      // What a lambda has to give depends on the overload that takes it.
      case RETURN -> inLambda(expression) ? "" : wanted.byPlace(known);
      default -> "";
    };
  }

  private static boolean inLambda(Node node) {
    Node around = node;
    while (!(around instanceof LambdaExpr) && !(around instanceof BodyDeclaration<?>)) {
      if (around.getParentNode().isEmpty()) {
        return false;
      }
      around = around.getParentNode().get();
    }
    return around instanceof LambdaExpr;
  }

  /** The innermost statement or lambda that a node stands in. */
  static Control control(Node node) {
    Node child = node;
    while (child.getParentNode().isPresent()) {
      Node parent = child.getParentNode().get();
      Control control = control(parent, child);
      if (control != Control.BODY) {
        return control;
      }
      if (parent instanceof BodyDeclaration<?>) {
        return Control.BODY;
      }
      child = parent;
    }
    return Control.BODY;
  }

  private static Control control(Node parent, Node child) {
    if (parent instanceof IfStmt s) {
      return child == s.getCondition()
          ? Control.CONDITION
          : child == s.getThenStmt() ? Control.BRANCH : Control.ELSE;
    }
    if (parent instanceof WhileStmt
        || parent instanceof DoStmt
        || parent instanceof ForStmt
        || parent instanceof ForEachStmt) {
      return Control.LOOP;
    }
    if (parent instanceof TryStmt s) {
      boolean last = s.getFinallyBlock().filter(b -> b == child).isPresent();
      return last ? Control.FINALLY : Control.TRY;
    }
    if (parent instanceof CatchClause) {
      return Control.CATCH;
    }
    if (parent instanceof SwitchStmt || parent instanceof SwitchEntry) {
      return Control.SWITCH;
    }
    return parent instanceof LambdaExpr ? Control.LAMBDA : Control.BODY;
  }
}
