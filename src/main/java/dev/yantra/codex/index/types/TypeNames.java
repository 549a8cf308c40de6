package dev.yantra.codex.index.types;

import dev.yantra.codex.index.syntax.FileHeader.TypeParameterHeader;
import dev.yantra.codex.index.syntax.WrittenType;
import dev.yantra.codex.index.syntax.WrittenType.Part;
import dev.yantra.codex.index.types.JavaType.Bound;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.index.types.JavaType.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lookup of the names in written types (JLS 6.5.5). */
public final class TypeNames {
  private final TypeTable table;

  TypeNames(TypeTable table) {
    this.table = table;
  }

  /** The type that a written type means in a scope. */
  public JavaType resolve(WrittenType written, TypeScope scope) {
    if (written instanceof WrittenType.Named named) {
      return named(named, scope);
    }
    if (written instanceof WrittenType.Basic basic) {
      return Primitive.of(basic.name()).map(JavaType.class::cast).orElse(JavaType.Unknown.TYPE);
    }
    if (written instanceof WrittenType.Array array) {
      return new JavaType.ArrayType(resolve(array.element(), scope));
    }
    if (written instanceof WrittenType.Extends bound) {
      return new Wildcard(Bound.EXTENDS, resolve(bound.bound(), scope));
    }
    if (written instanceof WrittenType.Super bound) {
      return new Wildcard(Bound.SUPER, resolve(bound.bound(), scope));
    }
    if (written instanceof WrittenType.Several several) {
      List<JavaType> types = resolveAll(several.types(), scope);
      return several.alternatives() ? Lub.of(types, table) : new JavaType.Intersection(types);
    }
    return written == WrittenType.Nameless.ANY
        ? new Wildcard(Bound.NONE, JavaType.Unknown.TYPE)
        : JavaType.Unknown.TYPE;
  }

  /** Several types in one scope. */
  public List<JavaType> resolveAll(List<WrittenType> written, TypeScope scope) {
    List<JavaType> types = new ArrayList<>(written.size());
    written.forEach(w -> types.add(resolve(w, scope)));
    return types;
  }

  /** The variables of type parameters, which their bounds may mention. */
  public List<TypeVariable> variables(List<TypeParameterHeader> headers, TypeScope scope) {
    if (headers.isEmpty()) {
      return List.of();
    }
    List<TypeVariable> variables = new ArrayList<>(headers.size());
    TypeScope inside = TypeScope.with(variables, scope);
    for (TypeParameterHeader header : headers) {
      variables.add(new TypeVariable(header.name(), () -> resolveAll(header.bounds(), inside)));
    }
    return variables;
  }

  private JavaType named(WrittenType.Named named, TypeScope scope) {
    List<Part> parts = named.parts();
    Optional<JavaType> first = scope.typeNamed(parts.get(0).name());
    if (first.isPresent()) {
      return members(first.get(), parts, 1, scope);
    }
    String prefix = parts.get(0).name();
    for (int i = 1; i < parts.size(); i++) {
      Optional<TypeSymbol> type = table.find(prefix, parts.get(i).name());
      if (type.isPresent()) {
        return members(table.typeOf(type.get()), parts, i + 1, scope);
      }
      prefix = prefix + "." + parts.get(i).name();
    }
    return new JavaType.Unknown(parts.size() == 1 ? scope.qualifiedGuess(prefix) : prefix);
  }

  /** Follows member types from {@code parts[next - 1]}, whose declaration {@code type} is. */
  private JavaType members(JavaType type, List<Part> parts, int next, TypeScope scope) {
    JavaType at = withArguments(type, parts.get(next - 1), List.of(), scope);
    for (int i = next; i < parts.size(); i++) {
      if (!(at instanceof ClassType outer)) {
        String rest =
            parts.subList(i, parts.size()).stream()
                .map(Part::name)
                .collect(Collectors.joining("$"));
        return new JavaType.Unknown(at.erasedName() + "$" + rest);
      }
      Part part = parts.get(i);
      Optional<TypeSymbol> member = Members.memberType(outer.symbol(), part.name());
      if (member.isEmpty()) {
        return new JavaType.Unknown(outer.erasedName() + "$" + part.name());
      }
      at = withArguments(table.typeOf(member.get()), part, outer.arguments(), scope);
    }
    return at;
  }

  private JavaType withArguments(
      JavaType type, Part part, List<JavaType> outerArguments, TypeScope scope) {
    if (!(type instanceof ClassType classType)) {
      return type;
    }
    TypeSymbol symbol = classType.symbol();
    List<TypeVariable> all = symbol.typeParameters();
    if (all.isEmpty()) {
      return classType;
    }
    int own = symbol.ownTypeParameters();
    int inherited = all.size() - own;
    if (own > 0 && part.arguments().size() != own) {
      return new ClassType(symbol, List.of());
    }
    List<JavaType> arguments = new ArrayList<>(all.size());
    // A simple name of an inner class means the one of this very instance's type.
    arguments.addAll(
        outerArguments.size() == inherited ? outerArguments : all.subList(0, inherited));
    arguments.addAll(resolveAll(part.arguments(), scope));
    return new ClassType(symbol, arguments);
  }
}
