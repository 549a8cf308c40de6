package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/** Reads a declaration that somebody typed: {@code public void reset(String token)}. */
public final class SignatureReader {
  private SignatureReader() {}

  /**
   * The declaration as one of a member of {@code owner}.
   *
   * @throws CodexException if it is no declaration of a method
   */
  public static MethodSignature read(String signature, String owner) {
    String declaration = signature.strip().replaceAll("[;{].*$", "");
    String simple = CanonicalId.parse(owner).ownerSimpleName();
    TextFile file =
        new TextFile("Signature.java", "class " + simple + " { " + declaration + " {} }");
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ParsedSources.compiler()
                .getTask(
                    Writer.nullWriter(),
                    null,
                    diagnostics,
                    List.of("-proc:none"),
                    null,
                    List.of(file));
    try {
      for (CompilationUnitTree unit : task.parse()) {
        ParsedFile parsed =
            new ParsedFile(
                file.path(),
                file.text(),
                unit,
                Trees.instance(task).getSourcePositions(),
                List.of());
        boolean broken =
            diagnostics.getDiagnostics().stream()
                .anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
        List<MethodSource> methods =
            parsed.types().isEmpty() ? List.of() : parsed.types().get(0).methods();
        if (!broken && methods.size() == 1) {
          MethodSignature h = MethodSignature.of(methods.get(0));
          return new MethodSignature(
              owner,
              h.name(),
              h.modifiers(),
              h.typeParameters(),
              h.parameters(),
              h.returnType(),
              h.throwsTypes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw CodexException.usage(
        "Not a declaration: " + signature + ". Write it as in: public void reset(String token)");
  }
}
