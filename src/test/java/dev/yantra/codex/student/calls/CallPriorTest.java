package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.yantra.codex.math.HashedCounts;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CallPriorTest {
  private static final String ITERATOR = "java.util.Iterator";
  private static final List<TypeShape> TYPES =
      List.of(
          new TypeShape(
              ITERATOR,
              true,
              List.of(),
              List.of(member("hasNext", "boolean"), member("next", ""), member("remove", "void"))));

  private static Member member(String name, String returns) {
    return new Member(ITERATOR + "#" + name + "()", returns, Access.PUBLIC, false, false, 0);
  }

  private static CallSite call(String caller, Role role, String name) {
    CallPlace place =
        new CallPlace(
            caller,
            3,
            9,
            Form.METHOD,
            Receiver.LOCAL,
            List.of(ITERATOR),
            "each",
            "",
            role,
            "",
            -1,
            Control.BODY,
            -1,
            List.of(),
            List.of());
    return new CallSite(place, ITERATOR + "#" + name + "()");
  }

  /** A repository whose methods ask for the next element while there is one. */
  private static CallSites iterating(CodeGraph graph) {
    Map<String, List<CallSite>> byCaller = new TreeMap<>();
    graph
        .methods()
        .filter(m -> Usage.isWritten(graph, m))
        .mapToObj(m -> graph.node(m).id())
        .forEach(
            id ->
                byCaller.put(
                    id,
                    List.of(
                        call(id, Role.CONDITION, "hasNext"), call(id, Role.STATEMENT, "next"))));
    return new CallSites(byCaller, TYPES);
  }

  private static Pretraining.Taught pretrained(int repositories) {
    CallPretraining pretraining = new CallPretraining(200, 1);
    for (int i = 0; i < repositories; i++) {
      CodeGraph graph = SyntheticRepository.graph(8, i);
      pretraining.add(graph, iterating(graph));
    }
    return pretraining.taught(Progress.SILENT);
  }

  /** What the prior alone puts first where nothing of the repository is known. */
  private static String first(CallPrior prior, Role role) {
    CodeGraph graph = SyntheticRepository.graph(4, 9);
    String caller =
        graph
            .node(graph.methods().filter(m -> Usage.isWritten(graph, m)).findFirst().orElseThrow())
            .id();
    CallSites unseen = new CallSites(Map.of(), TYPES);
    PointEvidence points = new PointEvidence(graph, unseen, prior.habits(), c -> true);
    CallPlace place = call(caller, role, "").place();
    List<Callee> candidates = points.candidates(place);
    double[][] rows = points.of(place, List.of(), candidates);
    int best = 0;
    for (int x = 1; x < rows.length; x++) {
      best = prior.score(rows[x]) > prior.score(rows[best]) ? x : best;
    }
    return candidates.get(best).name();
  }

  @Test
  void pretraining_teachesWhatIsUsualWhereNothingWasSeenYet() throws IOException {
    Pretraining.Taught result = pretrained(6);
    assertEquals(6, result.cases().size());
    assertTrue(result.cases().stream().allMatch(n -> n > 20), result.cases().toString());
    CallPrior prior = CallPrior.decode(result.bytes());
    assertEquals("hasNext", first(prior, Role.CONDITION));
    assertEquals("next", first(prior, Role.STATEMENT));
  }

  @Test
  void pretraining_keepsNoHabitOfTooFewRepositories() {
    int few = CallPretraining.LEAST_REPOSITORIES - 1;
    assertEquals("0 habits", pretrained(few).says());
    assertNotEquals("0 habits", pretrained(few + 1).says());
  }

  @Test
  void pretraining_givesTheSameBytesAgain() {
    assertArrayEquals(pretrained(5).bytes(), pretrained(5).bytes());
  }

  @Test
  void decode_refusesAPriorOfOtherColumns() {
    Blend narrow = new Blend(new double[3], 0);
    byte[] bytes = CallPrior.encode(new HashedCounts(), narrow, BoostedTrees.NONE);
    assertThrows(IOException.class, () -> CallPrior.decode(bytes));
  }

  @Test
  void encode_keepsCountsWithinAFewPercent() throws IOException {
    HashedCounts counts = new HashedCounts();
    for (int i = 1; i <= 1000; i++) {
      counts.add(StableHash.of("key " + i), i);
    }
    CallPrior prior =
        CallPrior.decode(CallPrior.encode(counts, CallPrior.byFrequency(), BoostedTrees.NONE));
    for (int i = 1; i <= 1000; i++) {
      assertEquals(i, prior.habits().of(StableHash.of("key " + i)), 0.5 + i * 0.04);
    }
    assertEquals(0, prior.habits().of(StableHash.of("never")));
  }

  @Test
  void shipped_isFittedOnTheColumnsOfThisVersion() {
    CallPrior shipped = CallPrior.shipped();
    assertNotEquals(0, shipped.fingerprint());
    assertEquals("hasNext", first(shipped, Role.CONDITION));
    assertEquals("next", first(shipped, Role.INITIALIZER));
  }

  @Test
  void decode_ofARankingThatGoesOnFromAnotherPrior_givesThePriorAlone() throws IOException {
    CallPrior other = CallPrior.decode(pretrained(5).bytes());
    BoostedTrees.Tree leaf = new BoostedTrees.Tree(new int[] {-1}, new float[] {1}, new int[1]);
    byte[] fitted =
        CallRanking.of(
                new CallRanking.Parts(other, new BoostedTrees(List.of(leaf)), CallRanking.alone()))
            .encode();
    assertEquals(1, CallRanking.decode(fitted, other).trees().trees().size());
    assertEquals(0, CallRanking.decode(fitted, CallPrior.shipped()).trees().trees().size());
  }
}
