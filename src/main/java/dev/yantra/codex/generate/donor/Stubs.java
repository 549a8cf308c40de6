package dev.yantra.codex.generate.donor;

import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import dev.yantra.codex.generate.syntax.MethodSource;
import java.util.List;

/** Bodies that only say that there is none yet. */
final class Stubs {
  private Stubs() {}

  /** True if the method has no body, or one that only throws that it is not supported. */
  static boolean isStub(MethodSource method) {
    if (method.bodyStart() < 0) {
      return true;
    }
    List<? extends StatementTree> statements = method.tree().getBody().getStatements();
    return statements.size() == 1
        && statements.get(0) instanceof ThrowTree thrown
        && method.file().text(thrown).contains("UnsupportedOperationException");
  }
}
