package dev.yantra.codex.student.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.Pockets;
import dev.yantra.codex.math.LogisticRegression;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.KnownLabels;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.calibrate.DeclarationFit;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.Stacking;
import dev.yantra.codex.student.imports.PretrainedImports;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.train.StudentTraining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MemoryTest {
  private static final CodeGraph GRAPH = SyntheticRepository.graph(24, 1);
  private static final String ASKED = "shop.user.UserService#saveUser(java.lang.String)";
  private static final List<String> LABELS =
      Arrays.stream(Concern.values()).map(Concern::label).toList();

  private static LabelMemory concerns(GraphView view) {
    return new LabelMemory(
        new SpecIndex(view),
        LABELS,
        KnownLabels::concerns,
        Matrix.zeros(LABELS.size(), Linear.WIDTH));
  }

  private static int asked() {
    return GRAPH.find(ASKED).orElseThrow();
  }

  @Test
  void methodInView_isAskedAboutAsIfItWereHidden() {
    double[][] shown = concerns(GraphView.whole(GRAPH)).of(SpecView.of(GRAPH, asked()));
    BitSet one = new BitSet();
    one.set(asked());
    double[][] hidden = concerns(GraphView.hiding(GRAPH, one)).of(SpecView.of(GRAPH, asked()));
    for (int i = 0; i < LABELS.size(); i++) {
      // Rarity of words in the index differs by one declaration.
      assertArrayEquals(hidden[i], shown[i], 0.05, LABELS.get(i));
    }
    int[] types =
        new ImportMemory(
                new SpecIndex(GraphView.whole(GRAPH)),
                ImportRegressions.NONE,
                PretrainedImports.NONE)
            .candidates();
    double[][] needed =
        new ImportMemory(
                new SpecIndex(GraphView.whole(GRAPH)),
                ImportRegressions.NONE,
                PretrainedImports.NONE)
            .of(SpecView.of(GRAPH, asked()));
    double[][] unseen =
        new ImportMemory(
                new SpecIndex(GraphView.hiding(GRAPH, one)),
                ImportRegressions.NONE,
                PretrainedImports.NONE)
            .of(SpecView.of(GRAPH, asked()));
    for (int i = 0; i < types.length; i++) {
      assertArrayEquals(unseen[i], needed[i], 0.05, GRAPH.node(types[i]).id());
    }
  }

  @Test
  void ownPast_doesNotReachItsRisk() {
    CodeGraph other = SyntheticRepository.withOtherBody(GRAPH, ASKED);
    int past = GRAPH.method(asked()).history().fixes();
    assertTrue(past != other.method(asked()).history().fixes(), "the other past is the same");
    assertArrayEquals(risk(GRAPH), risk(other));
  }

  private static double[] risk(CodeGraph graph) {
    LabelMemory memory =
        new LabelMemory(
            new SpecIndex(GraphView.whole(graph)),
            List.of(KnownLabels.FIXED),
            KnownLabels::fixed,
            Matrix.zeros(1, Linear.WIDTH));
    return memory.of(SpecView.of(graph, graph.find(ASKED).orElseThrow()))[0];
  }

  @Test
  void asking_leavesTheMemoryAsItWas() {
    LabelMemory memory = concerns(GraphView.whole(GRAPH));
    SpecView spec = SpecView.of(GRAPH, asked());
    double[][] first = memory.of(spec);
    memory.of(SpecView.of(GRAPH, GRAPH.methods().findFirst().orElseThrow()));
    assertArrayEquals(first, memory.of(spec));
  }

  @Test
  void nearestDeclarations_knowWhatTheVerbMeans() {
    double[][] rows = concerns(GraphView.whole(GRAPH)).of(SpecView.of(GRAPH, asked()));
    double database = rows[LABELS.indexOf(Concern.DB_ACCESS.label())][1];
    double parsing = rows[LABELS.indexOf(Concern.PARSING.label())][1];
    assertTrue(database > parsing + 2, database + " and " + parsing);
  }

  @Test
  void importsOfHiddenBodies_areNoCandidates() {
    int bus = GRAPH.find("lib.Bus").orElseThrow();
    BitSet users = new BitSet();
    GRAPH.methods().filter(m -> GRAPH.out(EdgeKind.USES_TYPE).connects(m, bus)).forEach(users::set);
    ImportMemory shown =
        new ImportMemory(
            new SpecIndex(GraphView.whole(GRAPH)), ImportRegressions.NONE, PretrainedImports.NONE);
    ImportMemory hidden =
        new ImportMemory(
            new SpecIndex(GraphView.hiding(GRAPH, users)),
            ImportRegressions.NONE,
            PretrainedImports.NONE);
    assertTrue(Arrays.binarySearch(shown.candidates(), bus) >= 0);
    assertTrue(Arrays.binarySearch(hidden.candidates(), bus) < 0);
  }

  @Test
  void observedUse_isRemembered() {
    ImportMemory memory =
        new ImportMemory(
            new SpecIndex(GraphView.whole(GRAPH)), ImportRegressions.NONE, PretrainedImports.NONE);
    int bus = GRAPH.find("lib.Bus").orElseThrow();
    int row = Arrays.binarySearch(memory.candidates(), bus);
    Query.Unseen fresh = new Query.Unseen("", "shop.fresh.Fresh", "doIt", List.of(), "void");
    SpecView spec = SpecView.of(GRAPH, fresh);
    double before = memory.of(spec)[row][0];
    memory.observe(spec, bus);
    assertTrue(memory.of(spec)[row][0] > before);
  }

  @Test
  void habits_tellWhatTheTermsOfADeclarationNeed() {
    SpecIndex index = new SpecIndex(GraphView.whole(GRAPH));
    ImportRegressions habits = ImportRegressions.fit(index);
    Map<Integer, List<Integer>> users = new TreeMap<>();
    index
        .specs()
        .keySet()
        .forEach(
            m -> {
              for (int type : Usage.imports(GRAPH, m)) {
                users.computeIfAbsent(type, t -> new ArrayList<>()).add(m);
              }
            });
    int most =
        users.keySet().stream()
            .max(Comparator.comparingInt(t -> users.getOrDefault(t, List.of()).size()))
            .orElseThrow();
    List<Integer> need = users.getOrDefault(most, List.of());
    double with = 0;
    double without = 0;
    for (Map.Entry<Integer, SpecView> entry : index.specs().entrySet()) {
      double z = habits.logit(most, Linear.positions(entry.getValue().terms()), -6);
      if (need.contains(entry.getKey())) {
        with += z / need.size();
      } else {
        without += z / (index.specs().size() - need.size());
      }
    }
    assertTrue(with > without + 1, with + " and " + without);
    Map<String, Matrix> stored = new TreeMap<>();
    habits.store(GRAPH, stored);
    int[] some = Linear.positions(SpecView.of(GRAPH, asked()).terms());
    assertEquals(
        habits.logit(most, some, -6), ImportRegressions.of(stored, GRAPH).logit(most, some, -6));
    assertEquals(-6, ImportRegressions.NONE.logit(most, some, -6));
  }

  @Test
  void fit_learnsFromTheTrainingSideAlone() {
    Splits splits = Splits.of(GRAPH, 42);
    Model untrained = StudentTraining.untrained(GRAPH, 42);
    Model honest = new DeclarationFit(GRAPH, splits, 42).taught(untrained);
    CodeGraph other = GRAPH;
    for (int m : GRAPH.methods().filter(m -> splits.side(m) != Split.TRAIN).toArray()) {
      if (Usage.isWritten(GRAPH, m)) {
        other = SyntheticRepository.withOtherBody(other, GRAPH.node(m).id());
      }
    }
    Model changed = new DeclarationFit(other, splits, 42).taught(untrained);
    assertEquals(honest.calibration(), changed.calibration());
    assertEquals(values(honest), values(changed));
    double[] weights = honest.calibration().of(LabelHead.CONCERNS).weights();
    assertTrue(weights[1] + weights[2] > 0.3, Arrays.toString(weights));
    assertEquals(0, weights[LabelEvidence.NETWORK]);
  }

  private static Map<String, List<Float>> values(Model model) {
    Map<String, List<Float>> values = new TreeMap<>();
    model
        .linear()
        .forEach(
            (head, matrix) -> {
              Float[] boxed = new Float[matrix.rows() * matrix.columns()];
              float[] all = matrix.toArray();
              Arrays.setAll(boxed, i -> all[i]);
              values.put(head, List.of(boxed));
            });
    return values;
  }

  @Test
  void stacking_takesTheNetworkWhereItKnowsMore() {
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      double network = i % 4 < 2 ? 2 : -2;
      boolean yes = i % 10 == 0 ? network < 0 : network > 0;
      cases.add(new LogisticRegression.Case(new double[] {network, 0}, yes, 1));
    }
    Blend order = new Blend(new double[] {0, 1}, 0);
    assertTrue(Stacking.with(order, 0, cases, Stacking.METHODS).weights()[0] > 0.5);
    List<LogisticRegression.Case> misled =
        cases.stream().map(c -> new LogisticRegression.Case(c.evidence(), !c.yes(), 1)).toList();
    assertEquals(0, Stacking.with(order, 0, misled, Stacking.METHODS).weights()[0]);
  }

  private static LabelMemory kept(CodeGraph graph, List<String> labels) {
    return LabelMemory.kept(
        LabelHead.CONCERNS,
        new SpecIndex(GraphView.whole(graph)),
        labels,
        KnownLabels::concerns,
        Matrix.zeros(labels.size(), Linear.WIDTH),
        LabelPrior.NONE.of(SpecialHead.RISK, labels));
  }

  @Test
  void keptMemory_saysTheSameWithoutReadingTheMethodsAgain() {
    Pockets pockets = new Pockets();
    LabelMemory made = kept(GRAPH.on(pockets), LABELS);
    SpecView asked = SpecView.of(GRAPH, asked());
    assertArrayEquals(concerns(GraphView.whole(GRAPH)).of(asked), made.of(asked));
    assertEquals(Set.of("declarations", "memory-of-concerns"), pockets.names());

    LabelMemory again = kept(GRAPH.on(pockets), LABELS);

    for (int method : new SpecIndex(GraphView.whole(GRAPH)).specs().keySet()) {
      SpecView each = SpecView.of(GRAPH, method);
      assertArrayEquals(made.of(each), again.of(each), GRAPH.id(method));
    }
  }

  @Test
  void keptMemory_ofOtherLabelsIsMadeAgain() {
    Pockets pockets = new Pockets();
    kept(GRAPH.on(pockets), LABELS);
    List<String> fewer = LABELS.subList(0, 2);
    assertEquals(2, kept(GRAPH.on(pockets), fewer).of(SpecView.of(GRAPH, asked())).length);
  }

  @Test
  void damagedMemory_isMadeAgain() {
    Pockets pockets = new Pockets();
    LabelMemory made = kept(GRAPH.on(pockets), LABELS);
    made.of(SpecView.of(GRAPH, asked()));
    pockets.cut(0.5);
    LabelMemory again = kept(GRAPH.on(pockets), LABELS);
    assertArrayEquals(made.of(SpecView.of(GRAPH, asked())), again.of(SpecView.of(GRAPH, asked())));
  }

  @Test
  void partOfAGraph_keepsNothing() {
    Pockets pockets = new Pockets();
    BitSet one = new BitSet();
    one.set(asked());
    concerns(GraphView.hiding(GRAPH.on(pockets), one)).of(SpecView.of(GRAPH, asked()));
    assertEquals(Set.of(), pockets.names());
  }
}
