package dev.yantra.codex.predict.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.predict.Graphs;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestRunsTest {
  private static List<String> runs(CodeGraph graph, String test) {
    return new TestRuns(graph)
        .of(graph.find(test).orElseThrow()).stream().map(r -> r.id(test)).toList();
  }

  private static List<String> with(CodeGraph graph, String type) {
    return new TestRuns(graph)
        .with(graph.find(type).orElseThrow()).stream().map(r -> r.id(graph.id(r.test()))).toList();
  }

  /** An abstract class with a test and two concrete classes below it. */
  private static Graphs contract() {
    return new Graphs()
        .testType("far.Contract", "class", "abstract")
        .testType("far.ATest", "class")
        .testType("far.BTest", "class", "final")
        .test("far.Contract#keeps()", "")
        .edges(EdgeKind.EXTENDS, "far.ATest", "far.Contract")
        .edges(EdgeKind.EXTENDS, "far.BTest", "far.Contract");
  }

  @Test
  void testOfAnAbstractClass_runsInEveryConcreteClassBelow() {
    CodeGraph graph = contract().build();
    assertEquals(
        List.of("far.ATest#keeps()", "far.BTest#keeps()"), runs(graph, "far.Contract#keeps()"));
  }

  @Test
  void testOfAConcreteClass_runsThereAndInItsSubclasses() {
    CodeGraph graph =
        new Graphs()
            .testType("far.ATest", "class")
            .testType("far.MoreATest", "class")
            .test("far.ATest#keeps(int,java.lang.String)", "")
            .edges(EdgeKind.EXTENDS, "far.MoreATest", "far.ATest")
            .build();
    assertEquals(
        List.of(
            "far.ATest#keeps(int,java.lang.String)", "far.MoreATest#keeps(int,java.lang.String)"),
        runs(graph, "far.ATest#keeps(int,java.lang.String)"));
  }

  @Test
  void testOfAnInterface_runsThroughAbstractClassesInRecordsToo() {
    CodeGraph graph =
        new Graphs()
            .testType("far.Face", "interface")
            .testType("far.Middle", "class", "abstract", "public")
            .testType("far.Leaf", "record")
            .testType("far.Kind", "enum")
            .testType("far.Other", "interface")
            .test("far.Face#smiles()", "")
            .edges(EdgeKind.EXTENDS, "far.Middle", "far.Face")
            .edges(EdgeKind.EXTENDS, "far.Leaf", "far.Middle")
            .edges(EdgeKind.EXTENDS, "far.Kind", "far.Face")
            .edges(EdgeKind.EXTENDS, "far.Other", "far.Face")
            .build();
    assertEquals(List.of("far.Leaf#smiles()"), runs(graph, "far.Face#smiles()"));
  }

  @Test
  void testWithoutAConcreteClass_runsNowhere() {
    CodeGraph graph =
        new Graphs()
            .testType("far.Contract", "class", "abstract")
            .test("far.Contract#keeps()", "")
            .build();
    assertEquals(List.of(), runs(graph, "far.Contract#keeps()"));
  }

  @Test
  void overriddenTest_doesNotRunWhereAnotherStandsInForIt() {
    CodeGraph graph =
        contract()
            .testType("far.MoreATest", "class")
            .edges(EdgeKind.EXTENDS, "far.MoreATest", "far.ATest")
            .test("far.ATest#keeps()", "")
            .edges(EdgeKind.OVERRIDES, "far.ATest#keeps()", "far.Contract#keeps()")
            .build();
    assertEquals(List.of("far.BTest#keeps()"), runs(graph, "far.Contract#keeps()"));
    assertEquals(
        List.of("far.ATest#keeps()", "far.MoreATest#keeps()"), runs(graph, "far.ATest#keeps()"));
  }

  @Test
  void testOfAnInnerClass_runsInTheClassesAroundIt() {
    CodeGraph graph =
        contract()
            .testType("far.Contract$WhenEmpty", "class")
            .test("far.Contract$WhenEmpty#nothing()", "")
            .testType("far.ATest$Own", "class")
            .test("far.ATest$Own#own()", "")
            .build();
    assertEquals(
        List.of("far.ATest$WhenEmpty#nothing()", "far.BTest$WhenEmpty#nothing()"),
        runs(graph, "far.Contract$WhenEmpty#nothing()"));
    assertEquals(List.of("far.ATest$Own#own()"), runs(graph, "far.ATest$Own#own()"));
  }

  @Test
  void inheritedNestedClass_isSelectedByTheConcreteClassAndTheDeclaringOne() {
    String declared = "far.Contract$WhenEmpty#nothing()";
    CodeGraph graph =
        contract().testType("far.Contract$WhenEmpty", "class").test(declared, "").build();
    TestRun inA = new TestRuns(graph).of(graph.find(declared).orElseThrow()).get(0);
    assertEquals(List.of("far.ATest#nothing()", declared), inA.selectors(declared));
    TestRun plain = new TestRuns(graph).of(graph.find("far.Contract#keeps()").orElseThrow()).get(0);
    assertEquals(List.of("far.ATest#keeps()"), plain.selectors("far.Contract#keeps()"));
  }

  @Test
  void testOfAStaticNestedClass_needsNoClassAroundIt() {
    CodeGraph graph =
        new Graphs()
            .testType("far.Tests", "class", "abstract")
            .testType("far.Tests$Small", "class", "static")
            .test("far.Tests$Small#keeps()", "")
            .testType("far.Face", "interface")
            .testType("far.Face$Inside", "class")
            .test("far.Face$Inside#keeps()", "")
            .build();
    assertEquals(List.of("far.Tests$Small#keeps()"), runs(graph, "far.Tests$Small#keeps()"));
    assertEquals(List.of("far.Face$Inside#keeps()"), runs(graph, "far.Face$Inside#keeps()"));
  }

  @Test
  void classThatExtendsTheClassAroundIt_isPlacedOnce() {
    CodeGraph graph =
        new Graphs()
            .testType("far.Outer", "class")
            .testType("far.Outer$Inner", "class")
            .edges(EdgeKind.EXTENDS, "far.Outer$Inner", "far.Outer")
            .test("far.Outer$Inner#keeps()", "")
            .build();
    assertEquals(List.of("far.Outer$Inner#keeps()"), runs(graph, "far.Outer$Inner#keeps()"));
  }

  @Test
  void declarationsOfABaseClass_runWithTheTestsBelowAndInside() {
    CodeGraph graph =
        contract()
            .test("far.ATest#own()", "")
            .testType("far.ATest$Inner", "class")
            .test("far.ATest$Inner#deep()", "")
            .testType("far.ATest$Apart", "class", "static")
            .test("far.ATest$Apart#apart()", "")
            .test("far.CTest#other()", "")
            .build();
    assertEquals(
        List.of(
            "far.ATest#own()", "far.ATest$Inner#deep()", "far.ATest#keeps()", "far.BTest#keeps()"),
        with(graph, "far.Contract"));
    assertEquals(
        List.of("far.ATest#own()", "far.ATest$Inner#deep()", "far.ATest#keeps()"),
        with(graph, "far.ATest"));
    assertEquals(List.of("far.BTest#keeps()"), with(graph, "far.BTest"));
    assertEquals(List.of("far.ATest$Inner#deep()"), with(graph, "far.ATest$Inner"));
  }
}
