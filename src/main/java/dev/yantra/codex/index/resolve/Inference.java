package dev.yantra.codex.index.resolve;

import dev.yantra.codex.index.types.Bounds;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.Bound;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Intersection;
import dev.yantra.codex.index.types.JavaType.Null;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.index.types.JavaType.Unknown;
import dev.yantra.codex.index.types.JavaType.Wildcard;
import dev.yantra.codex.index.types.Lub;
import dev.yantra.codex.index.types.Subtyping;
import dev.yantra.codex.index.types.TypeTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The type arguments of one call: bounds gathered from arguments and from the place of the call,
 * then resolved (JLS 18, without its search for bounds among bounds).
 */
final class Inference {
  private enum Relation {
    /** The actual type is a subtype of the formal one. */
    BELOW,
    SAME,
    /** The actual type is a supertype of the formal one. */
    ABOVE
  }

  private static final class Known {
    private final List<JavaType> below = new ArrayList<>();
    private final List<JavaType> same = new ArrayList<>();
    private final List<JavaType> above = new ArrayList<>();
    private boolean doubtful;
  }

  private final TypeTable table;
  private final Map<TypeVariable, Known> variables = new LinkedHashMap<>();

  Inference(TypeTable table, List<TypeVariable> variables) {
    this.table = table;
    variables.forEach(v -> this.variables.put(v, new Known()));
  }

  /** Says what a variable is, as explicit type arguments do. */
  void fix(TypeVariable variable, JavaType type) {
    known(variable).ifPresent(k -> k.same.add(type));
  }

  /** Takes an argument of a type for a parameter. */
  void argument(JavaType formal, JavaType actual) {
    if (!variables.isEmpty()) {
      reduce(formal, actual, Relation.BELOW);
    }
  }

  /** Takes what the place of the call asks of the method's return type. */
  void expected(JavaType returnType, JavaType asked) {
    if (!variables.isEmpty()) {
      reduce(returnType, asked, Relation.ABOVE);
    }
  }

  private Optional<Known> known(JavaType type) {
    return type instanceof TypeVariable v
        ? Optional.ofNullable(variables.get(v))
        : Optional.empty();
  }

  private void reduce(JavaType formal, JavaType actual, Relation relation) {
    Optional<Known> known = known(formal);
    if (known.isPresent()) {
      bound(known.get(), actual, relation);
    } else if (formal instanceof ArrayType left && actual instanceof ArrayType right) {
      if (!(right.component() instanceof Primitive)) {
        reduce(left.component(), right.component(), relation);
      }
    } else if (formal instanceof Wildcard left) {
      reduce(left.type(), actual instanceof Wildcard right ? right.type() : actual, relation);
    } else if (formal instanceof ClassType left) {
      JavaType boxed = actual instanceof Primitive p ? box(p) : actual;
      if (relation == Relation.ABOVE && boxed instanceof ClassType right) {
        Subtyping.asSuper(left, right.symbol()).ifPresent(view -> arguments(view, right, relation));
      } else if (!left.arguments().isEmpty()) {
        Optional<ClassType> view = Subtyping.asSuper(boxed, left.symbol());
        if (view.isPresent()) {
          arguments(left, view.get(), relation);
        } else if (boxed instanceof Unknown) {
          left.arguments().forEach(a -> reduce(a, JavaType.Unknown.TYPE, Relation.SAME));
        }
      }
    }
  }

  private void bound(Known known, JavaType actual, Relation relation) {
    JavaType type = actual instanceof Primitive p && p != Primitive.VOID ? box(p) : actual;
    if (type instanceof Unknown unknown && !unknown.named()) {
      known.doubtful = true;
    } else if (relation == Relation.SAME) {
      if (type instanceof Wildcard wildcard) {
        // A capture of an unbounded wildcard tells nothing that the declared bound does not.
        if (wildcard.bound() != Bound.NONE) {
          known.same.add(wildcard.type());
        }
      } else {
        known.same.add(type);
      }
    } else if (relation == Relation.BELOW) {
      if (!(type instanceof Null) && type != Primitive.VOID) {
        known.below.add(Bounds.upper(type));
      }
    } else if (type != Primitive.VOID) {
      known.above.add(Bounds.lower(type));
    }
  }

  /** Compares type arguments: {@code formal} holds the variables. */
  private void arguments(ClassType formal, ClassType actual, Relation relation) {
    int count = Math.min(formal.arguments().size(), actual.arguments().size());
    for (int i = 0; i < count; i++) {
      JavaType left = formal.arguments().get(i);
      JavaType right = actual.arguments().get(i);
      if (relation != Relation.ABOVE && left instanceof Wildcard wildcard) {
        if (wildcard.bound() == Bound.EXTENDS) {
          reduce(wildcard.type(), Bounds.upper(right), Relation.BELOW);
        } else if (wildcard.bound() == Bound.SUPER) {
          reduce(wildcard.type(), Bounds.lower(right), Relation.ABOVE);
        }
      } else if (relation == Relation.ABOVE && right instanceof Wildcard wildcard) {
        if (wildcard.bound() == Bound.EXTENDS) {
          reduce(Bounds.upper(left), wildcard.type(), Relation.ABOVE);
        } else if (wildcard.bound() == Bound.SUPER) {
          reduce(Bounds.lower(left), wildcard.type(), Relation.BELOW);
        }
      } else {
        reduce(left, right, Relation.SAME);
      }
    }
  }

