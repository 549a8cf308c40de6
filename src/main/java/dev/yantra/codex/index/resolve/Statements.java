package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.yantra.codex.index.syntax.HeaderReader;
import dev.yantra.codex.index.types.Bounds;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.Subtyping;
import dev.yantra.codex.index.types.TypeSymbol;
import java.util.List;

/** The attribution of statements in order, each in its scope (JLS 6.3, 14). */
final class Statements {
  private final Attribution attribution;

  Statements(Attribution attribution) {
    this.attribution = attribution;
  }

  /** Attributes a statement with all that is in it. */
  void visit(Statement statement, Place place) {
    if (statement instanceof ExpressionStmt s) {
      type(s.getExpression(), place, ExpectedType.NOTHING);
    } else if (statement instanceof BlockStmt block) {
      Place inside = place.inner();
      block.getStatements().forEach(s -> visit(s, inside));
    } else if (statement instanceof IfStmt s) {
      type(s.getCondition(), place, ExpectedType.of(Primitive.BOOLEAN));
      visit(s.getThenStmt(), place.inner());
      s.getElseStmt().ifPresent(e -> visit(e, place.inner()));
    } else if (statement instanceof ReturnStmt s) {
      s.getExpression().ifPresent(e -> give(e, place));
    } else if (statement instanceof YieldStmt s) {
      give(s.getExpression(), place);
    } else if (statement instanceof ForEachStmt s) {
      forEach(s, place.inner());
    } else if (statement instanceof ForStmt s) {
      Place inside = place.inner();
      s.getInitialization().forEach(e -> type(e, inside, ExpectedType.NOTHING));
      s.getCompare().ifPresent(e -> type(e, inside, ExpectedType.of(Primitive.BOOLEAN)));
      visit(s.getBody(), inside.inner());
      s.getUpdate().forEach(e -> type(e, inside, ExpectedType.NOTHING));
    } else if (statement instanceof WhileStmt s) {
      type(s.getCondition(), place, ExpectedType.of(Primitive.BOOLEAN));
      visit(s.getBody(), place.inner());
    } else if (statement instanceof DoStmt s) {
      visit(s.getBody(), place.inner());
      type(s.getCondition(), place, ExpectedType.of(Primitive.BOOLEAN));
    } else if (statement instanceof TryStmt s) {
      attempt(s, place);
    } else if (statement instanceof SwitchStmt s) {
      JavaType selector = type(s.getSelector(), place, ExpectedType.NOTHING);
      entries(s.getEntries(), selector, place.inner(), false);
    } else {
      rest(statement, place);
    }
  }

  private void rest(Statement statement, Place place) {
    if (statement instanceof ThrowStmt s) {
      type(s.getExpression(), place, ExpectedType.NOTHING);
    } else if (statement instanceof SynchronizedStmt s) {
      type(s.getExpression(), place, ExpectedType.NOTHING);
      visit(s.getBody(), place);
    } else if (statement instanceof LabeledStmt s) {
      visit(s.getStatement(), place);
    } else if (statement instanceof AssertStmt s) {
      type(s.getCheck(), place, ExpectedType.of(Primitive.BOOLEAN));
      s.getMessage().ifPresent(m -> type(m, place, ExpectedType.NOTHING));
    } else if (statement instanceof ExplicitConstructorInvocationStmt s) {
      attribution.creations().explicit(s, place);
    } else if (statement instanceof LocalClassDeclarationStmt s) {
      local(s.getClassDeclaration(), place);
    } else if (statement instanceof LocalRecordDeclarationStmt s) {
      local(s.getRecordDeclaration(), place);
    }
  }

  private JavaType type(Expression expression, Place place, ExpectedType expected) {
    return attribution.expressions().typeOf(expression, place, expected);
  }

  private void give(Expression value, Place place) {
    place.results().types().add(type(value, place, place.results().expected()));
  }

  /** Declares variables and returns the type of the last. */
  JavaType declare(VariableDeclarationExpr declaration, Place place) {
    JavaType last = JavaType.Unknown.TYPE;
    for (VariableDeclarator variable : declaration.getVariables()) {
      if (variable.getType().isVarType()) {
        last =
            variable
                .getInitializer()
                .map(i -> Bounds.upper(type(i, place, ExpectedType.NOTHING)))
                .orElse(JavaType.Unknown.TYPE);
        place.scope().declare(variable.getNameAsString(), last);
      } else {
        JavaType declared = place.typeOf(variable.getType());
        place.scope().declare(variable.getNameAsString(), declared);
        variable.getInitializer().ifPresent(i -> type(i, place, ExpectedType.of(declared)));
        last = declared;
      }
    }
    return last;
  }

