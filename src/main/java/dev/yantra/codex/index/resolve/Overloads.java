package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Null;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.index.types.JavaType.Unknown;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.Subtyping;
import dev.yantra.codex.index.types.TypeSymbol;
import dev.yantra.codex.index.types.TypeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The choice among methods of one name (JLS 15.12.2). */
final class Overloads {
  /** The kinds of invocation in the order in which they are tried. */
  enum Phase {
    STRICT,
    LOOSE,
    VARIABLE_ARITY
  }

  /** The chosen method and the form in which it is called. */
  record Choice(MethodCandidate candidate, boolean variableArity) {
    JavaType parameter(int position) {
      return candidate.parameter(position, variableArity);
    }
  }

  private final TypeTable table;
  private final Lambdas lambdas;

  Overloads(TypeTable table, Lambdas lambdas) {
    this.table = table;
    this.lambdas = lambdas;
  }

  /** The method that a call means; none if nothing fits or if it cannot be told. */
  Optional<Choice> choose(List<MethodCandidate> all, List<Argument> arguments, Place place) {
    List<MethodCandidate> possible = new ArrayList<>();
    for (MethodCandidate candidate : all) {
      if (candidate.takes(arguments.size()) && accessible(candidate.method(), place)) {
        possible.add(candidate);
      }
    }
    if (possible.size() == 1) {
      return Optional.of(alone(possible.get(0), arguments, place));
    }
    for (Phase phase : Phase.values()) {
      List<MethodCandidate> applicable = new ArrayList<>();
      for (MethodCandidate candidate : possible) {
        if (applicable(candidate, arguments, phase, place)) {
          applicable.add(candidate);
        }
      }
      if (!applicable.isEmpty()) {
        boolean variable = phase == Phase.VARIABLE_ARITY;
        return mostSpecific(applicable, arguments, variable, place)
            .map(c -> new Choice(c, variable));
      }
    }
    return Optional.empty();
  }

  private Choice alone(MethodCandidate candidate, List<Argument> arguments, Place place) {
    boolean variable = candidate.varargs() && !applicable(candidate, arguments, Phase.LOOSE, place);
    return new Choice(candidate, variable);
  }

  private static boolean accessible(MethodSymbol method, Place place) {
    TypeSymbol owner = method.owner();
    // A protected constructor is called from elsewhere only for an anonymous subclass.
    boolean ofSubclass = method.constructor() && method.is(Flags.PROTECTED);
    if (method.is(Flags.PUBLIC) || owner.isInterface() || ofSubclass) {
      return true;
    }
    List<SourceType> enclosing = place.scope().enclosingTypes();
    if (method.is(Flags.PRIVATE)) {
      return enclosing.isEmpty()
          || owner.topLevel() == enclosing.get(enclosing.size() - 1).topLevel();
    }
    if (owner.packageName().equals(place.scope().packageName())) {
      return true;
    }
    return method.is(Flags.PROTECTED)
        && enclosing.stream().anyMatch(e -> Subtyping.isSubclass(e, owner));
  }

  private boolean applicable(
      MethodCandidate candidate, List<Argument> arguments, Phase phase, Place place) {
    boolean variable = phase == Phase.VARIABLE_ARITY;
    if (variable ? !candidate.varargs() : candidate.parameters().size() != arguments.size()) {
      return false;
    }
    Inference inference = new Inference(table, candidate.variables());
    for (int i = 0; i < arguments.size(); i++) {
      inference.argument(candidate.parameter(i, variable), arguments.get(i).type());
    }
    for (int i = 0; i < arguments.size(); i++) {
      JavaType formal = candidate.parameter(i, variable);
      if (!fits(arguments.get(i), formal, inference, candidate, phase, place)) {
        return false;
      }
    }
    return inference.withinBounds();
  }

