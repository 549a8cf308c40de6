package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Pockets;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.predict.BugReport.Evidence;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BugEvidenceTest {
  private static final String SUBJECT = "a.A#x()";

  private static ChangedMethod changed(CodeGraph graph, String id, How how, int lines) {
    return new ChangedMethod(
        id,
        new SourceRange("A.java", 1, 9),
        how,
        new Query.Known(graph.find(id).orElseThrow(), Query.View.FULL),
        IntStream.rangeClosed(1, lines).boxed().toList(),
        0);
  }

  private static List<String> texts(CodeGraph graph, FakeStudent student, Evidence.Kind kind) {
    return texts(graph, student, kind, changed(graph, SUBJECT, How.NAMED, 0));
  }

  private static List<String> texts(
      CodeGraph graph, FakeStudent student, Evidence.Kind kind, ChangedMethod method) {
    return new BugEvidence(graph, student)
        .of(method).stream().filter(e -> e.kind() == kind).map(Evidence::text).toList();
  }

  private static Graphs subject() {
    return new Graphs().method(SUBJECT, 1, 2, "");
  }

  @Test
  void firstSimilarMethodThatWasFixed_isTold() {
    CodeGraph graph =
        subject().fixed("a.B#never()", 0).fixed("a.B#once()", 1).fixed("a.B#more()", 3).build();
    Prediction never = new Prediction("a.B#never()", 0.9);
    Prediction once = new Prediction("a.B#once()", 0.6);
    Prediction more = new Prediction("a.B#more()", 0.6);
    Evidence.Kind kind = Evidence.Kind.SIMILAR_FIX;
    assertEquals(
        List.of("a method like it was fixed once"),
        texts(graph, new FakeStudent().says("similar", never, once, more), kind));
    assertEquals(
        List.of("a method like it was fixed 3 times"),
        texts(graph, new FakeStudent().says("similar", more, once), kind));
    assertEquals(
        List.of(),
        texts(
            graph,
            new FakeStudent()
                .says("similar", new Prediction("a.B#once()", 0.59), new Prediction("no#x()", 1)),
            kind));
  }

  @Test
  void fixesOfTheMethodItself_areCounted() {
    Evidence.Kind kind = Evidence.Kind.FIX_HISTORY;
    CodeGraph twice = new Graphs().fixed(SUBJECT, 2).build();
    assertEquals(List.of("was fixed twice in 3 commits"), texts(twice, new FakeStudent(), kind));
    assertEquals(List.of(), texts(subject().build(), new FakeStudent(), kind));
  }

  @Test
  void largeChange_isToldFromTenLinesOn() {
    CodeGraph graph = subject().build();
    Evidence.Kind kind = Evidence.Kind.CHANGE_SIZE;
    FakeStudent student = new FakeStudent();
    assertEquals(
        List.of("10 lines changed in it"),
        texts(graph, student, kind, changed(graph, SUBJECT, How.MODIFIED, 10)));
    assertEquals(List.of(), texts(graph, student, kind, changed(graph, SUBJECT, How.MODIFIED, 9)));
    assertEquals(List.of(), texts(graph, student, kind, changed(graph, SUBJECT, How.NAMED, 10)));
  }

  /** A method that a test reaches in so many calls. */
  private static CodeGraph testedFrom(int calls) {
    Graphs graphs = subject();
    String callee = SUBJECT;
    for (int i = 1; i < calls; i++) {
      String caller = "a.B#m" + i + "()";
      graphs.method(caller, 1, 2, "").calls(caller, callee);
      callee = caller;
    }
    return graphs.test("t.ATest#t()", "").calls("t.ATest#t()", callee).build();
  }

  @Test
  void methodWithoutATestWithinThreeCalls_isUntested() {
    Evidence.Kind kind = Evidence.Kind.UNTESTED;
    assertEquals(List.of(), texts(testedFrom(1), new FakeStudent(), kind));
    assertEquals(List.of(), texts(testedFrom(3), new FakeStudent(), kind));
    assertEquals(
        List.of("no test reaches it within 3 calls"),
        texts(testedFrom(4), new FakeStudent(), kind));
    CodeGraph graph = testedFrom(1);
    assertEquals(
        List.of(),
        texts(graph, new FakeStudent(), kind, changed(graph, "t.ATest#t()", How.NAMED, 0)));
  }

  @Test
  void complexityAboveNineOfTen_isTold() {
    Graphs graphs = subject().complex("a.A#hard()", 9).complex("a.A#same()", 9);
    for (int i = 0; i < 17; i++) {
      graphs.method("a.B#m" + i + "()", 1, 2, "");
    }
    CodeGraph graph = graphs.build();
    Evidence.Kind kind = Evidence.Kind.COMPLEXITY;
    ChangedMethod hard = changed(graph, "a.A#hard()", How.NAMED, 0);
    assertEquals(
        List.of("complexity 9, more than 90 % of methods here"),
        texts(graph, new FakeStudent(), kind, hard));
    assertEquals(List.of(), texts(graph, new FakeStudent(), kind));
    CodeGraph fewer = new Graphs().complex("a.A#hard()", 9).method("a.B#m()", 1, 2, "").build();
    assertEquals(
        List.of(),
        texts(fewer, new FakeStudent(), kind, changed(fewer, "a.A#hard()", How.NAMED, 0)));
  }

  @Test
  void keptComplexities_giveTheSameEvidence() {
    CodeGraph graph = subject().complex("a.A#hard()", 9).build();
    Pockets pockets = new Pockets();
    ChangedMethod hard = changed(graph, "a.A#hard()", How.NAMED, 0);
    List<Evidence> anew = new BugEvidence(graph, new FakeStudent()).of(hard);
    for (int i : Collections.nCopies(2, 1)) {
      assertEquals(anew, new BugEvidence(graph.on(pockets), new FakeStudent()).of(hard), "" + i);
    }
    assertEquals(Set.of("complexities"), pockets.names());
  }
}
