package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Candidates that call, without any condition before it, the very method that they are to be, or
 * one that only calls it: they compile, and never come back.
 */
final class SelfCalls {
  /** Stands between the name of a method and the number of a candidate for it. */
  static final String MARK = "__codex";

  private final Trees trees;
  private final Collection<TypeSource> types;
  private final Set<Integer> found = new TreeSet<>();

  /**
   * @param types those that the candidates stand in, as the repository writes them
   */
  SelfCalls(Trees trees, Collection<TypeSource> types) {
    this.trees = trees;
    this.types = types;
  }

  /** Numbers of such candidates in attributed units. */
  Set<Integer> in(Iterable<? extends CompilationUnitTree> units) {
    for (CompilationUnitTree unit : units) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree method, Void unused) {
          int mark = method.getName().toString().lastIndexOf(MARK);
          if (mark >= 0 && method.getBody() != null) {
            String name = method.getName().toString();
            if (callsItself(getCurrentPath(), method, name.substring(0, mark))) {
              found.add(Integer.parseInt(name.substring(mark + MARK.length())));
            }
          }
          return null;
        }
      }.scan(unit, null);
    }
    return found;
  }

  private boolean callsItself(TreePath path, MethodTree method, String name) {
    if (!(trees.getElement(path) instanceof ExecutableElement candidate)) {
      return false;
    }
    TreePath body = new TreePath(path, method.getBody());
    for (StatementTree statement : method.getBody().getStatements()) {
      boolean[] self = {false};
      new Unconditional() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
          Element callee = trees.getElement(new TreePath(getCurrentPath(), call.getMethodSelect()));
          self[0] |= callee instanceof ExecutableElement e && same(e, candidate, name);
          return super.visitMethodInvocation(call, null);
        }
      }.scan(new TreePath(body, statement), null);
      if (self[0]) {
        return true;
      }
      if (!plain(statement)) {
        return false;
      }
    }
    return false;
  }

  /** True if what follows is always reached; loops and branches may end the method. */
  private static boolean plain(StatementTree statement) {
    return statement instanceof VariableTree || statement instanceof ExpressionStatementTree;
  }

  /** True if a method of the same type does nothing but call the one that is to be written. */
  private boolean callsBack(String callee, ExecutableElement candidate, String name) {
    Element owner = candidate.getEnclosingElement();
    if (owner == null || callee.equals(name)) {
      return false;
    }
    return types.stream()
        .filter(t -> t.name().replace('$', '.').equals(owner.toString().replaceAll("<.*", "")))
        .flatMap(t -> t.methods().stream())
        .filter(m -> m.name().equals(callee) && m.bodyStart() >= 0)
        .anyMatch(
            m ->
                m.tree().getBody().getStatements().size() == 1
                    && m.body().matches("(?s).*\\b" + Pattern.quote(name) + "\\s*\\(.*"));
  }

  private boolean same(ExecutableElement callee, ExecutableElement candidate, String name) {
    boolean back = callsBack(callee.getSimpleName().toString(), candidate, name);
    return (callee.getSimpleName().contentEquals(name) || back)
        && Objects.equals(callee.getEnclosingElement(), candidate.getEnclosingElement())
        && callee.getParameters().size() == candidate.getParameters().size()
        && types(callee).equals(types(candidate));
  }

  private static String types(ExecutableElement method) {
    StringBuilder out = new StringBuilder();
    method.getParameters().forEach(p -> out.append(p.asType()).append(';'));
    return out.toString();
  }

  /** Visits only what is evaluated whatever the values are. */
  private static class Unconditional extends TreePathScanner<Void, Void> {
    @Override
    public Void visitIf(IfTree tree, Void unused) {
      return scan(tree.getCondition(), null);
    }

    @Override
    public Void visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
      return scan(tree.getCondition(), null);
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void unused) {
      boolean lazy =
          tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
      return lazy ? scan(tree.getLeftOperand(), null) : super.visitBinary(tree, null);
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
      return scan(tree.getCondition(), null);
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Void unused) {
      scan(tree.getInitializer(), null);
      return scan(tree.getCondition(), null);
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
      return scan(tree.getExpression(), null);
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Void unused) {
      return scan(tree.getExpression(), null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
      return null;
    }
  }
}
