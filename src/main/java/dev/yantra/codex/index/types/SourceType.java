package dev.yantra.codex.index.types;

import dev.yantra.codex.index.syntax.FileHeader.FieldHeader;
import dev.yantra.codex.index.syntax.FileHeader.MethodHeader;
import dev.yantra.codex.index.syntax.FileHeader.TypeHeader;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.syntax.WrittenType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.workspace.Lazy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A type that the repository's sources declare; everything in it is looked up when asked for. */
public final class SourceType extends TypeSymbol implements TypeScope {
  private final TypeHeader header;
  private final String binaryName;
  private final Optional<TypeSymbol> outer;
  private final TypeScope enclosing;
  private final Lazy<List<TypeVariable>> parameters;
  private final Map<String, FieldSymbol> fields = new LinkedHashMap<>();
  private final Map<String, List<MethodSymbol>> methods = new LinkedHashMap<>();
  private final List<MethodSymbol> methodsInOrder = new ArrayList<>();
  private final Map<String, TypeSymbol> types = new LinkedHashMap<>();
  private volatile List<ClassType> supertypes = List.of();
  private volatile boolean completed;
  private volatile List<String> unknownSupertypes = List.of();

  SourceType(
      TypeHeader header,
      String binaryName,
      Optional<TypeSymbol> outer,
      TypeScope enclosing,
      TypeTable table) {
    super(table);
    this.header = header;
    this.binaryName = binaryName;
    this.outer = outer;
    this.enclosing = enclosing;
    this.parameters = new Lazy<>(this::allParameters);
    for (FieldHeader field : header.fields()) {
      fields.put(
          field.name(),
          new FieldSymbol(
              this, field.name(), field.flags(), () -> table.names().resolve(field.type(), this)));
    }
    for (MethodHeader method : header.methods()) {
      MethodSymbol symbol =
          new MethodSymbol(
              this,
              method.name(),
              method.flags(),
              method.parameters().size(),
              () -> signature(method));
      methods.computeIfAbsent(method.name(), n -> new ArrayList<>(1)).add(symbol);
      methodsInOrder.add(symbol);
    }
    for (TypeHeader type : header.types()) {
      types.put(
          type.name(),
          new SourceType(type, binaryName + "$" + type.name(), Optional.of(this), this, table));
    }
  }

  private MethodSymbol.Signature signature(MethodHeader method) {
    List<TypeVariable> variables = table().names().variables(method.typeParameters(), this);
    TypeScope scope = variables.isEmpty() ? this : TypeScope.with(variables, this);
    return new MethodSymbol.Signature(
        variables,
        table().names().resolveAll(method.parameters(), scope),
        table().names().resolve(method.returnType(), scope));
  }

  private List<TypeVariable> allParameters() {
    List<TypeVariable> all = new ArrayList<>();
    if (inner()) {
      outer.ifPresent(o -> all.addAll(o.typeParameters()));
    }
    all.addAll(table().names().variables(header.typeParameters(), enclosing));
    return List.copyOf(all);
  }

  @Override
  public String binaryName() {
    return binaryName;
  }

  @Override
  public String simpleName() {
    return header.name();
  }

  @Override
  public int flags() {
    return header.flags();
  }

  @Override
  public Optional<TypeSymbol> outer() {
    return outer;
  }

  @Override
  public List<TypeVariable> typeParameters() {
    return parameters.get();
  }

  @Override
  int ownTypeParameters() {
    return header.typeParameters().size();
  }

  @Override
  public List<ClassType> supertypes() {
    if (!completed) {
      table().complete(this);
    }
    return supertypes;
  }

  @Override
  public boolean incomplete() {
    return !unknownSupertypes().isEmpty();
  }

  /** Names of supertypes that nobody declares, qualified as far as imports tell. */
  public List<String> unknownSupertypes() {
    supertypes();
    return unknownSupertypes;
  }

  /** Looks the supertypes up; called once, under the table's lock. */
  void resolveSupertypes() {
    List<ClassType> found = new ArrayList<>();
    TypeScope scope = TypeScope.with(parameters.get(), enclosing);
    List<WrittenType> written = new ArrayList<>(header.superclass());
    written.addAll(header.interfaces());
    List<String> unknown = new ArrayList<>();
    for (WrittenType type : written) {
      JavaType above = table().names().resolve(type, scope);
      if (above instanceof ClassType classType && classType.symbol() != this) {
        found.add(classType);
      } else {
        unknown.add(above.erasedName());
      }
    }
    boolean superclassMissing = found.isEmpty() || found.get(0).symbol().isInterface();
    if (superclassMissing && !isInterface()) {
      found.add(0, table().object());
    }
    setSupertypes(found, unknown);
  }

  /** Gives an anonymous class its supertype, which no header writes. */
  void setSupertypes(List<ClassType> found, List<String> unknown) {
    unknownSupertypes = List.copyOf(unknown);
    supertypes = List.copyOf(found);
    completed = true;
  }

  boolean completed() {
    return completed;
  }

  @Override
  public Optional<FieldSymbol> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  @Override
  public List<MethodSymbol> methods(String name) {
    return methods.getOrDefault(name, List.of());
  }

  /** All methods: the written ones in the order of the source, then the implicit ones. */
  @Override
  public List<MethodSymbol> methods() {
    return Collections.unmodifiableList(methodsInOrder);
  }

  @Override
  public List<MethodSymbol> recordAccessors() {
    if (!is(Flags.RECORD)) {
      return List.of();
    }
    return header.fields().stream()
        .filter(f -> (f.flags() & Flags.STATIC) == 0)
        .flatMap(f -> methods(f.name()).stream().filter(m -> m.arity() == 0))
        .toList();
  }

  @Override
  public Optional<TypeSymbol> memberType(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** The declared fields, in order. */
  public Collection<FieldSymbol> fields() {
    return Collections.unmodifiableCollection(fields.values());
  }

  /** The declared member types, in order. */
  public Collection<TypeSymbol> memberTypes() {
    return types.values();
  }

  @Override
  public Optional<JavaType> typeNamed(String name) {
    if (!name.isEmpty() && name.equals(header.name())) {
      return Optional.of(table().typeOf(this));
    }
    List<TypeVariable> all = parameters.get();
    for (int i = all.size() - ownTypeParameters(); i < all.size(); i++) {
      if (all.get(i).name().equals(name)) {
        return Optional.of(all.get(i));
      }
    }
    Optional<TypeSymbol> member = Members.memberType(this, name);
    return member.isPresent() ? member.map(table()::typeOf) : enclosing.typeNamed(name);
  }

  @Override
  public String qualifiedGuess(String name) {
    return enclosing.qualifiedGuess(name);
  }

  @Override
  public List<String> qualifiedGuesses(String name) {
    return enclosing.qualifiedGuesses(name);
  }

  @Override
  public List<String> annotations() {
    return header.annotations();
  }

  /** True if this is an anonymous class. */
  public boolean anonymous() {
    return header.name().isEmpty();
  }
}
