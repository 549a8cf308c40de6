package dev.yantra.codex.predict.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.predict.Graphs;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TypeHierarchyTest {
  private static final CodeGraph GRAPH =
      new Graphs()
          .testType("a.Base", "class", "abstract")
          .testType("a.Middle", "class")
          .testType("a.Sub", "class")
          .testType("a.Face", "interface")
          .testType("a.Kind", "enum")
          .testType("a.Pair", "record")
          .testType("a.Mark", "annotation")
          .testType("a.Sub$Inner", "class")
          .testType("a.Sub$Nested", "class", "static")
          .testType("a.Sub$Pair", "record")
          .testType("a.Face$InFace", "class")
          .testType("a.Kind$InKind", "class")
          .edges(EdgeKind.EXTENDS, "a.Sub", "a.Middle", "a.Face")
          .edges(EdgeKind.EXTENDS, "a.Middle", "a.Base")
          .edges(EdgeKind.EXTENDS, "a.Base", "a.Face", "a.Middle")
          .edges(EdgeKind.EXTENDS, "a.Middle", "lib.Out")
          .build();
  private static final TypeHierarchy TYPES = new TypeHierarchy(GRAPH);

  private static int number(String id) {
    return GRAPH.find(id).orElseThrow();
  }

  private static List<String> ids(Collection<Integer> types) {
    return types.stream().map(GRAPH::id).toList();
  }

  @Test
  void aboveAndBelow_areReachedOverAnySteps() {
    assertEquals(
        List.of("a.Base", "a.Face", "a.Middle", "a.Sub", "lib.Out"),
        ids(TYPES.above(number("a.Sub"))));
    assertEquals(
        List.of("a.Base", "a.Face", "a.Middle", "a.Sub"), ids(TYPES.below(number("a.Face"))));
    assertEquals(List.of("a.Pair"), ids(TYPES.above(number("a.Pair"))));
    assertEquals(List.of("a.Sub"), ids(TYPES.below(number("a.Sub"))));
  }

  @Test
  void concreteTypes_canHaveInstances() {
    assertTrue(TYPES.concrete(number("a.Sub")));
    assertTrue(TYPES.concrete(number("a.Pair")));
    assertTrue(TYPES.concrete(number("lib.Out")), "a type without source");
    assertFalse(TYPES.concrete(number("a.Base")));
    assertFalse(TYPES.concrete(number("a.Face")));
    assertFalse(TYPES.concrete(number("a.Kind")));
  }

  @Test
  void innerClasses_areThoseWithAnInstanceAround() { // JLS 8.1.3
    assertEquals(List.of("a.Sub$Inner"), ids(TYPES.inner(number("a.Sub"))));
    assertEquals(List.of("a.Kind$InKind"), ids(TYPES.inner(number("a.Kind"))));
    assertEquals(List.of(), ids(TYPES.inner(number("a.Face"))), "implicitly static");
    assertEquals(number("a.Sub"), TYPES.outer(number("a.Sub$Inner")).orElseThrow());
    assertTrue(TYPES.outer(number("a.Sub$Nested")).isEmpty());
    assertTrue(TYPES.outer(number("a.Sub$Pair")).isEmpty());
    assertTrue(TYPES.outer(number("a.Sub")).isEmpty());
    assertTrue(TYPES.outer(number("lib.Out")).isEmpty());
  }

  @Test
  void runsOfATest_areSelectedWhereABuildToolFindsThem() {
    TestRun own = new TestRun(3, "a.SubTest", "a.SubTest", List.of());
    TestRun nested = new TestRun(3, "a.SubTest$In", "a.SubTest", List.of());

    assertEquals("a.SubTest#adds()", own.id("a.BaseTest#adds()"));
    assertEquals(List.of("a.SubTest#adds()"), own.selectors("a.BaseTest#adds()"));
    assertEquals(
        List.of("a.SubTest#adds()", "a.BaseTest$In#adds()"),
        nested.selectors("a.BaseTest$In#adds()"));
    assertTrue(own.compareTo(nested) < 0);
    assertTrue(own.compareTo(new TestRun(2, "z.Z", "z.Z", List.of())) > 0);
    assertEquals(0, own.compareTo(new TestRun(3, "a.SubTest", "other", List.of(1))));
  }
}
