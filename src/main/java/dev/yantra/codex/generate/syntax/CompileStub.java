package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;
import java.util.List;

/**
 * A file without the bodies of its methods: as good as the whole for compiling against, and much
 * cheaper.
 */
final class CompileStub {
  private static final String STUB = "{ throw null; }";

  private CompileStub() {}

  /** Replaces the bodies in {@code edits}, which must be edits of the file's text. */
  static Edits of(ParsedFile file) {
    Edits edits = new Edits(file.text());
    if (file.text().startsWith(ParsedFile.BYTE_ORDER_MARK)) {
      edits.replace(0, 1, ""); // an error to javac
    }
    for (TypeSource type : file.types()) {
      for (MethodSource method : type.methods()) {
        if (method.bodyStart() >= 0) {
          edits.replace(method.bodyStart(), method.bodyEnd(), stub(method));
        }
      }
    }
    return edits;
  }

  /** True if it is a record's constructor without a parameter list, which has to end normally. */
  private static boolean compact(MethodSource method) {
    List<Token> head =
        Lexer.tokens(method.file().text().substring(method.start(), method.bodyStart()));
    return !head.isEmpty() && head.get(head.size() - 1).is(method.spokenName());
  }

  /** A constructor keeps its call of another one: the default one may not exist. */
  private static String stub(MethodSource method) {
    List<? extends StatementTree> statements = method.tree().getBody().getStatements();
    if (!method.constructor() || statements.isEmpty()) {
      return STUB;
    }
    if (statements.get(0) instanceof ExpressionStatementTree first
        && first.getExpression() instanceof MethodInvocationTree call) {
      String callee = call.getMethodSelect().toString();
      if (callee.equals("this") || callee.endsWith("super")) {
        return "{ " + method.file().text(first) + " throw null; }";
      }
    }
    return compact(method) ? method.body() : STUB;
  }
}
