package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.text.SubTokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fit of the candidates at a point with the code around it: by their names, their results,
 * their parameters, their uses, and where they are declared.
 */
final class CallFit {
  /** The names of the columns, block after block. */
  static final ColumnNames COLUMNS =
      NameFit.COLUMNS
          .and(ResultFit.COLUMNS)
          .and(ParameterFit.COLUMNS)
          .and(UseFit.COLUMNS)
          .and(PositionFit.COLUMNS)
          .and(DeclarationOrder.COLUMNS);

  private final CodeGraph graph;
  private final Map<String, @Nullable MethodNode> declarations = new HashMap<>();
  private final NameFit names;
  private final ResultFit results;
  private final ParameterFit parameters;
  private final UseFit used;
  private final PositionFit declared;
  private final DeclarationOrder order;

  /**
   * The fit at one point.
   *
   * @param uses the number of calls of a method in all that may be known
   * @param before the calls left of the point in the same body
   */
  CallFit(
      CodeGraph graph,
      Callables callables,
      ToIntFunction<Callee> uses,
      CallPlace place,
      List<CallSite> before,
      List<Callee> candidates) {
    this.graph = graph;
    Set<String> scopeTypes = new HashSet<>();
    Set<String> scopeWords = new HashSet<>();
    for (Variable variable : place.scope()) {
      scopeTypes.add(variable.type());
      scopeWords.addAll(SubTokens.of(variable.name()));
    }
    MethodNode own = method(place.caller());
    Set<String> docWords = own == null ? Set.of() : new HashSet<>(SubTokens.of(own.javadoc()));
    Set<String> parameterTypes = new HashSet<>();
    Set<String> parameterWords = new HashSet<>();
    if (place.within() >= 0 && place.within() < before.size() && place.argument() >= 0) {
      CanonicalId enclosing = CanonicalId.parse(before.get(place.within()).callee());
      for (Callee overload : callables.members(enclosing.owner())) {
        if (overload.name().equals(enclosing.member())) {
          parameter(overload, place.argument(), parameterTypes, parameterWords);
        }
      }
    }
    String newest =
        place.scope().isEmpty() ? "" : place.scope().get(place.scope().size() - 1).type();
    String caller = CanonicalId.parse(place.caller()).member();
    names = new NameFit(place.roleName(), caller, docWords, scopeWords, parameterWords);
    results = new ResultFit(place, parameterTypes, callables);
    parameters = new ParameterFit(place.caller(), scopeTypes, newest, callables);
    used = new UseFit(uses, place, before, candidates);
    declared = new PositionFit(place, own);
    order = new DeclarationOrder(own, candidates, callee -> method(callee.id()), uses);
  }

  /** Adds the type and the words of one parameter, if a method has so many. */
  private void parameter(Callee method, int at, Set<String> types, Set<String> words) {
    if (method.parameters().size() > at) {
      types.add(method.parameters().get(at));
      MethodNode written = method(method.id());
      if (written != null && written.parameters().size() > at) {
        words.addAll(SubTokens.of(written.parameters().get(at).name()));
      }
    }
  }

  /** The declaration of a method; null for a method of a library. */
  private @Nullable MethodNode method(String id) {
    if (!declarations.containsKey(id)) {
      OptionalInt node = graph.find(id);
      declarations.put(
          id,
          node.isPresent() && graph.node(node.getAsInt()) instanceof MethodNode method
              ? method
              : null);
    }
    return declarations.get(id);
  }

  /**
   * Writes the columns of one candidate into a row.
   *
   * @return the position behind the last
   */
  int describe(Callee callee, double[] row, int from) {
    MethodNode written = method(callee.id());
    int at = names.describe(callee, row, from);
    at = results.describe(callee, row, at);
    at = parameters.describe(callee, row, at);
    at = used.describe(callee, row, at);
    at = declared.describe(callee, written, row, at);
    return order.describe(callee, written, row, at);
  }
}
