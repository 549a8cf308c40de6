package dev.yantra.codex.student.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.GraphCache;
import dev.yantra.codex.graph.Pockets;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a student keeps from process to process must not be told from what it counts anew. */
final class KeptEvidenceTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(24, 1);

  @TempDir private Path directory;
  private Workspace workspace;
  private final Pockets pockets = new Pockets();

  @BeforeEach
  void train() {
    workspace = new Workspace(directory);
    Checkpoint.write(workspace, StudentTraining.untrained(GRAPH, 42), GraphView.whole(GRAPH));
  }

  /** What a new process would answer that finds a shelf. */
  private List<List<Prediction>> answers(GraphCache shelf) {
    ServedStudent student = ServedStudent.open(workspace, GRAPH.on(shelf));
    List<List<Prediction>> answers = new ArrayList<>();
    for (String text : List.of("save a user", "send the order by mail", "unheard")) {
      answers.add(student.similar(Query.Unseen.of(text), 50));
      ask(student, Query.Unseen.of(text), answers);
    }
    for (int method : GRAPH.methods().limit(40).toArray()) {
      answers.add(student.similar(new Query.Known(method, Query.View.FULL), 50));
      ask(student, new Query.Known(method, Query.View.SPEC), answers);
    }
    return answers;
  }

  private static void ask(ServedStudent student, Query query, List<List<Prediction>> answers) {
    answers.add(student.imports(query, 50));
    answers.add(student.calls(query, 50));
  }

  @Test
  void keptEvidence_answersAsWhatIsCountedAnew() {
    List<List<Prediction>> anew = answers(GraphCache.NONE);
    assertEquals(anew, answers(pockets));
    assertTrue(
        pockets
            .names()
            .containsAll(
                Set.of("calls-in-context", "call-candidates", "memory-of-imports", "search")),
        pockets.names().toString());

    assertEquals(anew, answers(pockets));
  }

  @Test
  void keptEvidence_isNotChangedByWhatIsAsked() {
    answers(pockets);
    Object before = pockets.content();
    answers(pockets);
    assertEquals(before, pockets.content());
  }

  @Test
  void evidenceThatIsCutOff_isMadeAgain() {
    List<List<Prediction>> anew = answers(pockets);
    Object whole = pockets.content();
    for (double share : new double[] {0, 0.01, 0.3, 0.6, 0.95}) {
      pockets.cut(share);
      assertEquals(anew, answers(pockets), "cut to " + share);
      assertEquals(whole, pockets.content(), "cut to " + share);
    }
  }

  @Test
  void observedUse_staysOutOfWhatIsKept() {
    List<List<Prediction>> before = answers(pockets);
    ServedStudent student = ServedStudent.open(workspace, GRAPH.on(pockets));
    int method = GRAPH.methods().findFirst().orElseThrow();
    student.observe(
        new Query.Known(method, Query.View.SPEC), List.of(GRAPH.id(method)), List.of("lib.Bus"));
    assertEquals(before, answers(pockets));
  }

  @Test
  void hiddenBodies_areKeptNowhere() {
    BitSet one = new BitSet();
    one.set(GRAPH.methods().findFirst().orElseThrow());
    GraphView part = GraphView.hiding(GRAPH.on(pockets), one);
    Model model = StudentTraining.untrained(GRAPH, 42);
    Evidence evidence = new Evidence(model, Snapshot.compute(model, part));
    evidence.calls();
    evidence.imports();
    evidence.search();
    // Which methods can be called is a matter of declarations alone.
    assertEquals(Set.of("call-candidates"), pockets.names());
  }
}
