package dev.yantra.codex.generate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One top-level statement of a donor: what it does, what it needs and what it leaves behind.
 *
 * @param text as written, without indentation
 * @param kind what it does, arguments aside: equal for statements of two methods that play the same
 *     part
 * @param defines the variable that it declares; empty if none
 * @param needs parameters and locals of the donor that it reads
 * @param checksArguments whether it is a call that looks at nothing but parameters
 * @param words words of its identifiers
 * @param paragraph whether an empty line stands before it
 */
record Step(
    String text,
    String kind,
    Optional<String> defines,
    Set<String> needs,
    boolean checksArguments,
    Set<String> words,
    boolean paragraph) {

  /** The steps of a method in order. */
  static List<Step> of(MethodSource method) {
    Set<String> variables =
        new TreeSet<>(BodyNames.of(method.file(), method.tree().getBody()).locals().keySet());
    Set<String> parameters = new TreeSet<>();
    method.parameters().forEach(p -> parameters.add(p.name()));
    variables.addAll(parameters);
    List<Step> steps = new ArrayList<>();
    BlockTree body = method.tree().getBody();
    int before = method.bodyStart();
    for (StatementTree statement : body.getStatements()) {
      steps.add(step(method, statement, variables, parameters, before));
      before = method.file().end(statement);
    }
    return steps;
  }

  /** The same step under other names and constants. */
  Step written(String newText, Set<String> newNeeds, Optional<String> newDefines) {
    return new Step(
        newText,
        kind,
        newDefines,
        newNeeds,
        checksArguments,
        new TreeSet<>(SubTokens.of(newText)),
        paragraph);
  }

  private static Step step(
      MethodSource method,
      StatementTree statement,
      Set<String> variables,
      Set<String> parameters,
      int before) {
    BodyNames names = BodyNames.of(method.file(), statement);
    Set<String> needs = new TreeSet<>(names.used());
    needs.retainAll(variables);
    names.locals().keySet().forEach(needs::remove);
    String gap = method.file().text().substring(before, method.file().start(statement));
    String text = outdented(method, statement);
    boolean call =
        statement instanceof ExpressionStatementTree e
            && e.getExpression() instanceof MethodInvocationTree;
    return new Step(
        text,
        kind(statement),
        statement instanceof VariableTree v
            ? Optional.of(v.getName().toString())
            : Optional.empty(),
        needs,
        call && !needs.isEmpty() && parameters.containsAll(needs),
        new TreeSet<>(SubTokens.of(text)),
        gap.chars().filter(c -> c == '\n').count() > 1);
  }

  /** The statement's text, its later lines moved left by as much as its first one stands in. */
  private static String outdented(MethodSource method, StatementTree statement) {
    String all = method.file().text();
    int start = method.file().start(statement);
    int column = start - (all.lastIndexOf('\n', start - 1) + 1);
    return method.file().text(statement).replaceAll("\n[ \t]{0," + column + "}", "\n");
  }

  private static String kind(StatementTree statement) {
    if (statement instanceof VariableTree v) {
      return v.getType() + " = " + (v.getInitializer() == null ? "" : callee(v.getInitializer()));
    }
    if (statement instanceof ExpressionStatementTree e) {
      return callee(e.getExpression());
    }
    if (statement instanceof IfTree i) {
      return "if " + callee(i.getCondition());
    }
    if (statement instanceof ReturnTree) {
      return "return";
    }
    return statement instanceof BlockTree ? "{}" : statement.getKind().name();
  }

  private static String callee(ExpressionTree expression) {
    return expression instanceof MethodInvocationTree call
        ? call.getMethodSelect().toString()
        : expression.toString();
  }
}
