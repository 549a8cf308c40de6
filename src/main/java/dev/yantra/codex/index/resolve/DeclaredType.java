package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import java.util.List;

/**
 * A named type of a file with its tree, local types included.
 *
 * @param methods the written methods with their trees
 */
public record DeclaredType(SourceType type, TypeDeclaration<?> tree, List<Method> methods) {
  public DeclaredType {
    methods = List.copyOf(methods);
  }

  /** A written method, constructor or annotation member. */
  public record Method(MethodSymbol symbol, BodyDeclaration<?> tree) {}
}
