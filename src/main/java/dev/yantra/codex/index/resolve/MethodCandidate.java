package dev.yantra.codex.index.resolve;

import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.Bounds;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.Bound;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.index.types.JavaType.Wildcard;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.Subtyping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method as a member of the type that it is called on.
 *
 * @param variables what inference has to find: the method's own type parameters, and of a diamond
 *     also the class's
 */
record MethodCandidate(
    MethodSymbol method,
    List<TypeVariable> variables,
    List<JavaType> parameters,
    JavaType returnType) {

  /** A method as a member of {@code receiver}. */
  static MethodCandidate of(MethodSymbol method, JavaType receiver) {
    Optional<ClassType> view =
        method.is(Flags.STATIC) ? Optional.empty() : Subtyping.asSuper(receiver, method.owner());
    if (view.isEmpty() || view.get().symbol().typeParameters().isEmpty()) {
      return new MethodCandidate(
          method, method.typeParameters(), method.parameters(), method.returnType());
    }
    if (view.get().raw()) {
      return new MethodCandidate(
          method,
          List.of(),
          method.parameters().stream().map(Subtyping::erasure).toList(),
          Subtyping.erasure(method.returnType()));
    }
    Map<TypeVariable, JavaType> arguments = captured(view.get());
    List<JavaType> parameters = new ArrayList<>(method.arity());
    method.parameters().forEach(p -> parameters.add(Bounds.lower(p.with(arguments))));
    return new MethodCandidate(
        method,
        method.typeParameters(),
        parameters,
        readable(method.returnType(), view.get(), arguments));
  }

  /** A constructor whose class's type arguments are to be inferred. */
  static MethodCandidate ofDiamond(MethodSymbol constructor) {
    List<TypeVariable> variables = new ArrayList<>(constructor.owner().typeParameters());
    variables.addAll(constructor.typeParameters());
    return new MethodCandidate(
        constructor, variables, constructor.parameters(), constructor.owner().thisType());
  }

  /** The type of a member of a receiver as it is read there. */
  static JavaType readable(JavaType declared, ClassType view) {
    return view.raw() ? Subtyping.erasure(declared) : readable(declared, view, captured(view));
  }

  private static JavaType readable(
      JavaType declared, ClassType view, Map<TypeVariable, JavaType> arguments) {
    if (declared instanceof TypeVariable) {
      return Bounds.upper(declared.with(Subtyping.arguments(view)));
    }
    return declared.with(arguments);
  }

  /**
   * Type arguments with their bounds in the place of wildcards (JLS 5.1.10, by the bound's name).
   */
  private static Map<TypeVariable, JavaType> captured(ClassType view) {
    Map<TypeVariable, JavaType> captured = new HashMap<>(Subtyping.arguments(view));
    captured.replaceAll(
        (variable, argument) ->
            argument instanceof Wildcard wildcard && wildcard.bound() != Bound.NONE
                ? wildcard.type()
                : argument);
    return captured;
  }

  /** The parameter that takes the argument at a position, in the fixed or variable arity form. */
  JavaType parameter(int position, boolean variableArity) {
    int last = parameters.size() - 1;
    if (variableArity && position >= last && parameters.get(last) instanceof ArrayType array) {
      return array.component();
    }
    return parameters.get(Math.min(position, last));
  }

  boolean varargs() {
    return method.is(Flags.VARARGS) && !parameters.isEmpty();
  }

  /** True if some form takes so many arguments. */
  boolean takes(int count) {
    return parameters.size() == count || (varargs() && count >= parameters.size() - 1);
  }
}
