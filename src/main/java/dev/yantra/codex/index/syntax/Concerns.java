package dev.yantra.codex.index.syntax;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Concern;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The detectors of the concerns of a body: by the shape of its statements here, by the libraries
 * and names that it uses in {@link ConcernWords}.
 */
public final class Concerns {
  private final Set<Concern> found = EnumSet.noneOf(Concern.class);

  private Concerns() {}

  /** The concerns of a body that calls methods with these ids. */
  public static Set<Concern> of(BlockStmt body, Collection<String> called) {
    Concerns concerns = new Concerns();
    for (String id : called) {
      CanonicalId callee = CanonicalId.parse(id);
      ConcernWords.ofCall(callee.owner(), callee.member(), concerns.found);
    }
    Deque<Node> open = new ArrayDeque<>();
    open.push(body);
    while (!open.isEmpty()) {
      Node node = open.pop();
      concerns.look(node);
      node.getChildNodes().forEach(open::push);
    }
    return concerns.found;
  }

  private void look(Node node) {
    if (node instanceof IfStmt check) {
      if (rejects(check.getThenStmt())) {
        found.add(Concern.VALIDATION);
      }
    } else if (node instanceof ThrowStmt) {
      found.add(inCatch(node) ? Concern.ERROR_HANDLING : Concern.THROWS);
    } else if (node instanceof CatchClause) {
      found.add(Concern.ERROR_HANDLING);
    } else if (node instanceof SynchronizedStmt) {
      found.add(Concern.CONCURRENCY);
    } else if (node instanceof ForEachStmt) {
      found.add(Concern.COLLECTIONS);
    } else if (node instanceof BinaryExpr binary) {
      look(binary);
    } else if (node instanceof ClassOrInterfaceType type) {
      ConcernWords.ofType(type.getNameAsString(), found);
    } else if (node instanceof NameExpr name) {
      ConcernWords.ofName(name.getNameAsString(), found);
    } else if (node instanceof MethodCallExpr call) {
      ConcernWords.ofMethod(call.getNameAsString(), found);
    } else if (node instanceof MethodReferenceExpr reference) {
      ConcernWords.ofMethod(reference.getIdentifier(), found);
    }
  }

  private void look(BinaryExpr binary) {
    switch (binary.getOperator()) {
      case EQUALS, NOT_EQUALS -> {
        if (binary.getLeft() instanceof NullLiteralExpr
            || binary.getRight() instanceof NullLiteralExpr) {
          found.add(Concern.NULL_HANDLING);
        }
      }
      case MULTIPLY, DIVIDE, REMAINDER, XOR, LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT ->
          found.add(Concern.ARITHMETIC);
      default -> {
        // Sums, comparisons and logic stand in bodies of every kind.
      }
    }
  }

  /** A check ends at once in an exception: {@code if (x < 0) throw ...}. */
  private static boolean rejects(Statement then) {
    if (then instanceof BlockStmt block) {
      return block.getStatements().getLast().map(ThrowStmt.class::isInstance).orElse(false);
    }
    return then instanceof ThrowStmt;
  }

  private static boolean inCatch(Node node) {
    Optional<Node> at = node.getParentNode();
    while (at.isPresent() && !(at.get() instanceof CatchClause)) {
      at = at.get().getParentNode();
    }
    return at.isPresent();
  }
}