  private boolean fits(
      Argument argument,
      JavaType formal,
      Inference inference,
      MethodCandidate candidate,
      Phase phase,
      Place place) {
    if (argument.form() == Argument.Form.FUNCTION) {
      boolean inferred = formal instanceof TypeVariable v && candidate.variables().contains(v);
      return inferred || lambdas.fits(argument, inference.apply(formal), place);
    }
    JavaType actual = argument.type();
    JavaType target = inference.apply(formal);
    if (formal instanceof TypeVariable v
        && candidate.variables().contains(v)
        && actual instanceof Primitive
        && phase == Phase.STRICT) {
      return false;
    }
    // The type arguments that inference gave a call alone can still change with its place.
    JavaType adaptable = argument.adapts() ? Subtyping.erasure(actual) : actual;
    return fits(adaptable, target, phase);
  }

  private boolean fits(JavaType actual, JavaType target, Phase phase) {
    boolean primitive = actual instanceof Primitive;
    if (primitive == target instanceof Primitive
        || actual instanceof Unknown
        || target instanceof Unknown) {
      return Subtyping.isSubtype(actual, target);
    }
    if (phase == Phase.STRICT || actual == Primitive.VOID || actual instanceof Null) {
      return false;
    }
    if (actual instanceof Primitive p) {
      return Subtyping.isSubtype(table.required(p.box()), target);
    }
    return unboxed(actual).map(p -> Subtyping.isSubtype(p, target)).orElse(false);
  }

  /** The primitive type in a box, also in the bound of a type variable. */
  static Optional<Primitive> unboxed(JavaType type) {
    if (type instanceof ClassType classType) {
      return Primitive.unboxed(classType.symbol().binaryName());
    }
    return Subtyping.bounds(type).stream().flatMap(b -> unboxed(b).stream()).findFirst();
  }

  private Optional<MethodCandidate> mostSpecific(
      List<MethodCandidate> applicable, List<Argument> arguments, boolean variable, Place place) {
    if (applicable.size() == 1) {
      return Optional.of(applicable.get(0));
    }
    List<MethodCandidate> best = new ArrayList<>();
    for (MethodCandidate one : applicable) {
      boolean beatsAll = true;
      for (MethodCandidate other : applicable) {
        beatsAll &=
            one.method() == other.method() || moreSpecific(one, other, arguments, variable, place);
      }
      if (beatsAll) {
        best.add(one);
      }
    }
    if (best.size() == 1) {
      return Optional.of(best.get(0));
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(preferred(best));
  }

  /** Among methods with the same parameters: the concrete one, else the nearest (JLS 15.12.2.5). */
  private static MethodCandidate preferred(List<MethodCandidate> equals) {
    for (MethodCandidate candidate : equals) {
      if (!candidate.method().is(Flags.ABSTRACT)) {
        return candidate;
      }
    }
    MethodCandidate best = equals.get(0);
    for (MethodCandidate candidate : equals) {
      if (Subtyping.isSubclass(candidate.method().owner(), best.method().owner())) {
        best = candidate;
      }
    }
    return best;
  }

  private boolean moreSpecific(
      MethodCandidate one,
      MethodCandidate other,
      List<Argument> arguments,
      boolean variable,
      Place place) {
    int count = arguments.size();
    if (variable) {
      count = Math.max(count, Math.max(one.parameters().size(), other.parameters().size()));
    }
    Inference inference = new Inference(table, other.variables());
    for (int i = 0; i < count; i++) {
      if (i >= arguments.size() || arguments.get(i).form() != Argument.Form.FUNCTION) {
        inference.argument(other.parameter(i, variable), one.parameter(i, variable));
      }
    }
    for (int i = 0; i < count; i++) {
      JavaType left = one.parameter(i, variable);
      JavaType right = inference.apply(other.parameter(i, variable));
      boolean better =
          (i < arguments.size() && arguments.get(i).form() == Argument.Form.FUNCTION)
              ? lambdas.moreSpecific(arguments.get(i), left, right, place)
              : specificType(left, right);
      if (!better) {
        return false;
      }
    }
    return inference.withinBounds();
  }

  private static boolean specificType(JavaType left, JavaType right) {
    if (left instanceof Primitive != right instanceof Primitive
        && !(left instanceof Unknown)
        && !(right instanceof Unknown)) {
      return false;
    }
    return Subtyping.isSubtype(left, right);
  }

  static Expression stripped(Expression expression) {
    Expression inner = expression;
    while (inner instanceof EnclosedExpr enclosed) {
      inner = enclosed.getInner();
    }
    return inner;
  }
}
