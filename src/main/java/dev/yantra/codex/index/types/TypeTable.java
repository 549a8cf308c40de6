package dev.yantra.codex.index.types;

import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.FileHeader.TypeHeader;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.workspace.Lazy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All types that the sources can name: the repository's own, the JDK's and those of the class path.
 *
 * <p>Own types win over libraries. All headers are added before the first type is looked up; after
 * that the table may be asked from several threads.
 */
public final class TypeTable {
  private final ClassFiles classFiles;
  private final Map<String, Set<String>> modules = new ConcurrentHashMap<>();
  private final TypeNames names = new TypeNames(this);
  private final Map<String, SourceType> sources = new ConcurrentHashMap<>();
  private final Map<String, Optional<TypeSymbol>> binaries = new ConcurrentHashMap<>();
  private final Object completion = new Object();
  private final Set<SourceType> open = new HashSet<>();
  private final Lazy<ClassType> object = new Lazy<>(() -> required("java.lang.Object"));

  /** A table without own types over libraries and the running JDK. */
  public TypeTable(ClassFiles classFiles) {
    this.classFiles = classFiles;
  }

  /**
   * Adds the types of a file. Where two files declare the same type, the first added one is kept.
   *
   * @return the scope of the file's own names and its top-level types
   */
  public SourceUnit add(FileHeader file) {
    SourceUnit unit = scratch(file);
    unit.types().forEach(this::register);
    return unit;
  }

  /** The types of a variant of a file in the table, which only the caller sees. */
  public SourceUnit scratch(FileHeader file) {
    UnitScope scope = new UnitScope(file, this);
    String prefix = file.packageName().isEmpty() ? "" : file.packageName() + ".";
    List<SourceType> types = new ArrayList<>();
    for (TypeHeader type : file.types()) {
      types.add(new SourceType(type, prefix + type.name(), Optional.empty(), scope, this));
    }
    return new SourceUnit(scope, List.copyOf(types));
  }

  /** A file's names and top-level types, in the order of its header. */
  public record SourceUnit(UnitScope names, List<SourceType> types) {}

  private void register(SourceType symbol) {
    if (sources.putIfAbsent(symbol.binaryName(), symbol) == null) {
      for (TypeSymbol member : symbol.memberTypes()) {
        register((SourceType) member);
      }
    }
  }

  /** The type of a local class declaration; only its scope can name it. */
  public SourceType local(
      TypeHeader header, String binaryName, TypeSymbol outer, TypeScope enclosing) {
    return new SourceType(header, binaryName, Optional.of(outer), enclosing, this);
  }

  /** An anonymous class with its one supertype; of an unknown one, {@code Object} stands in. */
  public SourceType anonymous(
      TypeHeader header, String binaryName, TypeSymbol outer, TypeScope enclosing, JavaType above) {
    SourceType type = local(header, binaryName, outer, enclosing);
    if (above instanceof ClassType classType) {
      type.setSupertypes(
          classType.symbol().isInterface() ? List.of(object(), classType) : List.of(classType),
          List.of());
    } else {
      type.setSupertypes(List.of(object()), List.of(above.erasedName()));
    }
    return type;
  }

  /** All own types that are not local. */
  public Collection<SourceType> sources() {
    return sources.values();
  }

  /** The packages that an import of a module names; none if it is unknown. */
  Set<String> packagesOf(String module) {
    return modules.computeIfAbsent(module, classFiles::packagesOf);
  }

  /** The top-level type of a package, own or of a library. */
  public Optional<TypeSymbol> find(String packageName, String name) {
    return byBinaryName(packageName.isEmpty() ? name : packageName + "." + name);
  }

  /** The type of a binary name, own or of a library. */
  public Optional<TypeSymbol> byBinaryName(String binaryName) {
    SourceType source = sources.get(binaryName);
    return source != null ? Optional.of(source) : binary(binaryName);
  }

  private Optional<TypeSymbol> binary(String binaryName) {
    Optional<TypeSymbol> known = binaries.get(binaryName);
    if (known == null) {
      String internal = binaryName.replace('.', '/');
      known =
          classFiles.holds(internal)
              ? Optional.of(new BinaryType(internal, classFiles, this))
              : Optional.empty();
      Optional<TypeSymbol> first = binaries.putIfAbsent(binaryName, known);
      known = first == null ? known : first;
    }
    return known;
  }

  /** The type of a qualified name with dots throughout, such as {@code java.util.Map.Entry}. */
  public Optional<TypeSymbol> qualified(String name) {
    Optional<TypeSymbol> direct = byBinaryName(name);
    int dot = name.lastIndexOf('.');
    if (direct.isPresent() || dot < 0) {
      return direct;
    }
    return qualified(name.substring(0, dot))
        .flatMap(outer -> Members.memberType(outer, name.substring(dot + 1)));
  }

  /** The type of a declaration as its own header names it: without arguments, raw if generic. */
  ClassType typeOf(TypeSymbol symbol) {
    return new ClassType(symbol, List.of());
  }

  /** {@code java.lang.Object}. */
  public ClassType object() {
    return object.get();
  }

  /** {@code java.lang.String}. */
  public ClassType string() {
    return required("java.lang.String");
  }

  /** A JDK class without type arguments. */
  public ClassType required(String binaryName) {
    return typeOf(
        byBinaryName(binaryName)
            .orElseThrow(() -> new IllegalStateException("no " + binaryName + " in this JDK")));
  }

  /** A JDK type with arguments; raw where their number does not fit. */
  public ClassType generic(String binaryName, List<JavaType> arguments) {
    TypeSymbol symbol = required(binaryName).symbol();
    List<TypeVariable> parameters = symbol.typeParameters();
    return new ClassType(symbol, parameters.size() == arguments.size() ? arguments : List.of());
  }

  /** Looks up the names in written types. */
  public TypeNames names() {
    return names;
  }

  /**
   * Finds a type's supertypes. One thread at a time: an inherited member type in the header of one
   * type may need the supertypes of another, in any order.
   */
  void complete(SourceType type) {
    synchronized (completion) {
      // Asked for itself while it is looked up: whoever asks goes on without an answer.
      if (!type.completed() && open.add(type)) {
        try {
          type.resolveSupertypes();
        } finally {
          open.remove(type);
        }
      }
    }
  }

  /** True if this thread is just finding supertypes. */
  boolean completing() {
    return Thread.holdsLock(completion);
  }
}
