package dev.yantra.codex.generate.candidate;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.yantra.codex.generate.syntax.ParsedFile;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names in a tree: what it declares itself and what it takes from around it. Scopes are not
 * told apart: a name that is declared anywhere in it counts as its own.
 */
final class BodyNames extends TreeScanner<Void, Void> {
  private final ParsedFile file;
  private final Map<String, String> locals = new TreeMap<>();
  private final Set<String> used = new TreeSet<>();
  private final Set<String> called = new TreeSet<>();
  private final Set<String> ownFields = new TreeSet<>();

  private BodyNames(ParsedFile file) {
    this.file = file;
  }

  static BodyNames of(ParsedFile file, Tree tree) {
    BodyNames names = new BodyNames(file);
    names.scan(tree, null);
    return names;
  }

  /** Names of local variables, with their types as written; empty for inferred ones. */
  Map<String, String> locals() {
    return locals;
  }

  /** Simple names of variables and types that stand alone and are not declared in it. */
  Set<String> free() {
    Set<String> free = new TreeSet<>(used);
    free.removeAll(locals.keySet());
    free.removeAll(called);
    free.remove("this");
    free.remove("super");
    return free;
  }

  /** Every simple name that stands alone, declared in it or not. */
  Set<String> used() {
    return used;
  }

  /** Names of methods that are called without a receiver. */
  Set<String> called() {
    return called;
  }

  /** Names of fields that are written with {@code this.}. */
  Set<String> ownFields() {
    return ownFields;
  }

  @Override
  public Void visitVariable(VariableTree tree, Void unused) {
    String name = tree.getName().toString();
    if (!name.isEmpty()) { // an unnamed variable has none
      locals.put(name, file.typeText(tree.getType()));
    }
    return super.visitVariable(tree, null);
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void unused) {
    used.add(tree.getName().toString());
    return null;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    if (tree.getMethodSelect() instanceof IdentifierTree callee) {
      called.add(callee.getName().toString());
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
    if (tree.getExpression() instanceof IdentifierTree receiver
        && receiver.getName().contentEquals("this")) {
      ownFields.add(tree.getIdentifier().toString());
    }
    return super.visitMemberSelect(tree, null);
  }
}
