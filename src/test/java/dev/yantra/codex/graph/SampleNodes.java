package dev.yantra.codex.graph;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Nodes and edges for tests, small or at random. */
public final class SampleNodes {
  private static final List<EdgeKind> KINDS = List.of(EdgeKind.values());

  private SampleNodes() {}

  /** A method with a body of some statements and a shape. */
  public static MethodNode method(String id, String file, int line, int statements, String shape) {
    return new MethodNode(
        id,
        new SourceRange(file, line, line + 3),
        List.of(new Parameter("p", "List<String>")),
        "int",
        List.of("public", "static"),
        List.of("Override"),
        "Does something. \u00e9\u65e5 \ud83d\ude00",
        List.of("IOException"),
        new MethodBody(
            2,
            4,
            statements,
            new TreeMap<>(Map.of("do", 2, "something", 1)),
            EnumSet.of(Concern.VALIDATION),
            shape),
        false,
        Set.of(),
        false,
        MethodHistory.NONE);
  }

  /** A method of which only the id matters. */
  public static MethodNode method(String id) {
    return method(id, "A.java", 1, 1, id);
  }

  /** A default constructor. */
  public static MethodNode implicitMethod(String id, String file) {
    return new MethodNode(
        id,
        new SourceRange(file, 1, 1),
        List.of(),
        "void",
        List.of(),
        List.of(),
        "",
        List.of(),
        MethodBody.ABSENT,
        false,
        Set.of(),
        true,
        MethodHistory.NONE);
  }

  public static TypeNode type(String id, String file) {
    return new TypeNode(
        id, new SourceRange(file, 1, 99), "class", List.of("final"), List.of("A"), "A type.", true);
  }

  public static FieldNode field(String id, String file) {
    return new FieldNode(id, new SourceRange(file, 2, 2), "Map<String, int[]>", List.of("private"));
  }

  /** Edges at random between some ids, several between the same two among them. */
  public static List<Edge> edges(Random random, List<String> ids, int count) {
    return random
        .ints(count, 0, ids.size())
        .mapToObj(
            from ->
                new Edge(
                    KINDS.get(random.nextInt(KINDS.size())),
                    ids.get(from),
                    ids.get(random.nextInt(ids.size())),
                    random.nextInt(5),
                    1 + random.nextInt(3)))
        .toList();
  }
}
