package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeGraphTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_doesNotDependOnTheOrderOfItsInput(long seed) {
    Random random = new Random(seed);
    List<Node> nodes = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "p.T" + random.nextInt(8) + "#m" + i + "()";
      ids.add(id);
      if (i % 3 != 0) {
        nodes.add(SampleNodes.method(id));
      }
      if (i % 5 == 1) {
        nodes.add(SampleNodes.method(id, "other/A.java", i, 2, "twin"));
      }
    }
    List<Edge> edges = new ArrayList<>(SampleNodes.edges(random, ids, 400));
    CodeGraph graph = CodeGraph.of(nodes, edges);

    Collections.shuffle(nodes, random);
    Collections.shuffle(edges, random);
    CodeGraph shuffled = CodeGraph.of(nodes, edges);

    assertEquals(graph.nodes(), shuffled.nodes());
    for (EdgeKind kind : EdgeKind.values()) {
      for (int i = 0; i < graph.size(); i++) {
        assertEquals(row(graph.out(kind), i), row(shuffled.out(kind), i));
        assertEquals(row(graph.in(kind), i), row(shuffled.in(kind), i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void bothDirections_holdTheSameEdgesWithTheirCounts(long seed) {
    Random random = new Random(seed);
    List<String> ids = List.of("a", "b#m()", "c", "d", "e#n(int)", "f");
    List<Edge> edges = SampleNodes.edges(random, ids, 200);
    CodeGraph graph = CodeGraph.of(List.of(), edges);
    for (EdgeKind kind : EdgeKind.values()) {
      for (int from = 0; from < graph.size(); from++) {
        for (int to = 0; to < graph.size(); to++) {
          String source = graph.node(from).id();
          String target = graph.node(to).id();
          int expected =
              edges.stream()
                  .filter(e -> e.kind() == kind)
                  .filter(e -> e.from().equals(source) && e.to().equals(target))
                  .mapToInt(Edge::count)
                  .sum();
          assertEquals(expected, count(graph.out(kind), from, to));
          assertEquals(expected, count(graph.in(kind), to, from));
          assertEquals(expected > 0, graph.out(kind).connects(from, to));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void induced_isTheGraphOfTheChosenAndOfTheEdgesBetweenThem(long seed) {
    Random random = new Random(seed);
    List<String> ids = List.of("a", "b#m()", "c", "d", "e#n(int)", "f", "g#m()");
    List<Node> nodes = List.of(SampleNodes.method("b#m()"), SampleNodes.method("g#m()"));
    CodeGraph whole = CodeGraph.of(nodes, SampleNodes.edges(random, ids, 200));
    BitSet chosen = BitSet.valueOf(new long[] {0b1011010 | (seed & 1)});
    CodeGraph induced = whole.induced(chosen);
    int[] numbers = chosen.stream().toArray();
    assertEquals(numbers.length, induced.size());
    for (int n = 0; n < numbers.length; n++) {
      assertEquals(whole.node(numbers[n]), induced.node(n));
      assertEquals(OptionalInt.of(n), induced.find(whole.id(numbers[n])));
      for (EdgeKind kind : EdgeKind.values()) {
        for (int m = 0; m < numbers.length; m++) {
          int count = count(whole.out(kind), numbers[n], numbers[m]);
          assertEquals(count, count(induced.out(kind), n, m));
          assertEquals(count, count(induced.in(kind), m, n));
        }
      }
    }
  }

  @Test
  void outgoingNeighbours_standInTheOrderOfTheirFirstOccurrence() {
    CodeGraph graph =
        CodeGraph.of(
            List.of(SampleNodes.method("m#m()")),
            List.of(
                new Edge(EdgeKind.CALLS, "m#m()", "a#a()", 7, 1),
                new Edge(EdgeKind.CALLS, "m#m()", "z#z()", 0, 2),
                new Edge(EdgeKind.CALLS, "m#m()", "a#a()", 1, 1),
                new Edge(EdgeKind.CALLS, "m#m()", "k#k()", 3, 1)));
    int m = number(graph, "m#m()");

    assertArrayEquals(
        new int[] {number(graph, "z#z()"), number(graph, "a#a()"), number(graph, "k#k()")},
        graph.out(EdgeKind.CALLS).neighbours(m));
    assertEquals(2, graph.out(EdgeKind.CALLS).count(graph.out(EdgeKind.CALLS).start(m) + 1));
  }

  @Test
  void undeclaredIds_becomeExternalAndDeclaredOnesNever() {
    CodeGraph graph =
        CodeGraph.of(
            List.of(SampleNodes.method("p.A#m()")),
            List.of(
                new Edge(EdgeKind.CALLS, "p.A#m()", "java.util.List#of()", 0, 1),
                new Edge(EdgeKind.USES_TYPE, "p.A#m()", "java.util.List", 0, 1)));

    assertEquals(NodeKind.METHOD, graph.node(number(graph, "p.A#m()")).kind());
    assertEquals(NodeKind.EXTERNAL_METHOD, graph.node(number(graph, "java.util.List#of()")).kind());
    assertEquals(NodeKind.EXTERNAL_TYPE, graph.node(number(graph, "java.util.List")).kind());
    assertEquals(1, graph.methods().count());
    assertThrows(
        IllegalArgumentException.class, () -> graph.method(number(graph, "java.util.List")));
    assertEquals(OptionalInt.empty(), graph.find("nothing"));
  }

  @Test
  void nodes_areNumberedByTheirIds() {
    CodeGraph graph =
        CodeGraph.of(List.of(SampleNodes.method("b#b()"), SampleNodes.method("a#a()")), List.of());

    assertEquals(List.of("a#a()", "b#b()"), graph.nodes().stream().map(Node::id).toList());
    assertTrue(graph.find("b#b()").isPresent());
  }

  @Test
  void startingWith_findsAllAndOnlyTheIdsOfAPrefix() {
    CodeGraph graph =
        CodeGraph.of(
            List.of(
                SampleNodes.method("a.A#a()"),
                SampleNodes.method("a.B#a()"),
                SampleNodes.method("a.B#b()"),
                SampleNodes.method("a.Ba#a()"),
                SampleNodes.method("b.B#a()")),
            List.of());

    assertArrayEquals(new int[] {1, 2}, graph.startingWith("a.B#").toArray());
    assertArrayEquals(new int[] {1, 2, 3}, graph.startingWith("a.B").toArray());
    assertArrayEquals(new int[] {0, 1, 2, 3}, graph.startingWith("a").toArray());
    assertArrayEquals(new int[] {4}, graph.startingWith("b.B#a()").toArray());
    assertArrayEquals(new int[0], graph.startingWith("a.C").toArray());
    assertArrayEquals(new int[0], graph.startingWith("c").toArray());
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, graph.startingWith("").toArray());
  }

  @Test
  void nodes_areToldByNumberIdAndKind() {
    CodeGraph graph =
        CodeGraph.of(
            List.of(
                SampleNodes.type("p.\u00c4", "A.java"),
                SampleNodes.method("p.\u00c4#m()"),
                SampleNodes.field("p.\u00c4#f", "A.java")),
            List.of(new Edge(EdgeKind.USES_TYPE, "p.\u00c4#m()", "java.util.List", 0, 1)));

    assertEquals(4, graph.size());
    assertEquals(4, graph.nodes().size());
    assertEquals("java.util.List", graph.id(0));
    assertEquals(
        List.of(NodeKind.EXTERNAL_TYPE, NodeKind.TYPE, NodeKind.FIELD, NodeKind.METHOD),
        List.of(graph.kind(0), graph.kind(1), graph.kind(2), graph.kind(3)));
    assertEquals("p.\u00c4#m()", graph.method(3).id());
    assertArrayEquals(new int[] {3}, graph.methods().toArray());
    assertEquals(
        "java.util.List\np.\u00c4\np.\u00c4#f\np.\u00c4#m()\n",
        new String(graph.idLines(), StandardCharsets.UTF_8));
  }

  @Test
  void builder_declaresWhatTheRepositoryWritesAndNotWhatItOnlyUses() {
    CodeGraph.Builder builder = new CodeGraph.Builder();
    builder.edge(EdgeKind.CALLS, "p.A#m()", "p.B#m()", 0, 1);
    builder.declare(SampleNodes.method("p.B#m()"));

    assertFalse(builder.declares("p.A#m()"));
    assertTrue(builder.declares("p.B#m()"));
    assertFalse(builder.declares("p.C#m()"));
    assertEquals(NodeKind.METHOD, builder.build().kind(1), "declared after it was used");
  }

  @Test
  void ofTwoDeclarations_theOneInTheLesserPathStaysAndThenTheUpperOne() {
    Node inA = SampleNodes.method("p.T#m()", "a/T.java", 9, 1, "");
    Node inB = SampleNodes.method("p.T#m()", "b/T.java", 1, 1, "");
    Node lower = SampleNodes.method("p.T#m()", "a/T.java", 10, 1, "");

    assertEquals(inA, CodeGraph.of(List.of(inB, inA), List.of()).node(0));
    assertEquals(inA, CodeGraph.of(List.of(inA, lower), List.of()).node(0));
    assertEquals(inA, CodeGraph.of(List.of(lower, inA), List.of()).node(0));
    assertEquals(
        type(7, 8), CodeGraph.of(List.of(type(7, 10), type(7, 8), type(9, 9)), List.of()).node(0));
    assertEquals(type(7, 11), CodeGraph.of(List.of(type(10, 10), type(7, 11)), List.of()).node(0));
    Node type = SampleNodes.type("p.T", "b/T.java");
    assertEquals(
        SampleNodes.type("p.T", "a/T.java"),
        CodeGraph.of(List.of(type, SampleNodes.type("p.T", "a/T.java")), List.of()).node(0));
    assertEquals(
        SampleNodes.field("p.T#f", "a/T.java"),
        CodeGraph.of(
                List.of(
                    SampleNodes.field("p.T#f", "b/T.java"), SampleNodes.field("p.T#f", "a/T.java")),
                List.of())
            .node(0));
  }

  @Test
  void on_keepsTheGraphAndChangesWhereResultsAreKept() {
    CodeGraph graph =
        CodeGraph.of(
            List.of(SampleNodes.method("a#a()")),
            List.of(new Edge(EdgeKind.CALLS, "a#a()", "b#b()", 0, 2)));
    GraphCache other =
        new GraphCache() {
          @Override
          public Optional<ByteBuffer> get(String name) {
            return Optional.empty();
          }

          @Override
          public void put(String name, ByteBuffer content) {
            throw new IllegalStateException(name);
          }
        };

    CodeGraph on = graph.on(other);

    assertSame(GraphCache.NONE, graph.shelf());
    assertSame(other, on.shelf());
    assertEquals(graph.nodes(), on.nodes());
    assertArrayEquals(new int[] {1}, on.out(EdgeKind.CALLS).neighbours(0));
    assertArrayEquals(new int[] {0}, on.in(EdgeKind.CALLS).neighbours(1));
  }

  private static Node type(int line, int endLine) {
    SourceRange range = new SourceRange("a/T.java", line, endLine);
    return new TypeNode("p.T", range, "class", List.of(), List.of(), "", false);
  }

  private static int number(CodeGraph graph, String id) {
    return graph.find(id).orElseThrow();
  }

  private static int count(Adjacency adjacency, int from, int to) {
    int count = 0;
    for (int i = adjacency.start(from); i < adjacency.start(from + 1); i++) {
      count += adjacency.target(i) == to ? adjacency.count(i) : 0;
    }
    return count;
  }

  private static List<List<Integer>> row(Adjacency adjacency, int node) {
    List<List<Integer>> row = new ArrayList<>();
    for (int i = adjacency.start(node); i < adjacency.start(node + 1); i++) {
      row.add(List.of(adjacency.target(i), adjacency.count(i)));
    }
    return row;
  }
}
