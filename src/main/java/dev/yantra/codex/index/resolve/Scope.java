package dev.yantra.codex.index.resolve;

import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.FieldSymbol;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.Members;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.Subtyping;
import dev.yantra.codex.index.types.TypeScope;
import dev.yantra.codex.index.types.TypeSymbol;
import dev.yantra.codex.index.types.UnitScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of simple names at a place, searched from the inside outwards (JLS 6.3, 6.4.1,
 * 15.12.1).
 */
abstract sealed class Scope implements TypeScope {

  /** A variable with the type that it has here; of a field, with its symbol. */
  record Variable(JavaType type, Optional<FieldSymbol> field) {}

  /**
   * Methods of one name that an unqualified call can mean, and the type that they are members of.
   */
  record Methods(JavaType receiver, List<MethodSymbol> methods) {}

  abstract Optional<Variable> variable(String name);

  abstract Optional<Methods> methods(String name);

  /** Adds the local variables and parameters that are declared here so far, outermost first. */
  abstract void locals(List<CallMade.Local> into);

  /** The types around this place, innermost first. */
  abstract List<SourceType> enclosingTypes();

  abstract String packageName();

  /** The innermost type around this place. */
  final SourceType enclosingType() {
    return enclosingTypes().get(0);
  }

  /** The scope of a file: its imports (JLS 7.5). */
  static final class Unit extends Scope {
    private final UnitScope names;

    Unit(UnitScope names) {
      this.names = names;
    }

    @Override
    public Optional<JavaType> typeNamed(String name) {
      return names.typeNamed(name);
    }

    @Override
    public String qualifiedGuess(String name) {
      return names.qualifiedGuess(name);
    }

    @Override
    Optional<Variable> variable(String name) {
      for (TypeSymbol type : names.staticImports(name)) {
        Optional<FieldSymbol> field = Members.field(type, name).filter(FieldSymbol::isStatic);
        if (field.isPresent()) {
          return Optional.of(new Variable(field.get().type(), field));
        }
      }
      return Optional.empty();
    }

    @Override
    Optional<Methods> methods(String name) {
      List<MethodSymbol> all = new ArrayList<>();
      JavaType receiver = JavaType.Unknown.TYPE;
      for (TypeSymbol type : names.staticImports(name)) {
        for (MethodSymbol method : type.memberMethods(name)) {
          if (method.is(Flags.STATIC) && !all.contains(method)) {
            all.add(method);
          }
        }
        receiver = new ClassType(type, List.of());
      }
      return all.isEmpty() ? Optional.empty() : Optional.of(new Methods(receiver, all));
    }

    @Override
    void locals(List<CallMade.Local> into) {}

    @Override
    List<SourceType> enclosingTypes() {
      return List.of();
    }

    @Override
    String packageName() {
      return names.packageName();
    }
  }

  /** The members of a type, around everything inside it. */
  static final class Type extends Scope {
    private final SourceType type;
    private final Scope outer;
    private final List<SourceType> enclosing = new ArrayList<>();

    Type(SourceType type, Scope outer) {
      this.type = type;
      this.outer = outer;
      enclosing.add(type);
      enclosing.addAll(outer.enclosingTypes());
    }

    @Override
    public Optional<JavaType> typeNamed(String name) {
      return type.typeNamed(name);
    }

    @Override
    public String qualifiedGuess(String name) {
      return outer.qualifiedGuess(name);
    }

    @Override
    Optional<Variable> variable(String name) {
      Optional<FieldSymbol> field = Members.field(type, name);
      if (field.isEmpty()) {
        return outer.variable(name);
      }
      JavaType declared = field.get().type();
      JavaType here =
          Subtyping.asSuper(type.thisType(), field.get().owner())
              .map(view -> declared.with(Subtyping.arguments(view)))
              .orElse(declared);
      return Optional.of(new Variable(here, field));
    }

    @Override
    Optional<Methods> methods(String name) {
      List<MethodSymbol> found = type.memberMethods(name);
      return found.isEmpty()
          ? outer.methods(name)
          : Optional.of(new Methods(type.thisType(), found));
    }

    @Override
    void locals(List<CallMade.Local> into) {
      outer.locals(into);
    }

    @Override
    List<SourceType> enclosingTypes() {
      return enclosing;
    }

    @Override
    String packageName() {
      return outer.packageName();
    }
  }

  /** Locals, parameters and local classes of a block. */
  static final class Block extends Scope {
    private final Scope outer;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, JavaType> types = new HashMap<>();

    Block(Scope outer) {
      this.outer = outer;
    }

    void declare(String name, JavaType type) {
      variables.put(name, new Variable(type, Optional.empty()));
    }

    void declareType(String name, JavaType type) {
      types.put(name, type);
    }

    @Override
    public Optional<JavaType> typeNamed(String name) {
      JavaType type = types.get(name);
      return type == null ? outer.typeNamed(name) : Optional.of(type);
    }

    @Override
    public String qualifiedGuess(String name) {
      return outer.qualifiedGuess(name);
    }

    @Override
    Optional<Variable> variable(String name) {
      Variable variable = variables.get(name);
      return variable == null ? outer.variable(name) : Optional.of(variable);
    }

    @Override
    Optional<Methods> methods(String name) {
      return outer.methods(name);
    }

    @Override
    void locals(List<CallMade.Local> into) {
      outer.locals(into);
      variables.forEach((name, variable) -> into.add(new CallMade.Local(name, variable.type())));
    }

    @Override
    List<SourceType> enclosingTypes() {
      return outer.enclosingTypes();
    }

    @Override
    String packageName() {
      return outer.packageName();
    }
  }
}
