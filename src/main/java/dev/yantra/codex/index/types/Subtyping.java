package dev.yantra.codex.index.types;

import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.Bound;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Intersection;
import dev.yantra.codex.index.types.JavaType.Null;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.index.types.JavaType.Unknown;
import dev.yantra.codex.index.types.JavaType.Wildcard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The subtype relation (JLS 4.10), unchecked conversion included.
 *
 * <p>An unknown type is taken to fit, since it must not rule out the right overload.
 */
public final class Subtyping {
  private static final String OBJECT = "java.lang.Object";

  /** Type arguments that mention themselves, as in {@code T extends Comparable<T>}, end here. */
  private static final int DEPTH = 6;

  private Subtyping() {}

  /** True if one declaration is or inherits from another. */
  public static boolean isSubclass(TypeSymbol sub, TypeSymbol above) {
    return sub == above || inherits(sub, above, new HashSet<>());
  }

  private static boolean inherits(TypeSymbol sub, TypeSymbol above, Set<TypeSymbol> seen) {
    for (ClassType type : sub.supertypes()) {
      if (type.symbol() == above
          || (seen.add(type.symbol()) && inherits(type.symbol(), above, seen))) {
        return true;
      }
    }
    return false;
  }

  /** The type argument of each type parameter; none for a raw type. */
  public static Map<TypeVariable, JavaType> arguments(ClassType type) {
    List<TypeVariable> parameters = type.symbol().typeParameters();
    if (parameters.isEmpty() || parameters.size() != type.arguments().size()) {
      return Map.of();
    }
    Map<TypeVariable, JavaType> arguments = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      TypeVariable parameter = parameters.get(i);
      JavaType argument = type.arguments().get(i);
      if (argument instanceof Wildcard wildcard && wildcard.bound() == Bound.NONE) {
        arguments.put(parameter, new Wildcard(Bound.EXTENDS, bound(parameter, type.symbol())));
      } else if (parameter != argument) {
        arguments.put(parameter, argument);
      }
    }
    return arguments;
  }

  /** The type that an unbounded wildcard can be read as in the place of a parameter. */
  private static JavaType bound(TypeVariable parameter, TypeSymbol owner) {
    if (parameter.bounds().isEmpty()) {
      return owner.table().object();
    }
    return erasure(parameter.bounds().get(0));
  }

  /** The erasure of a type (JLS 4.6). */
  public static JavaType erasure(JavaType type) {
    if (type instanceof ClassType classType) {
      return classType.arguments().isEmpty() ? type : new ClassType(classType.symbol(), List.of());
    }
    if (type instanceof ArrayType array) {
      return new ArrayType(erasure(array.component()));
    }
    List<JavaType> bounds = bounds(type);
    return bounds.isEmpty() ? type : erasure(bounds.get(0));
  }

  /** The supertype of {@code type} that {@code above} declares, with its arguments. */
  public static Optional<ClassType> asSuper(JavaType type, TypeSymbol above) {
    if (type instanceof ClassType classType) {
      if (classType.symbol() == above) {
        return Optional.of(classType);
      }
      return isSubclass(classType.symbol(), above) ? climb(classType, above) : Optional.empty();
    }
    for (JavaType part : bounds(type)) {
      Optional<ClassType> found = asSuper(part, above);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<ClassType> climb(ClassType type, TypeSymbol above) {
    for (ClassType parent : type.symbol().supertypes()) {
      if (isSubclass(parent.symbol(), above)) {
        ClassType view =
            type.raw()
                ? new ClassType(parent.symbol(), List.of())
                : (ClassType) parent.with(arguments(type));
        return asSuper(view, above);
      }
    }
    return Optional.empty();
  }

  /** The upper bounds of a type variable, wildcard or intersection. */
  public static List<JavaType> bounds(JavaType type) {
    if (type instanceof TypeVariable variable) {
      return variable.bounds();
    }
    if (type instanceof Intersection intersection) {
      return intersection.types();
    }
    if (type instanceof Wildcard wildcard && wildcard.bound() == Bound.EXTENDS) {
      return List.of(wildcard.type());
    }
    return List.of();
  }

  /** True if every value of {@code sub} is one of {@code above}; primitives widen. */
  public static boolean isSubtype(JavaType sub, JavaType above) {
    return isSubtype(sub, above, DEPTH);
  }

  private static boolean isSubtype(JavaType sub, JavaType above, int depth) {
    if (sub.equals(above) || depth == 0) {
      return true;
    }
    if (sub instanceof Primitive left) {
      return above instanceof Primitive right
          ? left.widensTo(right)
          : above instanceof Unknown unknown && !unknown.named();
    }
    if (above instanceof Primitive) {
      return sub instanceof Unknown unknown && !unknown.named();
    }
    if (sub instanceof Null
        || (above.erasedName().equals(OBJECT) && !(above instanceof TypeVariable))) {
      return true;
    }
    if (sub instanceof Unknown unknown) {
      return mayBe(unknown, above);
    }
    if (above instanceof Unknown unknown) {
      return mayBecome(sub, unknown);
    }
    if (above instanceof Intersection intersection) {
      return intersection.types().stream().allMatch(t -> isSubtype(sub, t, depth - 1));
    }
    if (above instanceof Wildcard wildcard) {
      return wildcard.bound() == Bound.NONE || isSubtype(sub, wildcard.type(), depth - 1);
    }
    if (sub instanceof TypeVariable || sub instanceof Intersection || sub instanceof Wildcard) {
      return bounds(sub).stream().anyMatch(b -> isSubtype(b, above, depth - 1));
    }
    if (above instanceof TypeVariable) {
      return false;
    }
    if (sub instanceof ArrayType left) {
      if (above instanceof ArrayType right) {
        boolean primitive =
            left.component() instanceof Primitive || right.component() instanceof Primitive;
        return !primitive && isSubtype(left.component(), right.component(), depth - 1);
      }
      String name = above.erasedName();
      return name.equals("java.lang.Cloneable") || name.equals("java.io.Serializable");
    }
    if (sub instanceof ClassType left && above instanceof ClassType right) {
      if (!isSubclass(left.symbol(), right.symbol())) {
        return inheritsUnknown(left.symbol()) && !isClosed(right.symbol());
      }
      return asSuper(left, right.symbol()).map(view -> contains(right, view, depth)).orElse(true);
    }
    return false;
  }

  /** A library type that is not on the class path: nothing of ours and no final JDK type. */
  private static boolean mayBe(Unknown sub, JavaType above) {
    if (!sub.named() || above instanceof Unknown) {
      return true;
    }
    if (above instanceof ArrayType) {
      return false;
    }
    return !(above instanceof ClassType type) || !isClosed(type.symbol());
  }

  private static boolean mayBecome(JavaType sub, Unknown above) {
    if (!above.named() || sub instanceof TypeVariable || sub instanceof Intersection) {
      return true;
    }
    return sub instanceof ClassType type && inheritsUnknown(type.symbol());
  }

  /** True if no unknown class can be a subtype: final, or an own class (libraries know none). */
  private static boolean isClosed(TypeSymbol symbol) {
    return symbol.is(Flags.FINAL) || symbol instanceof SourceType;
  }

  private static boolean inheritsUnknown(TypeSymbol symbol) {
    return Members.hierarchy(symbol).stream().anyMatch(TypeSymbol::incomplete);
  }

  /** True if the arguments of {@code above} contain those of {@code view} (JLS 4.5.1). */
  private static boolean contains(ClassType above, ClassType view, int depth) {
    if (above.arguments().size() != view.arguments().size()) {
      return true;
    }
    for (int i = 0; i < above.arguments().size(); i++) {
      if (!containsArgument(above.arguments().get(i), view.arguments().get(i), depth - 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean containsArgument(JavaType above, JavaType sub, int depth) {
    if (above.equals(sub) || above instanceof Unknown || sub instanceof Unknown || depth <= 0) {
      return true;
    }
    if (above instanceof Wildcard wildcard) {
      return switch (wildcard.bound()) {
        case NONE -> true;
        case EXTENDS ->
            (sub instanceof Wildcard inner && inner.bound() != Bound.EXTENDS)
                || isSubtype(Bounds.upper(sub), wildcard.type(), depth);
        case SUPER ->
            !(sub instanceof Wildcard inner && inner.bound() == Bound.EXTENDS)
                && isSubtype(wildcard.type(), Bounds.lower(sub), depth);
      };
    }
    if (sub instanceof Wildcard) {
      // A captured wildcard fits where inference has put its bound.
      return isSubtype(Bounds.upper(sub), above, depth);
    }
    if (above instanceof ClassType left && sub instanceof ClassType right) {
      return left.symbol() == right.symbol() && contains(left, right, depth);
    }
    if (above instanceof ArrayType left && sub instanceof ArrayType right) {
      return containsArgument(left.component(), right.component(), depth);
    }
    boolean variable = above instanceof TypeVariable || sub instanceof TypeVariable;
    return !variable && above.erasedName().equals(sub.erasedName());
  }
}
