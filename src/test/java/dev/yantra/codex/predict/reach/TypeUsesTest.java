package dev.yantra.codex.predict.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.SampleNodes;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.predict.Graphs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TypeUsesTest {
  private final CodeGraph graph =
      new Graphs()
          .type("a.Base")
          .type("a.Sub")
          .field("a.Base#LIMIT")
          .method("a.Base#<init>()", 1, 2, "")
          .method("a.Base#run()", 1, 2, "")
          .method("a.Base#<instinit>()", 1, 2, "")
          .method("a.Sub#<init>()", 1, 2, "")
          .method("a.Sub#own()", 1, 2, "")
          .method("b.User#names()", 1, 2, "")
          .method("b.User#limits()", 1, 2, "")
          .edges(EdgeKind.EXTENDS, "a.Sub", "a.Base")
          .edges(EdgeKind.USES_TYPE, "b.User#names()", "a.Base")
          .edges(EdgeKind.USES_FIELD, "b.User#limits()", "a.Base#LIMIT")
          .build();
  private final TypeUses uses = new TypeUses(graph);

  private List<String> ids(int[] nodes) {
    return IntStream.of(nodes).mapToObj(graph::id).toList();
  }

  @Test
  void members_areThoseOfSubtypesToo() {
    assertEquals(
        List.of(
            "a.Base#<init>()",
            "a.Base#<instinit>()",
            "a.Base#run()",
            "a.Sub#<init>()",
            "a.Sub#own()"),
        ids(uses.membersOf("a.Base")));
    assertEquals(List.of("a.Sub#<init>()", "a.Sub#own()"), ids(uses.membersOf("a.Sub")));
    assertEquals(List.of(), ids(uses.membersOf("a.Unknown")));
  }

  @Test
  void users_nameTheTypeOrUseItsFields() {
    assertEquals(List.of("b.User#limits()", "b.User#names()"), ids(uses.usersOf("a.Base")));
  }

  @Test
  void instanceInitialiser_isRunByConstructorsOfTheTypeAndItsSubtypes() {
    assertEquals(
        List.of("a.Base#<init>()", "a.Sub#<init>()"),
        ids(uses.runInitializer("a.Base#<instinit>()")));
    assertEquals(List.of(), ids(uses.runInitializer("a.Base#run()")));
  }

  @Test
  void classInitialiser_isRunByConstructorsStaticMethodsAndUsersOfStaticFields() {
    SourceRange range = new SourceRange("A.java", 1, 1);
    CodeGraph some =
        CodeGraph.of(
            List.of(
                SampleNodes.type("a.A", "A.java"),
                new TypeNode("a.E", range, "enum", List.of(), List.of(), "", false),
                new FieldNode("a.A#COUNT", range, "int", List.of("static")),
                new FieldNode("a.A#own", range, "int", List.of()),
                SampleNodes.implicitMethod("a.A#<init>()", "A.java"),
                SampleNodes.implicitMethod("a.A#plain()", "A.java"),
                SampleNodes.method("a.A#of()"),
                SampleNodes.implicitMethod("a.E#plain()", "A.java"),
                SampleNodes.method("b.B#counts()"),
                SampleNodes.method("b.B#reads()")),
            List.of(
                new Edge(EdgeKind.USES_FIELD, "b.B#counts()", "a.A#COUNT", 0, 1),
                new Edge(EdgeKind.USES_FIELD, "b.B#reads()", "a.A#own", 0, 1)));
    TypeUses of = new TypeUses(some);
    List<String> ofClass = List.of("a.A#<init>()", "a.A#of()", "b.B#counts()");

    assertEquals(ofClass, ids(some, of.runInitializer("a.A#<clinit>()")));
    assertEquals(ofClass, ids(some, of.runValueOf(some.find("a.A#COUNT").orElseThrow())));
    assertEquals(List.of("a.A#<init>()"), ids(some, of.runInitializer("a.A#<instinit>()")));
    assertEquals(
        List.of("a.A#<init>()"), ids(some, of.runValueOf(some.find("a.A#own").orElseThrow())));
    assertEquals(List.of("a.E#plain()"), ids(some, of.runInitializer("a.E#<clinit>()")));
    assertEquals(List.of(), ids(some, of.runInitializer("a.Unknown#<clinit>()")));
    assertEquals(List.of(), ids(some, of.usersOf("a.Unknown")));
  }

  private static List<String> ids(CodeGraph graph, int[] nodes) {
    return IntStream.of(nodes).mapToObj(graph::id).toList();
  }
}
