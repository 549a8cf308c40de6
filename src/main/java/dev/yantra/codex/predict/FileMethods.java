package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.predict.outline.OutlinedMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the declarations that an outline finds to the methods of the graph by owner, name and
 * parameters, so that a graph that is older than the source still serves.
 */
final class FileMethods {
  private final CodeGraph graph;
  private final Map<String, List<Integer>> overloads = new HashMap<>();

  FileMethods(CodeGraph graph) {
    this.graph = graph;
  }

  private List<Integer> overloads(OutlinedMethod declaration) {
    String name = declaration.owner() + "#" + declaration.name();
    return overloads.computeIfAbsent(
        name,
        n ->
            graph
                .startingWith(n + "(")
                .filter(m -> graph.kind(m) == NodeKind.METHOD)
                .boxed()
                .toList());
  }

  /**
   * The methods of the graph that the declarations of one file are. What matches exactly comes
   * first; of the rest, a lone declaration is a lone method of that name and number of parameters
   * whose types were changed.
   */
  Map<OutlinedMethod, Integer> match(List<OutlinedMethod> declarations) {
    Map<OutlinedMethod, Integer> matched = new HashMap<>();
    for (OutlinedMethod d : declarations) {
      for (int m : overloads(d)) {
        if (types(graph.method(m).parameters()).equals(types(d.parameters()))) {
          matched.put(d, m);
        }
      }
    }
    for (OutlinedMethod d : declarations) {
      if (!matched.containsKey(d)) {
        List<Integer> free =
            overloads(d).stream()
                .filter(m -> !matched.containsValue(m))
                .filter(m -> sameCount(graph.method(m), d))
                .toList();
        if (free.size() == 1) {
          matched.put(d, free.get(0));
        }
      }
    }
    return matched;
  }

  private static boolean sameCount(MethodNode method, OutlinedMethod declaration) {
    return method.parameters().size() == declaration.parameters().size();
  }

  private static List<String> types(List<Parameter> parameters) {
    return parameters.stream().map(p -> p.type().replaceAll("\\s+", "")).toList();
  }
}
