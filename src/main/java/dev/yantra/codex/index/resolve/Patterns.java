package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.TypeSymbol;
import java.util.List;

/** Patterns: the variables that they bind and the accessors that they read (JLS 14.30). */
final class Patterns {
  private final Attribution attribution;

  Patterns(Attribution attribution) {
    this.attribution = attribution;
  }

  /** Declares what a pattern binds when it matches a value. */
  void declare(ComponentPatternExpr pattern, JavaType value, Place place) {
    if (pattern instanceof TypePatternExpr type) {
      boolean inferred = type.getType().isVarType() || type.getType().isUnknownType();
      place
          .scope()
          .declare(type.getNameAsString(), inferred ? value : place.typeOf(type.getType()));
    } else if (pattern instanceof RecordPatternExpr components) {
      components(components, value, place);
    }
  }

  private void components(RecordPatternExpr pattern, JavaType value, Place place) {
    JavaType written = place.typeOf(pattern.getType());
    if (!(written instanceof ClassType type)) {
      pattern.getPatternList().forEach(p -> declare(p, JavaType.Unknown.TYPE, place));
      return;
    }
    ClassType whole = inferred(type, pattern, value);
    List<MethodSymbol> accessors = type.symbol().recordAccessors();
    for (int i = 0; i < pattern.getPatternList().size(); i++) {
      JavaType component = JavaType.Unknown.TYPE;
      if (i < accessors.size()) {
        MethodSymbol accessor = accessors.get(i);
        component = MethodCandidate.of(accessor, whole).returnType();
        place.findings().implicitCall(place.host(), pattern, accessor.id());
      }
      declare(pattern.getPatternList().get(i), component, place);
    }
  }

  /** A record pattern without type arguments takes them from the value (JLS 18.5.5). */
  private ClassType inferred(ClassType type, RecordPatternExpr pattern, JavaType value) {
    TypeSymbol symbol = type.symbol();
    boolean written =
        pattern.getType() instanceof ClassOrInterfaceType named
            && named.getTypeArguments().isPresent();
    if (written || symbol.typeParameters().isEmpty()) {
      return type;
    }
    Inference inference = new Inference(attribution.table(), symbol.typeParameters());
    inference.expected(symbol.thisType(), value);
    return inference.complete(symbol.thisType()) instanceof ClassType found ? found : type;
  }

  /** True if a constant of a {@code case} names an enum constant, which it then uses. */
  boolean enumConstant(String name, JavaType selector, Node label, Place place) {
    if (selector instanceof ClassType type && type.symbol().is(Flags.ENUM)) {
      type.symbol()
          .field(name)
          .ifPresent(f -> place.findings().use(EdgeKind.USES_FIELD, place.host(), label, f.id()));
      return true;
    }
    return false;
  }
}
