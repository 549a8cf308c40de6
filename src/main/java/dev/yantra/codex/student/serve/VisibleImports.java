package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.calls.ContextCounts;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.workspace.Sections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The imports that stand in the files of a view: those that a method in view, the declaration of a
 * hidden one, a field or a supertype accounts for. What only hidden bodies need is not there yet.
 */
final class VisibleImports {
  private static final Pattern BETWEEN_NAMES =
      Pattern.compile("\\W+", Pattern.UNICODE_CHARACTER_CLASS);

  private final GraphView view;
  private final CodeGraph graph;

  /** By file, as its outermost type: how many members account for each import. */
  private final ContextCounts users;

  /** By type: how many of its fields hold each import. */
  private final ContextCounts fields;

  /** Types that some file imports visibly, ascending, and how many files import each. */
  private final int[] types;

  private final int[] files;

  /** By type: the methods in view that stand in it, as they stand there. */
  private final Map<Integer, List<Integer>> methods = new HashMap<>();

  VisibleImports(GraphView view) {
    this.view = view;
    this.graph = view.graph();
    this.users = new ContextCounts();
    this.fields = new ContextCounts();
    SortedSet<Integer> within = new TreeSet<>();
    for (int n = 0; n < graph.size(); n++) {
      NodeKind kind = graph.kind(n);
      if (kind == NodeKind.METHOD || kind == NodeKind.FIELD || kind == NodeKind.TYPE) {
        int member = n;
        graph
            .find(id(n).topLevel())
            .ifPresent(
                file -> {
                  within.add(file);
                  add(file, member);
                });
      }
    }
    SortedMap<Integer, Integer> imported = new TreeMap<>();
    for (int file : within) {
      users
          .find(graph.id(file))
          .ifPresent(of -> of.forEach((type, n) -> imported.merge(type, 1, Integer::sum)));
    }
    imported.keySet().removeIf(n -> Usage.isMethod(graph, n));
    this.types = imported.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.files = imported.values().stream().mapToInt(Integer::intValue).toArray();
  }

  /** What {@link #write} wrote of the same view. */
  VisibleImports(GraphView view, Sections.Reader in) {
    this.view = view;
    this.graph = view.graph();
    this.users = new ContextCounts(in);
    this.fields = new ContextCounts(in);
    this.types = Sections.toArray(in.numbers());
    this.files = Sections.toArray(in.numbers());
    if (types.length != files.length) {
      throw new IllegalArgumentException("types without files");
    }
  }

  void write(Sections.Writer out) {
    users.write(out);
    fields.write(out);
    out.numbers(types);
    out.numbers(files);
  }

  private CanonicalId id(int node) {
    return CanonicalId.parse(graph.id(node));
  }

  private void add(int file, int member) {
    Optional<String> holder =
        graph.kind(member) == NodeKind.FIELD
            ? Optional.of(id(member).owner()).filter(o -> graph.find(o).isPresent())
            : Optional.empty();
    for (int type : of(file, member)) {
      users.in(graph.id(file)).add(type, 1);
      holder.ifPresent(o -> fields.in(o).add(type, 1));
    }
  }

  /** The methods in view of a type, as they stand in it. */
  private List<Integer> methods(int owner) {
    return methods.computeIfAbsent(
        owner,
        o ->
            graph
                .startingWith(graph.id(o) + "#")
                .filter(m -> Usage.isWritten(graph, m) && !view.hides(m))
                .boxed()
                .sorted(Comparator.comparingInt(m -> graph.method(m).range().line()))
                .toList());
  }

  /** The imports that a member accounts for as far as it is in view. */
  private Set<Integer> of(int file, int member) {
    Set<Integer> found = new TreeSet<>();
    EdgeKind kind = graph.kind(member) == NodeKind.TYPE ? EdgeKind.EXTENDS : EdgeKind.USES_TYPE;
    Set<String> declared = view.hides(member) ? declared(graph.method(member)) : Set.of();
    for (int type : graph.out(kind).neighbours(member)) {
      if (!view.hides(member) || declared.contains(id(type).ownerSimpleName())) {
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
    return types.clone();
  }

  /** In how many files each of them is imported visibly. */
  int[] files() {
    return files.clone();
  }

  /** What a method that is asked about sees around it, its own needs left out. */
  Around around(SpecView asked) {
    OptionalInt file = graph.find(asked.id().topLevel());
    OptionalInt owner = graph.find(asked.id().owner());
    Map<Integer, Integer> inFile =
        file.isPresent() ? counts(users, file.getAsInt()) : new HashMap<>();
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
      held = counts(fields, owner.getAsInt());
      for (int type : graph.out(EdgeKind.EXTENDS).neighbours(owner.getAsInt())) {
        above.add(type);
      }
      siblings = methods(owner.getAsInt());
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
    return new Around(inFile, held, above, before, after, callers, siblings);
  }

  private Map<Integer, Integer> counts(ContextCounts of, int type) {
    Map<Integer, Integer> counts = new HashMap<>();
    of.find(graph.id(type)).ifPresent(known -> known.forEach(counts::put));
    return counts;
  }

  /**
   * The surroundings of a method.
   *
   * @param file the number of members of the file that account for each import
   * @param fields the number of fields of the same type that hold each type
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
