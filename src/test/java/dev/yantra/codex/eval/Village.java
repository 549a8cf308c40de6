package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Fragment;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.predict.FakeStudent;
import dev.yantra.codex.predict.Graphs;
import dev.yantra.codex.student.Completion;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.teacher.Exchange;
import dev.yantra.codex.teacher.FewShotExample;
import dev.yantra.codex.teacher.Teacher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  /** The calls of the houses, each on a door that has two methods. */
  static CallSites calls() {
    Map<String, List<CallSite>> byCaller = new TreeMap<>();
    for (int i = 0; i < HOUSES; i++) {
      String id = "v.House" + i + "#enter" + i + "(int)";
      CallPlace place =
          new CallPlace(
              id,
              2,
              5,
              CallPlace.Form.METHOD,
              CallPlace.Receiver.FIELD,
              List.of("lib.Door"),
              "door",
              "",
              CallPlace.Role.STATEMENT,
              "",
              -1,
              CallPlace.Control.BODY,
              -1,
              List.of(),
              List.of());
      String door = i % 2 == 0 ? "lib.Door#open()" : "lib.Door#shut()";
      byCaller.put(id, List.of(new CallSite(place, door)));
    }
    List<TypeShape.Member> members =
        Stream.of("lib.Door#open()", "lib.Door#shut()")
            .map(m -> new TypeShape.Member(m, "void", TypeShape.Access.PUBLIC, false, false, 0))
            .toList();
    return new CallSites(byCaller, List.of(new TypeShape("lib.Door", false, List.of(), members)));
  }

  /** A student that looks nothing up. */
  static final class Honest extends FakeStudent {
    Honest() {
      says("calls", new Prediction("lib.Door#open()", 0.6), new Prediction("lib.Door#shut()", 0.4));
      says("imports", new Prediction("lib.Lock", 0.5));
      says("concerns", new Prediction("has_io", 0.5), new Prediction("has_logging", 0.5));
      says("kinds", new Prediction("boundary", 0.5));
    }

    @Override
    public Completion completion(CallSites sites) {
      return (point, k) -> calls(point.method(), k);
    }
  }

  /** A student that counts what the method around a point calls, right of the point too. */
  static final class Counting extends FakeStudent {
    @Override
    public Completion completion(CallSites sites) {
      return (point, k) ->
          sites.of(point.place().caller()).stream()
              .map(site -> new Prediction(site.callee(), 1))
              .toList();
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
    public Completion completion(CallSites sites) {
      return (point, k) -> calls(point.method(), k);
    }

    @Override
    public List<Prediction> answers(Head head, Query query, int k) {
      return head != LabelHead.CONCERNS
          ? super.answers(head, query, k)
          : graph.method(((Query.Known) query).node()).body().concerns().stream()
              .map(c -> new Prediction(c.label(), 1))
              .toList();
    }
  }

  /** A student that looks up in git what it is asked to foretell. */
  static final class Remembering extends FakeStudent {
    private final CodeGraph graph;

    Remembering(CodeGraph graph) {
      this.graph = graph;
    }

    @Override
    public double risk(Query query) {
      return graph.method(((Query.Known) query).node()).history().fixes() > 0 ? 0.9 : 0.1;
    }
  }

  /** A student that finds a sentence where it was copied from. */
  static final class Copying extends FakeStudent {
    private final CodeGraph graph;

    Copying(CodeGraph graph) {
      this.graph = graph;
    }

    @Override
    public List<Prediction> similar(Query query, int k) {
      String text = ((Query.Unseen) query).text();
      return graph
          .methods()
          .filter(m -> graph.method(m).javadoc().startsWith(text))
          .mapToObj(m -> new Prediction(graph.node(m).id(), 1))
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
    public Exchange begin(Request request, List<FewShotExample> examples) {
      return () -> new Exchange.Step.Answered(nothing(request));
    }

    private static Answer nothing(Request request) {
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
