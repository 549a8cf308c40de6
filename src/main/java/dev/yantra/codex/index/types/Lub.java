package dev.yantra.codex.index.types;

import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.Bound;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Intersection;
import dev.yantra.codex.index.types.JavaType.Null;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.JavaType.Unknown;
import dev.yantra.codex.index.types.JavaType.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The least type that several types have in common (JLS 4.10.4), type arguments two levels deep.
 */
public final class Lub {
  private static final int DEPTH = 2;

  private Lub() {}

  /** The least upper bound of reference types; {@link JavaType.Unknown#TYPE} of none. */
  public static JavaType of(List<JavaType> types, TypeTable table) {
    return of(types, table, DEPTH);
  }

  private static JavaType of(List<JavaType> types, TypeTable table, int depth) {
    Set<JavaType> distinct = new LinkedHashSet<>(types);
    distinct.remove(Null.TYPE);
    if (distinct.isEmpty()) {
      return types.isEmpty() ? JavaType.Unknown.TYPE : Null.TYPE;
    }
    if (distinct.size() == 1) {
      return distinct.iterator().next();
    }
    Set<JavaType> known = new LinkedHashSet<>(distinct);
    known.removeIf(Unknown.class::isInstance);
    if (known.size() < distinct.size()) {
      return known.size() == 1 && distinct.contains(JavaType.Unknown.TYPE)
          ? known.iterator().next()
          : JavaType.Unknown.TYPE;
    }
    for (JavaType candidate : distinct) {
      if (distinct.stream().allMatch(t -> Subtyping.isSubtype(t, candidate))) {
        return candidate;
      }
    }
    if (distinct.stream().allMatch(ArrayType.class::isInstance)) {
      List<JavaType> components = distinct.stream().map(t -> ((ArrayType) t).component()).toList();
      if (components.stream().noneMatch(Primitive.class::isInstance)) {
        return new ArrayType(of(components, table, depth));
      }
    }
    return common(List.copyOf(distinct), table, depth);
  }

  private static JavaType common(List<JavaType> types, TypeTable table, int depth) {
    Set<TypeSymbol> shared = new LinkedHashSet<>(symbols(types.get(0), table));
    types.forEach(t -> shared.retainAll(symbols(t, table)));
    List<TypeSymbol> least = new ArrayList<>();
    for (TypeSymbol symbol : shared) {
      // Every interface is below Object, although none declares it (JLS 4.10.2).
      boolean top = symbol == table.object().symbol() && shared.size() > 1;
      if (!top && shared.stream().noneMatch(o -> o != symbol && Subtyping.isSubclass(o, symbol))) {
        least.add(symbol);
      }
    }
    List<JavaType> parts = new ArrayList<>();
    for (TypeSymbol symbol : least) {
      parts.add(view(types, symbol, table, depth));
    }
    if (parts.isEmpty()) {
      return table.object();
    }
    return parts.size() == 1 ? parts.get(0) : new Intersection(parts);
  }

  private static Set<TypeSymbol> symbols(JavaType type, TypeTable table) {
    Set<TypeSymbol> all = new LinkedHashSet<>();
    if (type instanceof ClassType classType) {
      all.addAll(Members.hierarchy(classType.symbol()));
    } else {
      Subtyping.bounds(type).forEach(b -> all.addAll(symbols(b, table)));
    }
    all.add(table.object().symbol());
    return all;
  }

  private static JavaType view(
      List<JavaType> types, TypeSymbol symbol, TypeTable table, int depth) {
    if (symbol.typeParameters().isEmpty()) {
      return new ClassType(symbol, List.of());
    }
    List<ClassType> views = new ArrayList<>();
    for (JavaType type : types) {
      Optional<ClassType> view = Subtyping.asSuper(type, symbol);
      if (view.isEmpty() || view.get().raw()) {
        return new ClassType(symbol, List.of());
      }
      views.add(view.get());
    }
    List<JavaType> arguments = new ArrayList<>();
    for (int i = 0; i < symbol.typeParameters().size(); i++) {
      int at = i;
      List<JavaType> candidates =
          views.stream().map(v -> v.arguments().get(at)).distinct().toList();
      if (candidates.size() == 1) {
        arguments.add(candidates.get(0));
      } else if (depth == 0) {
        arguments.add(new Wildcard(Bound.NONE, JavaType.Unknown.TYPE));
      } else {
        arguments.add(
            new Wildcard(
                Bound.EXTENDS,
                of(candidates.stream().map(Bounds::upper).toList(), table, depth - 1)));
      }
    }
    return new ClassType(symbol, arguments);
  }
}
