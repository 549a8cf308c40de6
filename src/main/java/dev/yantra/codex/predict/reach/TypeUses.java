package dev.yantra.codex.predict.reach;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.predict.outline.OutlinedMethod;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The methods that depend on a type as a whole: on its head by being its members or by naming it,
 * and on its initialisers by being what makes the Java machine run them (JLS 12.4.1, 12.5).
 */
public final class TypeUses {
  private final CodeGraph graph;
  private final TypeHierarchy types;

  public TypeUses(CodeGraph graph) {
    this.graph = graph;
    this.types = new TypeHierarchy(graph);
  }

  /** The methods of a type and of its subtypes; none if the graph does not know it. */
  public int[] membersOf(String type) {
    return subtypes(type).stream()
        .flatMapToInt(t -> members(t, NodeKind.METHOD))
        .sorted()
        .distinct()
        .toArray();
  }

  /** The methods that name a type or use its fields. */
  public int[] usersOf(String type) {
    OptionalInt node = typeNode(type);
    if (node.isEmpty()) {
      return new int[0];
    }
    IntStream fieldUsers = members(node.getAsInt(), NodeKind.FIELD).flatMap(this::users);
    IntStream namedBy = IntStream.of(graph.in(EdgeKind.USES_TYPE).neighbours(node.getAsInt()));
    // What names the type may be a field: then those that use it.
    return IntStream.concat(fieldUsers, namedBy)
        .flatMap(n -> graph.kind(n) == NodeKind.FIELD ? users(n) : IntStream.of(n))
        .sorted()
        .distinct()
        .toArray();
  }

  /**
   * The methods whose call, or whose use of a field, runs an initialiser.
   *
   * @param id of the initialiser; for any other method there are none
   */
  public int[] runInitializer(String id) {
    boolean ofClass = id.endsWith("#" + OutlinedMethod.CLASS_INITIALIZER + "()");
    if (!ofClass && !id.endsWith("#" + OutlinedMethod.INSTANCE_INITIALIZER + "()")) {
      return new int[0];
    }
    return run(CanonicalId.parse(id).owner(), ofClass);
  }

  /** The methods that run the value of a field. */
  public int[] runValueOf(int field) {
    boolean ofClass =
        graph.node(field) instanceof FieldNode node && node.modifiers().contains("static");
    return run(graph.node(field).canonical().owner(), ofClass);
  }

  private int[] run(String type, boolean ofClass) {
    Set<Integer> methods = new TreeSet<>();
    for (int t : subtypes(type)) {
      boolean isEnum = graph.node(t) instanceof TypeNode node && node.form().equals("enum");
      members(t, NodeKind.METHOD)
          .filter(
              m -> graph.node(m).canonical().constructor() || (ofClass && (isEnum || isStatic(m))))
          .forEach(methods::add);
      if (ofClass) {
        members(t, NodeKind.FIELD)
            .filter(f -> graph.node(f) instanceof FieldNode n && n.modifiers().contains("static"))
            .flatMap(this::users)
            .forEach(methods::add);
      }
    }
    return methods.stream().mapToInt(m -> m).toArray();
  }

  private boolean isStatic(int method) {
    return graph.method(method).modifiers().contains("static");
  }

  private IntStream users(int field) {
    return IntStream.of(graph.in(EdgeKind.USES_FIELD).neighbours(field));
  }

  private IntStream members(int type, NodeKind kind) {
    return graph.startingWith(graph.id(type) + "#").filter(m -> graph.kind(m) == kind);
  }

  private OptionalInt typeNode(String type) {
    OptionalInt node = graph.find(type);
    return node.isPresent() && graph.kind(node.getAsInt()) == NodeKind.TYPE
        ? node
        : OptionalInt.empty();
  }

  /** A type and those below it; none if the graph does not know it. */
  private List<Integer> subtypes(String type) {
    OptionalInt node = typeNode(type);
    return node.isPresent() ? List.copyOf(types.below(node.getAsInt())) : List.of();
  }
}
