package dev.yantra.codex.index.types;

import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.workspace.Lazy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A class, interface, enum, record or annotation with its members; one object for each declaration.
 */
public abstract sealed class TypeSymbol permits SourceType, BinaryType {
  private final TypeTable table;
  private final Map<String, List<MethodSymbol>> membersByName = new ConcurrentHashMap<>();
  private final Lazy<Optional<MethodSymbol>> functional =
      new Lazy<>(() -> Members.functionalMethod(this));

  TypeSymbol(TypeTable table) {
    this.table = table;
  }

  final TypeTable table() {
    return table;
  }

  /** {@code pkg.Outer$Inner}. */
  public abstract String binaryName();

  /** {@code Inner}; empty for an anonymous class. */
  public abstract String simpleName();

  /** See {@link Flags}. */
  public abstract int flags();

  /** The type around a member type, or around a local or anonymous class. */
  public abstract Optional<TypeSymbol> outer();

  /** Its type parameters, after those of the instances that enclose it. */
  public abstract List<TypeVariable> typeParameters();

  /** The number of {@link #typeParameters()} that are its own: the last ones. */
  abstract int ownTypeParameters();

  /** Superclass and interfaces; {@code Object} for a class without a superclass. */
  public abstract List<ClassType> supertypes();

  /** True if a supertype is unknown, so that members may be missing. */
  public abstract boolean incomplete();

  /** The declared field of a name. */
  public abstract Optional<FieldSymbol> field(String name);

  /** The declared methods of a name, constructors as {@code <init>}. */
  public abstract List<MethodSymbol> methods(String name);

  /** All declared methods. */
  public abstract Collection<MethodSymbol> methods();

  /** The declared member type of a name. */
  public abstract Optional<TypeSymbol> memberType(String name);

  /**
   * Names of the annotations on the declaration: of a library's type the binary names of all, of a
   * source's those of its header, as written.
   */
  public abstract List<String> annotations();

  /** True if a bit of {@link Flags} is set. */
  public final boolean is(int flag) {
    return (flags() & flag) != 0;
  }

  /** True if it is an interface or annotation. */
  public final boolean isInterface() {
    return is(Flags.INTERFACE);
  }

  /** True if an instance stands inside an instance of {@link #outer()}. */
  public final boolean inner() {
    return outer().isPresent() && !is(Flags.STATIC | Flags.INTERFACE | Flags.ENUM | Flags.RECORD);
  }

  /** The type with its own type parameters as arguments: what {@code this} is inside it. */
  public final ClassType thisType() {
    return new ClassType(this, List.copyOf(typeParameters()));
  }

  /** The outermost type around it. */
  public final TypeSymbol topLevel() {
    TypeSymbol top = this;
    while (top.outer().isPresent()) {
      top = top.outer().get();
    }
    return top;
  }

  /** The package of the outermost type. */
  public final String packageName() {
    String name = topLevel().binaryName();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /** Declared and inherited methods of a name, without overridden ones; the nearest first. */
  public final List<MethodSymbol> memberMethods(String name) {
    List<MethodSymbol> known = membersByName.get(name);
    if (known == null) {
      known = Members.methods(this, name);
      membersByName.put(name, known);
    }
    return known;
  }

  /** The accessors of a record's components, in order; nothing of another type. */
  public List<MethodSymbol> recordAccessors() {
    return List.of();
  }

  /** The one abstract method of a functional interface (JLS 9.8). */
  public final Optional<MethodSymbol> functionalMethod() {
    return functional.get();
  }

  @Override
  public final String toString() {
    return binaryName();
  }
}
