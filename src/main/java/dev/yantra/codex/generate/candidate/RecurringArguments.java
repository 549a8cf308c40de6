package dev.yantra.codex.generate.candidate;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedFile;
import dev.yantra.codex.generate.syntax.TypeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arguments that the calls in a file give and that mean the same everywhere: literals, constants
 * and method references.
 */
final class RecurringArguments {
  private record Site(MethodSource caller, List<String> arguments) {}

  private final Map<String, List<Site>> sites = new HashMap<>();

  static RecurringArguments of(ParsedFile file) {
    RecurringArguments result = new RecurringArguments();
    for (TypeSource type : file.types()) {
      for (MethodSource method : type.methods()) {
        result.collect(method);
      }
    }
    return result;
  }

  /**
   * Constant arguments at one position of the calls of a method by name and arity, the most
   * frequent first.
   *
   * @param except the method whose body is to be written, which would give it away
   */
  List<String> constants(String name, int arity, int position, GenerationTarget except) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Site site : sites.getOrDefault(name + "/" + arity, List.of())) {
      String argument = site.arguments.get(position);
      if (!argument.isEmpty() && !writes(site.caller, except)) {
        counts.merge(argument, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean writes(MethodSource caller, GenerationTarget spec) {
    return caller.owner().equals(spec.header().owner())
        && caller.name().equals(spec.header().name())
        && caller.parameters().equals(spec.header().parameters());
  }

  private void collect(MethodSource method) {
    if (!method.sound()) {
      return;
    }
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        ExpressionTree select = tree.getMethodSelect();
        String name =
            select instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : select.toString();
        add(method, name, tree.getArguments());
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        add(method, "new " + tree.getIdentifier(), tree.getArguments());
        return super.visitNewClass(tree, null);
      }
    }.scan(method.tree().getBody(), null);
  }

  private void add(MethodSource caller, String name, List<? extends ExpressionTree> arguments) {
    List<String> constants = new ArrayList<>();
    for (ExpressionTree argument : arguments) {
      constants.add(constant(argument) ? caller.file().text(argument) : "");
    }
    sites
        .computeIfAbsent(name + "/" + arguments.size(), k -> new ArrayList<>())
        .add(new Site(caller, constants));
  }

  private static boolean constant(ExpressionTree tree) {
    if (tree instanceof LiteralTree || tree.getKind() == Tree.Kind.UNARY_MINUS) {
      return true;
    }
    if (tree instanceof IdentifierTree name) {
      return upper(name.getName().toString());
    }
    if (tree instanceof MemberSelectTree select) {
      return upper(select.getIdentifier().toString())
          || select.getIdentifier().contentEquals("class");
    }
    return tree instanceof MemberReferenceTree
        || (tree instanceof MethodInvocationTree call
            && call.getArguments().isEmpty()
            && call.getMethodSelect() instanceof MemberSelectTree select
            && select.getExpression() instanceof IdentifierTree type
            && Character.isUpperCase(type.getName().charAt(0)));
  }

  private static boolean upper(String name) {
    return name.length() > 1 && name.equals(name.toUpperCase(java.util.Locale.ROOT));
  }
}
