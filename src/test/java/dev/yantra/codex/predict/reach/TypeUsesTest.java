package dev.yantra.codex.predict.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
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
}
