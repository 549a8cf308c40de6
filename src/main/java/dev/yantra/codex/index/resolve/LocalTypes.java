package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Binary names of local and anonymous classes: numbered within the type that holds them, in the
 * order of the source, each local name for itself (as javac does; JLS 13.1 leaves it open).
 */
final class LocalTypes {
  private final IdentityHashMap<Node, String> names = new IdentityHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final CompilationUnit unit;
  private boolean numbered;

  LocalTypes(CompilationUnit unit) {
    this.unit = unit;
  }

  /** Most files have no such class and need no walk through their tree. */
  private void number() {
    numbered = true;
    String prefix = unit.getPackageDeclaration().map(p -> p.getNameAsString() + ".").orElse("");
    for (TypeDeclaration<?> type : unit.getTypes()) {
      inside(type, prefix + type.getNameAsString());
    }
  }

  /** The binary name of the class that a node declares. */
  String nameOf(Node declaration) {
    if (!numbered) {
      number();
    }
    return names.getOrDefault(declaration, "?");
  }

  private void inside(Node node, String enclosing) {
    for (Node child : node.getChildNodes()) {
      visit(child, enclosing);
    }
  }

  private void visit(Node node, String enclosing) {
    if (node instanceof TypeDeclaration<?> member) {
      inside(member, enclosing + "$" + member.getNameAsString());
    } else if (node instanceof LocalClassDeclarationStmt local) {
      local(local.getClassDeclaration(), enclosing);
    } else if (node instanceof LocalRecordDeclarationStmt local) {
      local(local.getRecordDeclaration(), enclosing);
    } else if (node instanceof ObjectCreationExpr creation
        && creation.getAnonymousClassBody().isPresent()) {
      // Arguments and the scope are numbered before the body, as they are attributed.
      creation.getScope().ifPresent(s -> visit(s, enclosing));
      creation.getArguments().forEach(a -> visit(a, enclosing));
      String name = next(enclosing, "");
      names.put(creation, name);
      creation.getAnonymousClassBody().get().forEach(member -> visit(member, name));
    } else if (node instanceof EnumConstantDeclaration constant
        && !constant.getClassBody().isEmpty()) {
      constant.getArguments().forEach(a -> visit(a, enclosing));
      String name = next(enclosing, "");
      names.put(constant, name);
      constant.getClassBody().forEach(member -> visit(member, name));
    } else {
      inside(node, enclosing);
    }
  }

  private void local(TypeDeclaration<?> declaration, String enclosing) {
    String name = next(enclosing, declaration.getNameAsString());
    names.put(declaration, name);
    inside(declaration, name);
  }

  private String next(String enclosing, String simpleName) {
    int number = numbers.merge(enclosing + "/" + simpleName, 1, Integer::sum);
    return enclosing + "$" + number + simpleName;
  }
}
