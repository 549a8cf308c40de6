package dev.yantra.codex.index;

import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.index.resolve.DeclaredType;
import dev.yantra.codex.index.resolve.Reference;
import dev.yantra.codex.index.resolve.UnitResolver.Resolution;
import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.Members;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.TypeSymbol;
import dev.yantra.codex.index.types.TypeTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The edges that start in one file. */
final class FileEdges {
  private record Link(EdgeKind kind, String from, String to) {}

  private final TypeTable table;
  private final Map<Link, Integer> counts = new LinkedHashMap<>();

  private FileEdges(TypeTable table) {
    this.table = table;
  }

  /**
   * All edges of a file, sorted.
   *
   * @param isMain true for an id of the repository's own code outside its tests
   */
  static List<Edge> of(
      FileHeader header,
      Resolution resolution,
      Collection<Node> nodes,
      TypeTable table,
      Predicate<String> isMain) {
    FileEdges edges = new FileEdges(table);
    resolution.references().stream()
        .sorted(Comparator.comparingLong(Reference::position))
        .forEach(r -> edges.add(r.kind(), r.from(), r.to()));
    resolution.declarations().forEach(edges::addStructure);
    edges.addImports(header, resolution.declarations());
    edges.addTests(nodes, isMain);
    return edges.numbered();
  }

  private void add(EdgeKind kind, String from, String to) {
    boolean itself = from.equals(to) && kind == EdgeKind.USES_TYPE;
    if (!itself) {
      counts.merge(new Link(kind, from, to), 1, Integer::sum);
    }
  }

  private void addStructure(DeclaredType declaration) {
    SourceType type = declaration.type();
    String id = type.binaryName();
    type.fields().forEach(f -> add(EdgeKind.DECLARES, id, f.id()));
    for (MethodSymbol method : type.methods()) {
      add(EdgeKind.DECLARES, id, method.id());
      if (!method.constructor() && !method.is(Flags.STATIC | Flags.PRIVATE)) {
        overridden(method, type).forEach(o -> add(EdgeKind.OVERRIDES, method.id(), o));
      }
    }
    type.memberTypes().forEach(t -> add(EdgeKind.DECLARES, id, t.binaryName()));
    for (ClassType above : type.supertypes()) {
      String name = above.symbol().binaryName();
      boolean implied =
          name.equals("java.lang.Object")
              || (type.is(Flags.ENUM) && name.equals("java.lang.Enum"))
              || (type.is(Flags.RECORD) && name.equals("java.lang.Record"))
              || (type.is(Flags.ANNOTATION) && name.equals("java.lang.annotation.Annotation"));
      if (!implied) {
        add(EdgeKind.EXTENDS, id, name);
      }
    }
    type.unknownSupertypes().forEach(name -> add(EdgeKind.EXTENDS, id, name));
  }

  /** The nearest methods on every way up that a method overrides or implements. */
  private static Set<String> overridden(MethodSymbol method, SourceType type) {
    Set<String> found = new HashSet<>();
    Set<TypeSymbol> seen = new HashSet<>();
    Deque<TypeSymbol> open = new ArrayDeque<>();
    type.supertypes().forEach(s -> open.add(s.symbol()));
    while (!open.isEmpty()) {
      TypeSymbol above = open.poll();
      if (!seen.add(above)) {
        continue;
      }
      Optional<MethodSymbol> match =
          above.methods(method.name()).stream()
              .filter(m -> !m.is(Flags.STATIC | Flags.PRIVATE))
              .filter(m -> Members.sameParameters(method, m, type))
              .findFirst();
      if (match.isPresent()) {
        found.add(match.get().id());
      } else {
        above.supertypes().forEach(s -> open.add(s.symbol()));
      }
    }
    return found;
  }

  private void addImports(FileHeader header, List<DeclaredType> declarations) {
    for (DeclaredType declaration : declarations) {
      if (declaration.type().outer().isPresent()) {
        continue;
      }
      for (FileHeader.Import i : header.imports()) {
        add(EdgeKind.IMPORTS, declaration.type().binaryName(), imported(i));
      }
    }
  }

  /** A type's binary name; {@code pkg.*} for a package; the type of an imported static member. */
  private String imported(FileHeader.Import i) {
    if (i.module()) {
      return i.name();
    }
    String type = i.name();
    if (i.isStatic() && !i.onDemand()) {
      type = type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }
    String name = table.qualified(type).map(TypeSymbol::binaryName).orElse(type);
    return i.onDemand() && !i.isStatic() && table.qualified(type).isEmpty() ? name + ".*" : name;
  }

  /** A test exercises what it calls, also through methods of its own file. */
  private void addTests(Collection<Node> nodes, Predicate<String> isMain) {
    Map<String, List<String>> calls = new HashMap<>();
    for (Link link : counts.keySet()) {
      if (link.kind() == EdgeKind.CALLS) {
        calls.computeIfAbsent(link.from(), f -> new ArrayList<>()).add(link.to());
      }
    }
    for (Node node : nodes) {
      if (node instanceof MethodNode method && !method.testKinds().isEmpty()) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(method.id()));
        while (!open.isEmpty()) {
          for (String callee : calls.getOrDefault(open.poll(), List.of())) {
            if (seen.add(callee)) {
              if (isMain.test(callee)) {
                add(EdgeKind.TESTS, method.id(), callee);
              } else {
                open.add(callee);
              }
            }
          }
        }
      }
    }
  }

  /** Edges in order; the order of each is its rank among those of its kind and source. */
  private List<Edge> numbered() {
    Map<String, Integer> next = new HashMap<>();
    List<Edge> edges = new ArrayList<>(counts.size());
    counts.forEach(
        (link, count) -> {
          int order = next.merge(link.kind() + " " + link.from(), 1, Integer::sum) - 1;
          edges.add(new Edge(link.kind(), link.from(), link.to(), order, count));
        });
    edges.sort(Comparator.naturalOrder());
    return edges;
  }
}
