package dev.yantra.codex.index.types;

import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Members of a type, inherited ones included (JLS 8.2, 8.4.8, 9.4.1). */
public final class Members {
  private Members() {}

  /** A type and all its supertypes, superclasses before interfaces, nearest first. */
  public static List<TypeSymbol> hierarchy(TypeSymbol start) {
    Set<TypeSymbol> classes = new LinkedHashSet<>();
    Set<TypeSymbol> interfaces = new LinkedHashSet<>();
    Deque<TypeSymbol> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      TypeSymbol at = open.poll();
      if (at.isInterface() ? interfaces.add(at) : classes.add(at)) {
        at.supertypes().forEach(s -> open.add(s.symbol()));
      }
    }
    List<TypeSymbol> all = new ArrayList<>(classes);
    all.addAll(interfaces);
    if (start.isInterface()) {
      all.remove(start);
      all.add(0, start);
    }
    return all;
  }

  static List<MethodSymbol> methods(TypeSymbol type, String name) {
    List<MethodSymbol> found = new ArrayList<>(type.methods(name));
    if (name.equals("<init>")) {
      return List.copyOf(found);
    }
    for (TypeSymbol above : hierarchy(type)) {
      if (above == type) {
        continue;
      }
      for (MethodSymbol method : above.methods(name)) {
        boolean inherited =
            !method.is(Flags.PRIVATE)
                && !(method.is(Flags.STATIC) && above.isInterface() && above != type);
        if (inherited && found.stream().noneMatch(f -> overrides(f, method, type))) {
          found.add(method);
        }
      }
    }
    return List.copyOf(found);
  }

  /** True if {@code sub}, as a member of {@code type}, takes the place of {@code method}. */
  private static boolean overrides(MethodSymbol sub, MethodSymbol method, TypeSymbol type) {
    if (sub.arity() != method.arity() || sub.owner() == method.owner()) {
      return false;
    }
    boolean subIsAbstractElsewhere =
        sub.is(Flags.ABSTRACT)
            && sub.owner().isInterface()
            && !Subtyping.isSubclass(sub.owner(), method.owner())
            && !method.is(Flags.ABSTRACT);
    return !subIsAbstractElsewhere && sameParameters(sub, method, type);
  }

  /** True if two methods have the same parameters once both are seen as members of {@code type}. */
  public static boolean sameParameters(MethodSymbol one, MethodSymbol other, TypeSymbol type) {
    List<JavaType> left = one.parameters();
    List<JavaType> right = other.parameters();
    if (left.size() != right.size()) {
      return false;
    }
    Map<TypeVariable, JavaType> leftView = view(type, one.owner());
    Map<TypeVariable, JavaType> rightView = view(type, other.owner());
    for (int i = 0; i < left.size(); i++) {
      String erased = left.get(i).erasedName();
      if (!erased.equals(right.get(i).erasedName())
          && !left.get(i)
              .with(leftView)
              .erasedName()
              .equals(right.get(i).with(rightView).erasedName())
          && !erased.equals(right.get(i).with(rightView).erasedName())) {
        return false;
      }
    }
    return true;
  }

  private static Map<TypeVariable, JavaType> view(TypeSymbol type, TypeSymbol owner) {
    return Subtyping.asSuper(type.thisType(), owner).map(Subtyping::arguments).orElse(Map.of());
  }

  /** The field of a name, declared or inherited. */
  public static Optional<FieldSymbol> field(TypeSymbol type, String name) {
    Optional<FieldSymbol> declared = type.field(name);
    if (declared.isPresent()) {
      return declared;
    }
    for (TypeSymbol above : hierarchy(type)) {
      Optional<FieldSymbol> field = above.field(name);
      if (field.isPresent()) {
        return field;
      }
    }
    return Optional.empty();
  }

  /** The member type of a name, declared or inherited. */
  public static Optional<TypeSymbol> memberType(TypeSymbol type, String name) {
    return memberType(type, name, new HashSet<>());
  }

  private static Optional<TypeSymbol> memberType(
      TypeSymbol type, String name, Set<TypeSymbol> seen) {
    Optional<TypeSymbol> declared = type.memberType(name);
    if (declared.isPresent()) {
      return declared;
    }
    if (seen.add(type)) {
      for (ClassType above : type.supertypes()) {
        Optional<TypeSymbol> inherited = memberType(above.symbol(), name, seen);
        if (inherited.isPresent()) {
          return inherited;
        }
      }
    }
    return Optional.empty();
  }

  static Optional<MethodSymbol> functionalMethod(TypeSymbol type) {
    if (!type.isInterface()) {
      return Optional.empty();
    }
    List<MethodSymbol> open = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (TypeSymbol at : hierarchy(type)) {
      if (at.isInterface()) {
        at.methods().stream()
            .filter(m -> m.is(Flags.ABSTRACT) && !ofObject(m))
            .forEach(m -> names.add(m.name()));
      }
    }
    for (String name : names) {
      for (MethodSymbol method : type.memberMethods(name)) {
        boolean overridden =
            open.stream().anyMatch(o -> o.name().equals(name) && sameParameters(o, method, type));
        if (method.is(Flags.ABSTRACT) && !ofObject(method) && !overridden) {
          open.add(method);
        }
      }
    }
    return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
  }

  /** True if an interface only repeats a public method of {@code Object}. */
  private static boolean ofObject(MethodSymbol method) {
    return switch (method.name()) {
      case "equals" ->
          method.arity() == 1 && method.parameters().get(0).erasedName().equals("java.lang.Object");
      case "hashCode", "toString" -> method.arity() == 0;
      default -> false;
    };
  }
}
