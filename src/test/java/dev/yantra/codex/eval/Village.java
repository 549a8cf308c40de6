package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Fragment;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.predict.FakeStudent;
import dev.yantra.codex.predict.Graphs;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.teacher.Exhibit;
import dev.yantra.codex.teacher.Teacher;
import java.util.ArrayList;
import java.util.List;

/** A made-up repository large enough to be split, and students that know or do not know it. */
final class Village {
  private static final int HOUSES = 120;

  private Village() {}

  /** Every house calls one of two doors by the parity of its number, and has a test. */
  static CodeGraph graph() {
    Graphs graphs = new Graphs().type("lib.Door").type("lib.Lock");
    graphs.method("lib.Door#open()", 1, 2, "a").method("lib.Door#shut()", 1, 2, "b");
    for (int i = 0; i < HOUSES; i++) {
      String type = "v.House" + i;
      String id = type + "#enter" + i + "(int)";
      boolean even = i % 2 == 0;
      graphs
          .type(type)
          .method(id, 1, 9, "body" + i, even ? Concern.IO : Concern.LOGGING)
          .calls(id, even ? "lib.Door#open()" : "lib.Door#shut()")
          .edges(EdgeKind.IMPORTS, type, even ? "lib.Lock" : "lib.Door")
          .edges(EdgeKind.USES_TYPE, id, even ? "lib.Lock" : "lib.Door")
          .test(type + "Test#enters()", "", even ? TestKind.BOUNDARY : TestKind.HAPPY_PATH)
          .edges(EdgeKind.TESTS, type + "Test#enters()", id);
    }
    return graphs.build();
  }

  /** A student that looks nothing up. */
  static final class Honest extends FakeStudent {
    Honest() {
      says("calls", new Prediction("lib.Door#open()", 0.6), new Prediction("lib.Door#shut()", 0.4));
      says("imports", new Prediction("lib.Lock", 0.5));
      says("concerns", new Prediction("has_io", 0.5), new Prediction("has_logging", 0.5));
      says("testKinds", new Prediction("boundary", 0.5));
    }
  }

  /** A student that reads the very body that it is asked about. */
  static final class Peeking extends FakeStudent {
    private final CodeGraph graph;

    Peeking(CodeGraph graph) {
      this.graph = graph;
    }

    @Override
    public List<Prediction> calls(Query query, int k) {
      List<Prediction> calls = new ArrayList<>();
      for (int callee : graph.out(EdgeKind.CALLS).neighbours(((Query.Known) query).node())) {
        calls.add(new Prediction(graph.node(callee).id(), 1));
      }
      return calls;
    }

    @Override
    public List<Prediction> concerns(Query query, int k) {
      return graph.method(((Query.Known) query).node()).body().concerns().stream()
          .map(c -> new Prediction(c.label(), 1))
          .toList();
    }
  }

  /** A teacher with nothing to say. */
  static final class Silent implements Teacher {
    @Override
    public String kind() {
      return "silent";
    }

    @Override
    public String model() {
      return "silent";
    }

    @Override
    public Answer ask(Request request, List<Exhibit> exhibits) {
      return new Answer(
          request,
          Answer.Outcome.ANSWERED,
          "",
          "",
          List.of(),
          0,
          List.of(),
          Fragment.NONE,
          Answer.Provenance.offline("silent", "", ""));
    }
  }
}