  private void forEach(ForEachStmt loop, Place inside) {
    JavaType iterated = type(loop.getIterable(), inside, ExpectedType.NOTHING);
    VariableDeclarator variable = loop.getVariable().getVariables().get(0);
    implicit("iterator", iterated, loop.getIterable(), inside);
    JavaType element =
        variable.getType().isVarType()
            ? elementOf(iterated, inside)
            : inside.typeOf(variable.getType());
    inside.scope().declare(variable.getNameAsString(), element);
    visit(loop.getBody(), inside.inner());
  }

  private static JavaType elementOf(JavaType iterated, Place place) {
    if (iterated instanceof ArrayType array) {
      return array.component();
    }
    TypeSymbol iterable = place.table().required("java.lang.Iterable").symbol();
    return Subtyping.asSuper(iterated, iterable)
        .filter(view -> !view.raw())
        .map(view -> Bounds.upper(iterable.typeParameters().get(0).with(Subtyping.arguments(view))))
        .orElse(
            iterated instanceof JavaType.Unknown ? JavaType.Unknown.TYPE : place.table().object());
  }

  /** A call of an own method that the compiler adds: {@code iterator()}, {@code close()}. */
  private void implicit(String name, JavaType receiver, Node site, Place place) {
    for (MethodSymbol method : attribution.calls().members(receiver, name)) {
      if (method.arity() == 0) {
        place.findings().dependsOn(method.owner());
        if (method.owner() instanceof SourceType owner && !owner.anonymous()) {
          place.findings().implicitCall(place.host(), site, method.id());
        }
        return;
      }
    }
  }

  private void attempt(TryStmt statement, Place place) {
    Place inside = place.inner();
    for (Expression resource : statement.getResources()) {
      JavaType type = type(resource, inside, ExpectedType.NOTHING);
      implicit("close", type, resource, inside);
    }
    visit(statement.getTryBlock(), inside);
    for (CatchClause clause : statement.getCatchClauses()) {
      Place handler = place.inner();
      JavaType caught = handler.typeOf(clause.getParameter().getType());
      handler.scope().declare(clause.getParameter().getNameAsString(), caught);
      visit(clause.getBody(), handler);
    }
    statement.getFinallyBlock().ifPresent(b -> visit(b, place));
  }

  /** Attributes a switch expression and returns the type of its value. */
  JavaType switchValue(SwitchExpr expression, Place place, ExpectedType expected) {
    JavaType selector = type(expression.getSelector(), place, ExpectedType.NOTHING);
    Place.Results results = new Place.Results(expected);
    entries(expression.getEntries(), selector, place.giving(results), true);
    return results.types().isEmpty()
        ? JavaType.Unknown.TYPE
        : Results.combine(results.types(), expected, place.table());
  }

  private void entries(
      List<SwitchEntry> entries, JavaType selector, Place place, boolean givesValues) {
    for (SwitchEntry entry : entries) {
      Place inside = entry.getType() == SwitchEntry.Type.STATEMENT_GROUP ? place : place.inner();
      for (Expression label : entry.getLabels()) {
        label(label, selector, inside);
      }
      entry.getGuard().ifPresent(g -> type(g, inside, ExpectedType.of(Primitive.BOOLEAN)));
      boolean givesValue = givesValues && entry.getType() == SwitchEntry.Type.EXPRESSION;
      for (Statement statement : entry.getStatements()) {
        if (givesValue && statement instanceof ExpressionStmt value) {
          give(value.getExpression(), inside);
        } else {
          visit(statement, inside);
        }
      }
    }
  }

  private void label(Expression label, JavaType selector, Place place) {
    if (label instanceof ComponentPatternExpr pattern) {
      attribution.patterns().declare(pattern, selector, place);
    } else if (!(label instanceof NameExpr name
        && attribution.patterns().enumConstant(name.getNameAsString(), selector, label, place))) {
      type(label, place, ExpectedType.of(selector));
    }
  }

  private void local(TypeDeclaration<?> declaration, Place place) {
    SourceType type =
        attribution
            .table()
            .local(
                HeaderReader.read(declaration, false),
                attribution.localTypes().nameOf(declaration),
                place.scope().enclosingType(),
                place.scope());
    place.scope().declareType(declaration.getNameAsString(), new ClassType(type, List.of()));
    place
        .findings()
        .later(
            f ->
                new TypeBody(attribution, type, place.scope())
                    .attribute(declaration, place.with(f)));
  }
}
