package dev.yantra.codex.student.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.LogisticRegression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BoostedTreesTest {
  private static final BoostedTrees.Plan PLAN = new BoostedTrees.Plan(60, 3, 0.2, 1, 1);

  /** Two numbers, and a yes where exactly one of them is above 0.5: no single one tells. */
  private static List<LogisticRegression.Case> eitherOr(int size, long seed) {
    Random random = new Random(seed);
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] row = {random.nextDouble(), random.nextDouble(), 0};
      cases.add(new LogisticRegression.Case(row, row[0] > 0.5 != row[1] > 0.5, 1));
    }
    return cases;
  }

  private static int[] alone(int size) {
    int[] groups = new int[size];
    Arrays.setAll(groups, i -> i);
    return groups;
  }

  @Test
  void words_learnAnAndNot() {
    List<int[]> examples = new ArrayList<>();
    boolean[] truth = new boolean[80];
    for (int i = 0; i < truth.length; i++) {
      boolean a = i % 2 == 0;
      boolean b = i % 4 < 2;
      examples.add(
          a && b ? new int[] {0, 1, 2} : a ? new int[] {0} : b ? new int[] {1} : new int[0]);
      truth[i] = a && !b;
    }
    BoostedTrees trees =
        BoostedTrees.grow(
            TreeColumns.present(examples, 3),
            new double[truth.length],
            LogisticTrees.likelihood(truth),
            PLAN);
    double yes = LogOdds.probability(trees.score(new double[] {1, 0, 0}));
    assertTrue(yes > 0.85, "yes " + yes);
    assertTrue(LogOdds.probability(trees.score(new double[] {1, 1, 1})) < 0.1);
    assertTrue(LogOdds.probability(trees.score(new double[] {0, 1, 0})) < 0.1);
    assertTrue(LogOdds.probability(trees.score(new double[] {0, 0, 0})) < 0.1);
  }

  @Test
  void present_andWrittenOut_growTheSameTrees() {
    Random random = new Random(3);
    List<int[]> present = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    boolean[] truth = new boolean[80];
    for (int i = 0; i < truth.length; i++) {
      double[] row = new double[5];
      for (int f = 0; f < row.length; f++) {
        row[f] = random.nextInt(4) == f % 4 ? 1 : 0;
      }
      rows.add(row);
      present.add(IntStream.range(0, row.length).filter(f -> row[f] == 1).toArray());
      truth[i] = row[0] == 1 || (row[3] == 1 && row[4] == 0);
    }
    double[] start = new double[truth.length];
    BoostedTrees one =
        BoostedTrees.grow(
            TreeColumns.present(present, 5), start, LogisticTrees.likelihood(truth), PLAN);
    BoostedTrees other =
        BoostedTrees.grow(TreeColumns.of(rows), start, LogisticTrees.likelihood(truth), PLAN);
    rows.forEach(row -> assertEquals(other.score(row), one.score(row), 1e-5));
  }

  @Test
  void fit_findsWhatNoLineCanSay() {
    List<LogisticRegression.Case> told = eitherOr(600, 1);
    BoostedTrees trees = LogisticTrees.fit(told, alone(told.size()), row -> 0, PLAN);
    long right =
        eitherOr(200, 2).stream().filter(c -> trees.score(c.evidence()) > 0 == c.yes()).count();
    assertTrue(right > 180, right + " of 200");
  }

  @Test
  void fit_growsNothingWhereThereIsNothingToLearn() {
    Random random = new Random(4);
    List<LogisticRegression.Case> noise =
        eitherOr(300, 5).stream()
            .map(c -> new LogisticRegression.Case(c.evidence(), random.nextBoolean(), 1))
            .toList();
    BoostedTrees trees = LogisticTrees.fit(noise, alone(noise.size()), row -> 0, PLAN);
    assertTrue(trees.trees().size() <= 3, trees.trees().size() + " trees");
  }

  @Test
  void fit_asksNoGroupAboutItself() {
    // Two hundred times the same ten cases: within the groups they are easy, between them random.
    Random random = new Random(6);
    List<LogisticRegression.Case> cases = new ArrayList<>();
    int[] groups = new int[1000];
    for (int g = 0; g < 10; g++) {
      boolean yes = random.nextBoolean();
      for (int i = 0; i < 100; i++) {
        groups[cases.size()] = g;
        cases.add(new LogisticRegression.Case(new double[] {g}, yes, 1));
      }
    }
    int grouped = LogisticTrees.fit(cases, groups, row -> 0, PLAN).trees().size();
    int apart = LogisticTrees.fit(cases, alone(1000), row -> 0, PLAN).trees().size();
    assertTrue(grouped < apart, grouped + " and " + apart);
  }

  @Test
  void trees_surviveTheRoundTrip() throws IOException {
    List<LogisticRegression.Case> told = eitherOr(300, 7);
    BoostedTrees trees = LogisticTrees.fit(told, alone(told.size()), row -> 0, PLAN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      trees.write(out);
    }
    BoostedTrees read =
        BoostedTrees.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    told.forEach(c -> assertEquals(trees.score(c.evidence()), read.score(c.evidence())));
    BoostedTrees stored = BoostedTrees.of(trees.matrix());
    told.forEach(c -> assertEquals(trees.score(c.evidence()), stored.score(c.evidence())));
    assertEquals(0, BoostedTrees.of(BoostedTrees.NONE.matrix()).score(new double[3]));
  }

  @Test
  void grow_refusesMoreNodesThanItCanCount() {
    BoostedTrees.Plan deep = new BoostedTrees.Plan(1, 7, 0.2, 1, 1);
    TreeColumns none = TreeColumns.of(List.of());
    assertThrows(
        IllegalArgumentException.class,
        () -> BoostedTrees.grow(none, new double[0], (s, g, h) -> {}, deep));
  }
}
