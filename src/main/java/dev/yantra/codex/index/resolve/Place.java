package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.index.syntax.TypeReader;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.TypeTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The context of an expression or statement.
 *
 * @param host canonical id of the method that it counts to
 * @param scope the meaning of simple names
 * @param findings the record that takes the results
 * @param results what a {@code return} or {@code yield} here must give, and what it gave
 */
record Place(
    TypeTable table, String host, Scope.Block scope, ResolutionRecord findings, Results results) {

  /** The values that a method, lambda or switch expression gives. */
  static final class Results {
    private final ExpectedType expected;
    private final List<JavaType> types = new ArrayList<>();

    Results(ExpectedType expected) {
      this.expected = expected;
    }

    ExpectedType expected() {
      return expected;
    }

    List<JavaType> types() {
      return types;
    }
  }

  /** The same place one block further in. */
  Place inner() {
    return new Place(table, host, new Scope.Block(scope), findings, results);
  }

  /** The same place with other findings. */
  Place with(ResolutionRecord other) {
    return new Place(table, host, scope, other, results);
  }

  /** One block further in, where results go elsewhere. */
  Place giving(Results other) {
    return new Place(table, host, new Scope.Block(scope), findings, other);
  }

  /** The meaning of a written type, whose names are recorded. */
  JavaType typeOf(Type written) {
    JavaType type = table.names().resolve(TypeReader.read(written), scope);
    record(written, type);
    return type;
  }

  private void record(Type written, JavaType type) {
    if (type instanceof ClassType classType) {
      uses(written, classType);
      if (written instanceof ClassOrInterfaceType named && named.getTypeArguments().isPresent()) {
        for (Type argument : named.getTypeArguments().get()) {
          typeOf(argument);
        }
      }
    } else if (type instanceof JavaType.ArrayType && written.isArrayType()) {
      typeOf(written.asArrayType().getComponentType());
    } else if (type instanceof JavaType.Wildcard && written.isWildcardType()) {
      written.asWildcardType().getExtendedType().ifPresent(this::typeOf);
      written.asWildcardType().getSuperType().ifPresent(this::typeOf);
    } else if (type instanceof JavaType.Unknown unknown && unknown.named()) {
      findings.use(EdgeKind.USES_TYPE, host, written, unknown.name());
    }
  }

  /** Records that a type is named here. */
  void uses(Node site, ClassType type) {
    findings.dependsOn(type.symbol());
    findings.use(EdgeKind.USES_TYPE, host, site, type.symbol().binaryName());
  }
}
