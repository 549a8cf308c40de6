package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.index.types.FieldSymbol;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.Members;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.Subtyping;
import dev.yantra.codex.index.types.TypeSymbol;
import java.util.List;
import java.util.Optional;

/** Names that may be a variable, a type or a package (JLS 6.5.2). */
final class Names {
  private final Attribution attribution;

  Names(Attribution attribution) {
    this.attribution = attribution;
  }

  /** The kind and type of an expression before a dot. */
  Qualifier qualifier(Expression expression, Place place) {
    if (expression instanceof NameExpr name) {
      return simple(name.getNameAsString(), name, place);
    }
    if (expression instanceof FieldAccessExpr access) {
      return member(qualifier(access.getScope(), place), access.getNameAsString(), access, place);
    }
    if (expression instanceof TypeExpr type) {
      return typeOrName(type.getType(), place);
    }
    if (expression instanceof SuperExpr superExpr) {
      return new Qualifier(Qualifier.Form.SUPER, superType(superExpr, place), "");
    }
    return Qualifier.value(
        attribution.expressions().typeOf(expression, place, ExpectedType.NOTHING));
  }

  /** Before a double colon the parser takes every name for a type: {@code list::size}. */
  private Qualifier typeOrName(Type type, Place place) {
    if (type instanceof ClassOrInterfaceType named && named.getTypeArguments().isEmpty()) {
      if (named.getScope().isEmpty()) {
        return simple(named.getNameAsString(), type, place);
      }
      ClassOrInterfaceType outer = named.getScope().get();
      if (outer.getTypeArguments().isEmpty()) {
        return member(typeOrName(outer, place), named.getNameAsString(), type, place);
      }
    }
    return Qualifier.type(place.typeOf(type));
  }

  private Qualifier simple(String name, Node expression, Place place) {
    Optional<Scope.Variable> variable = place.scope().variable(name);
    if (variable.isPresent()) {
      variable.get().field().ifPresent(f -> used(f, expression, place));
      return Qualifier.value(variable.get().type());
    }
    Optional<JavaType> type = place.scope().typeNamed(name);
    if (type.isPresent()) {
      if (type.get() instanceof ClassType classType) {
        place.uses(expression, classType);
      } else if (type.get() instanceof JavaType.Unknown unknown && unknown.named()) {
        place.findings().use(EdgeKind.USES_TYPE, place.host(), expression, unknown.name());
      }
      return Qualifier.type(type.get());
    }
    return new Qualifier(Qualifier.Form.PACKAGE, JavaType.Unknown.TYPE, name);
  }

  private Qualifier member(Qualifier scope, String name, Node access, Place place) {
    if (scope.form() == Qualifier.Form.PACKAGE) {
      Optional<TypeSymbol> type = place.table().find(scope.packageName(), name);
      if (type.isPresent()) {
        ClassType named = new ClassType(type.get(), List.of());
        place.uses(access, named);
        return Qualifier.type(named);
      }
      return new Qualifier(
          Qualifier.Form.PACKAGE, JavaType.Unknown.TYPE, scope.packageName() + "." + name);
    }
    Optional<JavaType> field = field(scope.type(), name, access, place);
    if (field.isPresent()) {
      return Qualifier.value(field.get());
    }
    if (scope.isType() && scope.type() instanceof ClassType outer) {
      Optional<TypeSymbol> member = Members.memberType(outer.symbol(), name);
      if (member.isPresent()) {
        ClassType named = new ClassType(member.get(), List.of());
        place.uses(access, named);
        return Qualifier.type(named);
      }
    }
    return Qualifier.value(JavaType.Unknown.TYPE);
  }

  /** The type of a field of a value or type, which is recorded as used. */
  private Optional<JavaType> field(JavaType type, String name, Node site, Place place) {
    if (type instanceof ArrayType) {
      return name.equals("length") ? Optional.of(Primitive.INT) : Optional.empty();
    }
    if (type instanceof ClassType classType) {
      Optional<FieldSymbol> field = Members.field(classType.symbol(), name);
      field.ifPresent(f -> used(f, site, place));
      return field.map(
          f ->
              Subtyping.asSuper(classType, f.owner())
                  .map(view -> MethodCandidate.readable(f.type(), view))
                  .orElseGet(f::type));
    }
    return Subtyping.bounds(type).stream()
        .flatMap(b -> field(b, name, site, place).stream())
        .findFirst();
  }

  private static void used(FieldSymbol field, Node site, Place place) {
    place.findings().dependsOn(field.owner());
    if (!(field.owner() instanceof SourceType source && source.anonymous())) {
      place.findings().use(EdgeKind.USES_FIELD, place.host(), site, field.id());
    }
  }

  /**
   * The type of {@code super} or {@code Outer.super}: the supertype that the following member is
   * of.
   */
  private static JavaType superType(SuperExpr expression, Place place) {
    SourceType here = place.scope().enclosingType();
    if (expression.getTypeName().isPresent()) {
      String name = expression.getTypeName().get().getIdentifier();
      for (ClassType above : here.supertypes()) {
        if (above.symbol().simpleName().equals(name)) {
          return above;
        }
      }
      for (SourceType enclosing : place.scope().enclosingTypes()) {
        if (enclosing.simpleName().equals(name)) {
          return superclass(enclosing, place);
        }
      }
    }
    return superclass(here, place);
  }

  static JavaType superclass(SourceType type, Place place) {
    return type.supertypes().isEmpty() ? place.table().object() : type.supertypes().get(0);
  }

  /** The type of {@code this} or {@code Outer.this}. */
  static JavaType thisType(Optional<String> outer, Place place) {
    for (SourceType enclosing : place.scope().enclosingTypes()) {
      if (outer.isEmpty() || enclosing.simpleName().equals(outer.get())) {
        return enclosing.thisType();
      }
    }
    return JavaType.Unknown.TYPE;
  }
}
