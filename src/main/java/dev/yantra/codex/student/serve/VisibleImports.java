package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.GraphView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The imports that stand in the files of a view: those that a method in view, the declaration of a
 * hidden one, a field or a supertype accounts for. What only hidden bodies need is not there yet.
 */
final class VisibleImports {
  private static final Pattern BETWEEN_NAMES = Pattern.compile("\\W+");

  private final GraphView view;
  private final CodeGraph graph;

  /** By file, as the number of its outermost type: how many members account for each import. */
  private final Map<Integer, Map<Integer, Integer>> users = new HashMap<>();

  /** By type: how many of its fields hold each import. */
  private final Map<Integer, Map<Integer, Integer>> fields = new HashMap<>();

  /** By type: the methods in view that stand in it, as they stand there. */
  private final Map<Integer, List<Integer>> methods = new HashMap<>();

  VisibleImports(GraphView view) {
    this.view = view;
    this.graph = view.graph();
    for (int n = 0; n < graph.size(); n++) {
      Node node = graph.node(n);
      if (node instanceof MethodNode || node instanceof FieldNode || node instanceof TypeNode) {
        int member = n;
        file(n).ifPresent(file -> add(file, member));
      }
    }
    methods
        .values()
        .forEach(m -> m.sort(Comparator.comparingInt(x -> graph.method(x).range().line())));
  }

  private OptionalInt file(int node) {
    return graph.find(graph.node(node).canonical().topLevel());
  }

  private void add(int file, int member) {
    for (int type : of(file, member)) {
      users.computeIfAbsent(file, f -> new HashMap<>()).merge(type, 1, Integer::sum);
      if (graph.node(member) instanceof FieldNode) {
        owner(member)
            .ifPresent(
                o -> fields.computeIfAbsent(o, x -> new HashMap<>()).merge(type, 1, Integer::sum));
      }
    }
    if (Usage.isWritten(graph, member) && !view.hides(member)) {
      owner(member).ifPresent(o -> methods.computeIfAbsent(o, x -> new ArrayList<>()).add(member));
    }
  }

  private OptionalInt owner(int member) {
    return graph.find(graph.node(member).canonical().owner());
  }

  /** The imports that a member accounts for as far as it is in view. */
  private Set<Integer> of(int file, int member) {
    Set<Integer> found = new TreeSet<>();
    EdgeKind kind = graph.node(member) instanceof TypeNode ? EdgeKind.EXTENDS : EdgeKind.USES_TYPE;
    Set<String> declared = view.hides(member) ? declared(graph.method(member)) : Set.of();
    for (int type : graph.out(kind).neighbours(member)) {
      if (!view.hides(member)
          || declared.contains(graph.node(type).canonical().ownerSimpleName())) {
        Usage.imported(graph, file, type).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Names that stand in a declaration. */
  private static Set<String> declared(MethodNode method) {
    return Set.of(
        BETWEEN_NAMES
            .splitAsStream(method.signature() + " " + method.annotations())
            .distinct()
            .toArray(String[]::new));
  }

  /** Numbers of all types that some file imports visibly, ascending. */
  int[] types() {
    return users.values().stream()
        .flatMap(of -> of.keySet().stream())
        .filter(n -> !Usage.isMethod(graph, n))
        .mapToInt(Integer::intValue)
        .sorted()
        .distinct()
        .toArray();
  }

  /** In how many files each type is imported visibly. */
  Map<Integer, Integer> files() {
    Map<Integer, Integer> files = new HashMap<>();
    users.values().forEach(of -> of.keySet().forEach(t -> files.merge(t, 1, Integer::sum)));
    return files;
  }

  /** What a method that is asked about sees around it, its own needs left out. */
  Around around(Spec asked) {
    OptionalInt file = graph.find(asked.id().topLevel());
    OptionalInt owner = graph.find(asked.id().owner());
    Map<Integer, Integer> inFile =
        new HashMap<>(file.isPresent() ? users.getOrDefault(file.getAsInt(), Map.of()) : Map.of());
    if (file.isPresent() && asked.node().isPresent()) {
      // What the body needs goes; what the declaration names is named in it anyway.
      for (int type : of(file.getAsInt(), asked.node().getAsInt())) {
        inFile.merge(type, -1, Integer::sum);
      }
      inFile.values().removeIf(count -> count <= 0);
    }
    Map<Integer, Integer> held = Map.of();
    Set<Integer> above = new TreeSet<>();
    List<Integer> siblings = List.of();
    if (owner.isPresent()) {
      held = fields.getOrDefault(owner.getAsInt(), Map.of());
      for (int type : graph.out(EdgeKind.EXTENDS).neighbours(owner.getAsInt())) {
        above.add(type);
      }
      siblings = methods.getOrDefault(owner.getAsInt(), List.of());
    }
    int before = -1;
    int after = -1;
    List<Integer> callers = new ArrayList<>();
    if (asked.node().isPresent()) {
      int self = asked.node().getAsInt();
      int line = graph.method(self).range().line();
      for (int sibling : siblings) {
        int at = graph.method(sibling).range().line();
        before = sibling != self && at <= line ? sibling : before;
        after = sibling != self && at > line && after < 0 ? sibling : after;
      }
      for (int caller : graph.in(EdgeKind.CALLS).neighbours(self)) {
        if (caller != self && Usage.isWritten(graph, caller) && !view.hides(caller)) {
          callers.add(caller);
        }
      }
    }
    return new Around(
        inFile, held, above, before, after, callers, Collections.unmodifiableList(siblings));
  }

  /**
   * What stands around a method.
   *
   * @param file how many members of the file account for each import
   * @param fields how many fields of the same type hold each type
   * @param above what the type extends and implements
   * @param before the method in view that stands before it in its type; -1 if none does
   * @param after the one that stands after it
   * @param callers methods in view that call it
   * @param neighbours all methods in view of its type
   */
  record Around(
      Map<Integer, Integer> file,
      Map<Integer, Integer> fields,
      Set<Integer> above,
      int before,
      int after,
      List<Integer> callers,
      List<Integer> neighbours) {}
}
