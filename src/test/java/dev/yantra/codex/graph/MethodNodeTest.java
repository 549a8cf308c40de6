package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MethodNodeTest {
  @Test
  void signature_isTheDeclarationOnOneLine() {
    assertEquals(
        "public static int m(List<String> p) throws IOException",
        SampleNodes.method("p.A#m(java.util.List)").signature());
  }

  @Test
  void signatureOfAConstructor_namesItsType() {
    assertEquals("A()", SampleNodes.implicitMethod("p.A#<init>()", "A.java").signature());
  }

  @Test
  void withHistory_changesTheHistoryOnly() {
    MethodNode method = SampleNodes.method("p.A#m()");
    MethodHistory past = new MethodHistory(9, 8, 7, 6, 5, 4);

    assertEquals(past, method.withHistory(past).history());
    assertEquals(method, method.withHistory(past).withHistory(method.history()));
    assertEquals(NodeKind.METHOD, method.kind());
    assertFalse(method.isTestCase());
  }

  @Test
  void signature_separatesParametersAndExceptionsAndLeavesOutAbstract() {
    MethodNode method =
        new MethodNode(
            "p.A#put(int,int)",
            new SourceRange("A.java", 1, 1),
            List.of(new Parameter("key", "int"), new Parameter("value", "T")),
            "void",
            List.of("public", "abstract"),
            List.of(),
            "",
            List.of("IOException", "E"),
            MethodBody.ABSENT,
            true,
            EnumSet.of(TestKind.BOUNDARY),
            false,
            MethodHistory.NONE);

    assertEquals("public void put(int key, T value) throws IOException, E", method.signature());
    assertEquals(List.of("abstract", "public"), method.modifiers());
    assertTrue(method.isTestCase());
  }

  @Test
  void collections_areCopies() {
    SortedMap<String, Integer> tokens = new TreeMap<>(Map.of("b", 1, "a", 2));
    Set<Concern> concerns = EnumSet.of(Concern.IO);
    MethodBody body = new MethodBody(1, 1, 1, tokens, concerns, "");

    tokens.clear();
    concerns.clear();

    assertEquals(Map.of("a", 2, "b", 1), body.tokens());
    assertEquals(Set.of(Concern.IO), body.concerns());
    assertTrue(body.present());
    assertFalse(MethodBody.ABSENT.present());
    assertThrows(UnsupportedOperationException.class, () -> body.tokens().clear());
    assertThrows(UnsupportedOperationException.class, () -> body.concerns().clear());
  }

  @Test
  void typesAndFields_haveTheirModifiersSorted() {
    SourceRange range = new SourceRange("A.java", 1, 1);
    List<String> modifiers = List.of("static", "final");

    assertEquals(
        List.of("final", "static"),
        new TypeNode("p.A", range, "class", modifiers, List.of(), "", false).modifiers());
    assertEquals(
        List.of("final", "static"), new FieldNode("p.A#f", range, "int", modifiers).modifiers());
  }

  @Test
  void edges_areSortedByKindEndsAndOrderAndCountAtLeastOnce() {
    Edge calls = new Edge(EdgeKind.CALLS, "b", "a", 1, 1);
    List<Edge> sorted =
        List.of(
            new Edge(EdgeKind.CALLS, "a", "z", 9, 1),
            new Edge(EdgeKind.CALLS, "b", "a", 0, 1),
            calls,
            new Edge(EdgeKind.CALLS, "b", "b", 0, 1),
            new Edge(EdgeKind.USES_TYPE, "a", "a", 0, 1));
    List<Edge> shuffled = new ArrayList<>(sorted);
    Collections.reverse(shuffled);
    Collections.sort(shuffled);

    assertEquals(sorted, shuffled);
    assertThrows(IllegalArgumentException.class, () -> new Edge(EdgeKind.CALLS, "a", "b", -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Edge(EdgeKind.CALLS, "a", "b", 0, 0));
  }
}
