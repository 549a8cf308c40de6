package dev.yantra.codex.student.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.KnownLabels;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.LabelMemory;
import dev.yantra.codex.student.serve.LabelPrior;
import dev.yantra.codex.student.serve.Linear;
import dev.yantra.codex.student.serve.SpecIndex;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelPretrainingTest {
  private static final CallSites NO_CALLS = new CallSites(Map.of(), List.of());
  private static final CodeGraph GRAPH = SyntheticRepository.graph(24, 1);
  private static final int PARSES = LabelPrior.CONCERNS.indexOf(Concern.PARSING.label());
  private static final int STORES = LabelPrior.CONCERNS.indexOf(Concern.DB_ACCESS.label());

  private static Pretraining.Taught pretrained(int repositories) {
    LabelPretraining pretraining = new LabelPretraining(200, 60, 1);
    for (int i = 0; i < repositories; i++) {
      pretraining.add(SyntheticRepository.graph(16, i), NO_CALLS);
    }
    return pretraining.taught(Progress.SILENT);
  }

  /** Evidence on a method by a repository of which nothing is in view. */
  private static double[][] evidence(LabelPrior prior, String asked) {
    SpecIndex nothing = new SpecIndex(LabelQuestions.view(GRAPH, m -> true));
    LabelMemory memory =
        new LabelMemory(
            nothing,
            LabelPrior.CONCERNS,
            KnownLabels::concerns,
            Matrix.zeros(LabelPrior.CONCERNS.size(), Linear.WIDTH),
            prior.of(LabelHead.CONCERNS, LabelPrior.CONCERNS));
    SpecIndex all = new SpecIndex(GraphView.whole(GRAPH));
    return memory.of(all.spec(GRAPH.find(asked).orElseThrow()));
  }

  private static double taught(double[][] evidence, int label) {
    return evidence[label][evidence[label].length - 1];
  }

  @Test
  void otherRepositories_tellWhatAMethodNeedsWhereNothingWasSeenYet() throws IOException {
    LabelPrior prior = LabelPrior.decode(pretrained(9).bytes());
    double[][] save = evidence(prior, "shop.user.UserService#saveUser(java.lang.String)");
    double[][] parse = evidence(prior, "shop.user.UserService#parseUser(java.lang.String)");
    assertTrue(taught(save, STORES) > taught(save, PARSES) + 1);
    assertTrue(taught(parse, PARSES) > taught(parse, STORES) + 1);
    double[][] without =
        evidence(LabelPrior.NONE, "shop.user.UserService#saveUser(java.lang.String)");
    assertEquals(taught(without, STORES), taught(without, PARSES), 1e-9);
  }

  @Test
  void pretraining_keepsNoTermOfTooFewRepositories() {
    int few = LabelPretraining.LEAST_REPOSITORIES - 1;
    assertEquals("0 terms", pretrained(few).says());
    assertNotEquals("0 terms", pretrained(few + 1).says());
  }

  @Test
  void pretraining_givesTheSameBytesAgain() {
    assertArrayEquals(pretrained(4).bytes(), pretrained(4).bytes());
  }

  @Test
  void shipped_knowsConcernsThatMeanTheSameAnywhere() {
    double[][] parse =
        evidence(LabelPrior.shipped(), "shop.user.UserService#parseUser(java.lang.String)");
    double[][] save =
        evidence(LabelPrior.shipped(), "shop.user.UserService#saveUser(java.lang.String)");
    assertTrue(taught(parse, PARSES) > taught(save, PARSES) + 0.5);
    assertNotEquals(0, LabelPrior.shipped().fingerprint());
  }

  @Test
  void treesThatGoOnFromAnotherPrior_haveAnotherName() throws IOException {
    LabelPrior other = LabelPrior.decode(pretrained(4).bytes());
    assertNotEquals(
        other.after(LabelHead.CONCERNS), LabelPrior.shipped().after(LabelHead.CONCERNS));
  }
}
