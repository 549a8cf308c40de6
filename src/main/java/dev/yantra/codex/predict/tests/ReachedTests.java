package dev.yantra.codex.predict.tests;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.predict.Change;
import dev.yantra.codex.predict.ChangedMethod;
import dev.yantra.codex.predict.reach.TestReach;
import dev.yantra.codex.predict.reach.TestRun;
import dev.yantra.codex.predict.reach.TestRuns;
import dev.yantra.codex.predict.reach.TypeUses;
import dev.yantra.codex.student.Query;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The tests that run the code of a change, by the calls in between. */
final class ReachedTests {
  /** A class's field is as far from its tests as what a fixture of theirs calls. */
  private static final int FIELD = 2;

  private final CodeGraph graph;
  private final TestRuns runs;
  private final TestReach reach;
  private final TypeUses types;
  private final int limit;
  private final Map<TestRun, Reached> found = new TreeMap<>();

  private ReachedTests(CodeGraph graph, TestRuns runs, int limit) {
    this.graph = graph;
    this.runs = runs;
    this.reach = new TestReach(graph, runs);
    this.types = new TypeUses(graph);
    this.limit = limit;
  }

  /**
   * The part of a change that a test runs.
   *
   * @param distance calls between the two, from 1
   * @param subject id of the changed method, field or type
   * @param runsWith true if the subject is run for every test of the class, called by none
   */
  record Reached(int distance, String subject, boolean runsWith) {}

  /** The tests within {@code limit} calls of a change, with what of it is nearest to each. */
  static Map<TestRun, Reached> of(Change change, CodeGraph graph, TestRuns runs, int limit) {
    ReachedTests tests = new ReachedTests(graph, runs, limit);
    change.methods().forEach(tests::add);
    change.fields().forEach(tests::addField);
    change.declarations().forEach(d -> tests.addType(d.id()));
    return tests.found;
  }

  private void add(ChangedMethod method) {
    if (method.query() instanceof Query.Known known) {
      boolean runsWith = runs.runsWithItsClass(known.node(), graph.method(known.node()));
      addAll(known.node(), 0, method.id(), runsWith);
    } else {
      // It may be a fixture: the graph does not know a method that is just being written.
      addClass(method.id(), 1);
      addAll(types.runInitializer(method.id()), 1, method.id());
    }
  }

  private void addField(int field) {
    String id = graph.id(field);
    for (int user : graph.in(EdgeKind.USES_FIELD).neighbours(field)) {
      if (runs.isTest(user)) {
        runs.of(user).forEach(run -> add(run, new Reached(1, id, false)));
      }
      addAll(user, 1, id, false);
    }
    if (graph.in(EdgeKind.USES_FIELD).neighbours(field).length == 0) {
      addAll(types.runValueOf(field), 1, id);
    }
    addClass(id, FIELD);
  }

  /** A change of a type's head reaches its members, those of its subtypes and what names it. */
  private void addType(String id) {
    addAll(types.membersOf(id), 0, id);
    addAll(types.usersOf(id), 1, id);
  }

  private void addAll(int[] nodes, int behind, String subject) {
    reach
        .distances(nodes, limit)
        .forEach(
            (run, distance) ->
                add(run, new Reached(Math.max(1, distance + behind), subject, false)));
  }

  private void addAll(int node, int behind, String subject, boolean runsWith) {
    reach
        .distances(node, limit)
        .forEach(
            (run, distance) ->
                add(run, new Reached(Math.max(1, distance + behind), subject, runsWith)));
  }

  /** Every test of the class that declares a member. */
  private void addClass(String member, int distance) {
    OptionalInt owner = graph.find(CanonicalId.parse(member).owner());
    if (owner.isPresent()) {
      runs.with(owner.getAsInt()).forEach(run -> add(run, new Reached(distance, member, true)));
    }
  }

  private void add(TestRun run, Reached reached) {
    found.merge(run, reached, (a, b) -> b.distance < a.distance ? b : a);
  }
}
