package dev.yantra.codex.student.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.imports.PretrainedImports;
import dev.yantra.codex.student.imports.TermEvidence;
import dev.yantra.codex.student.serve.ImportMemory;
import dev.yantra.codex.student.serve.ImportPrior;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImportPretrainingTest {
  private static final int STORE = PretrainedImports.type("lib.Store");
  private static final int NEVER = PretrainedImports.type("lib.Never");

  private static Pretraining.Taught taught(int repositories) {
    ImportPretraining pretraining = new ImportPretraining(30, 42);
    for (int r = 0; r < repositories; r++) {
      pretraining.add(SyntheticRepository.graph(12, r), new CallSites(Map.of(), List.of()));
    }
    return pretraining.taught(Progress.SILENT);
  }

  /** The summed lifts of everything that a declaration says of a type. */
  private static double said(PretrainedImports habits, Set<String> terms) {
    TermEvidence lifts = habits.bind(new int[] {STORE}).lifts(terms);
    double[] row = new double[TermEvidence.COLUMNS.size()];
    lifts.describe(0, row, 0);
    double sum = 0;
    for (int i = 1; i < row.length; i += TermEvidence.PER_PLACE) {
      sum += row[i];
    }
    return sum;
  }

  @Test
  void habitsOfManyRepositories_tellWhatAVerbNeeds() throws IOException {
    Pretraining.Taught taught = taught(4);
    PretrainedImports habits = ImportPrior.decode(taught.bytes()).habits();
    assertTrue(habits.share(STORE) > 10 * habits.share(NEVER));
    double save = said(habits, Set.of("verb:sav"));
    double parse = said(habits, Set.of("verb:pars"));
    assertTrue(save > parse + 1, save + " and " + parse);
    assertEquals(4, taught.cases().size());
    assertTrue(taught.cases().stream().allMatch(c -> c > 30), taught.cases().toString());
  }

  @Test
  void habitsOfFewRepositories_areNotKept() throws IOException {
    PretrainedImports habits = ImportPrior.decode(taught(2).bytes()).habits();
    assertEquals(habits.share(NEVER), habits.share(STORE));
    assertEquals(0, habits.size());
  }

  @Test
  void sameRepositories_giveTheSameBytes() {
    assertArrayEquals(taught(3).bytes(), taught(3).bytes());
  }

  @Test
  void otherVersion_isRefused() {
    byte[] bytes =
        ImportPrior.encode(PretrainedImports.NONE, ImportMemory.usual(), BoostedTrees.NONE);
    bytes[3]++;
    assertThrows(IOException.class, () -> ImportPrior.decode(bytes));
  }

  @Test
  void shippedPrior_fitsTheEvidence() {
    ImportPrior prior = ImportPrior.shipped();
    assertEquals(ImportMemory.COLUMNS.size(), prior.line().weights().length);
    boolean known =
        prior.trees().trees().stream()
            .flatMapToInt(t -> Arrays.stream(t.features()))
            .allMatch(f -> f < ImportMemory.COLUMNS.size());
    assertTrue(known, "trees over columns that are not there");
    assertTrue(prior.habits().share(PretrainedImports.type("java.util.List")) > 0.01);
  }
}
