package dev.yantra.codex.generate.candidate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedFile;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One top-level statement of a donor: what it does, what it needs and what it leaves behind.
 *
 * <p>Variables that one statement declares ({@code int a = 1, b[];}) are one step, although javac
 * has a tree for each.
 *
 * @param text as written, without indentation
 * @param kind its work, arguments aside: equal for statements of two methods that play the same
 *     part
 * @param defines the variables that it declares, in order
 * @param needs parameters and locals of the donor that it reads
 * @param checksArguments true if it is a call that looks at nothing but parameters
 * @param words words of its identifiers
 * @param paragraph true if an empty line stands before it
 */
record Step(
    String text,
    String kind,
    List<String> defines,
    Set<String> needs,
    boolean checksArguments,
    Set<String> words,
    boolean paragraph) {
  Step {
    defines = List.copyOf(defines);
  }

  /** The steps of a method in order. */
  static List<Step> of(MethodSource method) {
    Set<String> variables =
        new TreeSet<>(BodyNames.of(method.file(), method.tree().getBody()).locals().keySet());
    Set<String> parameters = new TreeSet<>();
    method.parameters().forEach(p -> parameters.add(p.name()));
    variables.addAll(parameters);
    List<Step> steps = new ArrayList<>();
    BlockTree body = method.tree().getBody();
    List<? extends StatementTree> statements = body.getStatements();
    int before = method.bodyStart();
    for (int i = 0; i < statements.size(); ) {
      int next = behind(method.file(), statements, i);
      steps.add(step(method, statements.subList(i, next), variables, parameters, before));
      before = method.file().end(statements.get(next - 1));
      i = next;
    }
    return steps;
  }

  /** Position in the list behind the trees of the statement that begins at {@code first}. */
  private static int behind(ParsedFile file, List<? extends StatementTree> trees, int first) {
    int next = first + 1;
    while (next < trees.size()
        && trees.get(next) instanceof VariableTree
        && file.start(trees.get(next)) == file.start(trees.get(first))) {
      next++;
    }
    return next;
  }

  /** The same step under other names and constants. */
  Step written(String newText, Set<String> newNeeds, List<String> newDefines) {
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
      List<? extends StatementTree> trees,
      Set<String> variables,
      Set<String> parameters,
      int before) {
    Set<String> needs = new TreeSet<>();
    Set<String> declared = new TreeSet<>();
    List<String> defines = new ArrayList<>();
    for (StatementTree tree : trees) {
      BodyNames names = BodyNames.of(method.file(), tree);
      needs.addAll(names.used());
      declared.addAll(names.locals().keySet());
      if (tree instanceof VariableTree variable) {
        defines.add(variable.getName().toString());
      }
    }
    needs.retainAll(variables);
    needs.removeAll(declared);
    int start = method.file().start(trees.get(0));
    int end = method.file().end(trees.get(trees.size() - 1));
    String gap = method.file().text().substring(before, start);
    String text = outdented(method.file().text(), start, end);
    boolean call =
        trees.get(0) instanceof ExpressionStatementTree e
            && e.getExpression() instanceof MethodInvocationTree;
    return new Step(
        text,
        trees.stream().map(Step::kind).collect(Collectors.joining(", ")),
        defines,
        needs,
        call && !needs.isEmpty() && parameters.containsAll(needs),
        new TreeSet<>(SubTokens.of(text)),
        gap.chars().filter(c -> c == '\n').count() > 1);
  }

  /** The statement's text, its later lines moved left by as much as its first one stands in. */
  private static String outdented(String all, int start, int end) {
    int column = start - (all.lastIndexOf('\n', start - 1) + 1);
    return Margin.outdented(all.substring(start, end), column);
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
