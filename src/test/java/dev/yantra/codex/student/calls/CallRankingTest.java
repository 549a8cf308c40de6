package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.graph.TypeShape.Member;
import dev.yantra.codex.student.CallPoint;
import dev.yantra.codex.student.Completion;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.calibrate.CallRankingFit;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.student.train.StudentTraining;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Calls of a made-up repository, in which a method's verb decides what it calls on a hub. */
final class CallRankingTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(24, 1);
  private static final Splits SPLITS = Splits.of(GRAPH, 42);
  private static final List<String> VERBS = List.of("parse", "save", "check", "print", "send");
  private static final Model MODEL = StudentTraining.untrained(GRAPH, 5);

  private static String verb(String caller) {
    String name = caller.substring(caller.indexOf('#') + 1);
    return VERBS.stream().filter(name::startsWith).findFirst().orElse("other");
  }

  private static CallPlace place(String caller) {
    return new CallPlace(
        caller,
        3,
        9,
        Form.METHOD,
        Receiver.FIELD,
        List.of("lib.Hub"),
        "hub",
        "",
        Role.STATEMENT,
        "",
        -1,
        Control.BODY,
        -1,
        List.of(),
        List.of());
  }

  /** Each written method calls the hub's method of a verb; tests call nothing. */
  private static CallSites sites(UnaryOperator<String> verbOf) {
    Map<String, List<CallSite>> byCaller = new TreeMap<>();
    GRAPH
        .methods()
        .filter(m -> Usage.isWritten(GRAPH, m))
        .mapToObj(m -> GRAPH.node(m).id())
        .forEach(
            id ->
                byCaller.put(
                    id, List.of(new CallSite(place(id), "lib.Hub#" + verbOf.apply(id) + "It()"))));
    List<Member> members = new ArrayList<>();
    for (String verb : VERBS) {
      members.add(new Member("lib.Hub#" + verb + "It()", "void", Access.PUBLIC, false, false, 0));
    }
    members.add(new Member("lib.Hub#never()", "void", Access.PUBLIC, false, false, 0));
    return new CallSites(byCaller, List.of(new TypeShape("lib.Hub", false, List.of(), members)));
  }

  private static List<Integer> heldOut() {
    return GRAPH
        .methods()
        .filter(m -> SPLITS.side(m) == Split.TEST && Usage.isWritten(GRAPH, m))
        .boxed()
        .toList();
  }

  private static CallPoint point(int method) {
    return new CallPoint(
        new Query.Known(method, Query.View.SPEC), place(GRAPH.node(method).id()), List.of());
  }

  @Test
  void fit_learnsWhatTellsTheCandidatesApart() {
    CallSites sites = sites(CallRankingTest::verb);
    Model fitted = new CallRankingFit(MODEL, GRAPH, sites, SPLITS, 3).fitted();
    Completion before = ServedStudent.heldOut(MODEL, GRAPH, SPLITS).completion(sites);
    Completion after = ServedStudent.heldOut(fitted, GRAPH, SPLITS).completion(sites);
    int asked = 0;
    int first = 0;
    int byFrequency = 0;
    for (int m : heldOut()) {
      String truth = sites.of(GRAPH.node(m).id()).get(0).callee();
      if (!verb(GRAPH.node(m).id()).equals("other")) {
        asked++;
        first += after.at(point(m), 1).get(0).label().equals(truth) ? 1 : 0;
        byFrequency += before.at(point(m), 1).get(0).label().equals(truth) ? 1 : 0;
      }
    }
    assertTrue(asked >= 5, "held out: " + asked);
    assertTrue(first >= 0.9 * asked, first + " of " + asked);
    assertTrue(byFrequency < first, byFrequency + " by frequency alone");
  }

  @Test
  void at_probabilitiesOfAllCandidatesSumToOne() {
    CallSites sites = sites(CallRankingTest::verb);
    Completion completion = ServedStudent.heldOut(MODEL, GRAPH, SPLITS).completion(sites);
    List<Prediction> all = completion.at(point(heldOut().get(0)), Integer.MAX_VALUE);
    assertEquals(VERBS.size() + 1, all.size());
    assertEquals(1, all.stream().mapToDouble(Prediction::probability).sum(), 1e-9);
    assertEquals("lib.Hub#never()", all.get(all.size() - 1).label());
  }

  @Test
  void heldOut_answersTheSameWhateverHiddenBodiesCall() {
    CallSites honest = sites(CallRankingTest::verb);
    CallSites other =
        sites(id -> SPLITS.side(GRAPH.find(id).orElseThrow()) == Split.TRAIN ? verb(id) : "send");
    Completion one = ServedStudent.heldOut(MODEL, GRAPH, SPLITS).completion(honest);
    Completion two = ServedStudent.heldOut(MODEL, GRAPH, SPLITS).completion(other);
    Completion leaking =
        ServedStudent.heldOut(
                MODEL, GRAPH, Splits.of(GRAPH, 43)) // Shows what the first split hides.
            .completion(other);
    boolean differs = false;
    for (int m : heldOut()) {
      assertEquals(one.at(point(m), 9), two.at(point(m), 9));
      differs |= !one.at(point(m), 9).equals(leaking.at(point(m), 9));
    }
    assertTrue(differs, "a student that sees them has to answer otherwise");
  }

  @Test
  void at_methodDoesNotSeeItsOwnCalls() {
    int method = heldOut().get(0);
    String id = GRAPH.node(method).id();
    CallSites honest = sites(CallRankingTest::verb);
    CallSites other = sites(caller -> caller.equals(id) ? "send" : verb(caller));
    ServedStudent whole = ServedStudent.heldOut(MODEL, GRAPH, SPLITS);
    assertEquals(
        whole.completion(honest).at(point(method), 9),
        whole.completion(other).at(point(method), 9));
    int train =
        GRAPH
            .methods()
            .filter(m -> SPLITS.side(m) == Split.TRAIN && Usage.isWritten(GRAPH, m))
            .findFirst()
            .orElseThrow();
    String shown = GRAPH.node(train).id();
    CallSites changed = sites(caller -> caller.equals(shown) ? "send" : verb(caller));
    assertEquals(
        whole.completion(honest).at(point(train), 9),
        whole.completion(changed).at(point(train), 9));
    assertNotEquals(
        whole.completion(honest).at(point(method), 9),
        whole.completion(changed).at(point(method), 9));
  }

  @Test
  void ranking_survivesTheRoundTrip() throws IOException {
    CallSites sites = sites(CallRankingTest::verb);
    Model fitted = new CallRankingFit(MODEL, GRAPH, sites, SPLITS, 3).fitted();
    CallRanking.Parts read = CallRanking.decode(fitted.ranking().encode(), CallPrior.shipped());
    Model again = fitted.with(CallRanking.of(read));
    Completion one = ServedStudent.heldOut(fitted, GRAPH, SPLITS).completion(sites);
    Completion two = ServedStudent.heldOut(again, GRAPH, SPLITS).completion(sites);
    heldOut().forEach(m -> assertEquals(one.at(point(m), 9), two.at(point(m), 9)));
    Model twice = new CallRankingFit(MODEL, GRAPH, sites, SPLITS, 3).fitted();
    assertArrayEquals(fitted.ranking().encode(), twice.ranking().encode(), "same seed, same bytes");
  }
}