  private ClassType box(Primitive primitive) {
    return table.required(primitive.box());
  }

  /** True if every variable in a type has a bound to resolve it by. */
  boolean knows(JavaType type) {
    return mentioned(type).stream().allMatch(v -> solution(v).isPresent());
  }

  private List<TypeVariable> mentioned(JavaType type) {
    return variables.keySet().stream().filter(v -> mentions(type, v)).toList();
  }

  static boolean mentions(JavaType type, TypeVariable variable) {
    if (type instanceof ClassType classType) {
      return classType.arguments().stream().anyMatch(a -> mentions(a, variable));
    }
    if (type instanceof ArrayType array) {
      return mentions(array.component(), variable);
    }
    if (type instanceof Wildcard wildcard) {
      return mentions(wildcard.type(), variable);
    }
    if (type instanceof Intersection intersection) {
      return intersection.types().stream().anyMatch(t -> mentions(t, variable));
    }
    return type == variable;
  }

  private Optional<JavaType> solution(TypeVariable variable) {
    Known known = variables.get(variable);
    if (known == null) {
      return Optional.empty();
    }
    if (!known.same.isEmpty()) {
      return Optional.of(known.same.get(0));
    }
    if (!known.below.isEmpty()) {
      return Optional.of(Lub.of(known.below, table));
    }
    return known.above.isEmpty() ? Optional.empty() : Optional.of(known.above.get(0));
  }

  /** The type with what is known so far; unsolved variables become unknown. */
  JavaType apply(JavaType type) {
    return type.with(solutions(false));
  }

  /** The type once the call is complete: unsolved variables become their declared bounds. */
  JavaType complete(JavaType type) {
    return type.with(solutions(true));
  }

  private Map<TypeVariable, JavaType> solutions(boolean complete) {
    if (variables.isEmpty()) {
      return Map.of();
    }
    fromDeclaredBounds();
    Map<TypeVariable, JavaType> solutions = new HashMap<>();
    for (TypeVariable variable : variables.keySet()) {
      solutions.put(variable, solution(variable).orElseGet(() -> unsolved(variable, complete)));
    }
    return solutions;
  }

  private JavaType unsolved(TypeVariable variable, boolean complete) {
    Known known = variables.get(variable);
    if (!complete || known == null || known.doubtful) {
      return JavaType.Unknown.TYPE;
    }
    return variable.bounds().isEmpty()
        ? table.object()
        : Subtyping.erasure(variable.bounds().get(0));
  }

  /**
   * Takes what the declared bounds tell (JLS 18.3): in {@code <T, C extends Collection<T>>} the
   * solution of C tells T, and in {@code <T extends Comparable<T>>} each argument does.
   */
  private void fromDeclaredBounds() {
    for (TypeVariable variable : variables.keySet()) {
      for (JavaType bound : variable.bounds()) {
        fromOwnBound(variable, bound);
        boolean open =
            mentioned(bound).stream().anyMatch(v -> v != variable && solution(v).isEmpty());
        if (open) {
          solution(variable).ifPresent(s -> reduce(bound, s, Relation.BELOW));
        }
      }
    }
  }

  /** A bound {@code C<T>} of T itself: what an argument is as a C is what T must be. */
  private void fromOwnBound(TypeVariable variable, JavaType bound) {
    Known known = variables.get(variable);
    if (known == null || !(bound instanceof ClassType formal)) {
      return;
    }
    int position = formal.arguments().indexOf(variable);
    if (position < 0) {
      return;
    }
    for (JavaType argument : known.below) {
      Optional<ClassType> view = Subtyping.asSuper(argument, formal.symbol());
      if (view.isPresent() && position < view.get().arguments().size()) {
        JavaType told = view.get().arguments().get(position);
        boolean open = told instanceof Wildcard || told instanceof Unknown;
        if (!open && !known.same.contains(told)) {
          known.same.add(told);
        }
      }
    }
  }

  /** True if the solutions keep the variables' declared bounds, as far as both are known. */
  boolean withinBounds() {
    if (variables.isEmpty()) {
      return true;
    }
    Map<TypeVariable, JavaType> solutions = solutions(false);
    for (TypeVariable variable : variables.keySet()) {
      JavaType solution = solutions.getOrDefault(variable, JavaType.Unknown.TYPE);
      for (JavaType bound : variable.bounds()) {
        if (!(solution instanceof Wildcard)
            && !Subtyping.isSubtype(solution, bound.with(solutions))) {
          return false;
        }
      }
    }
    return true;
  }
}
