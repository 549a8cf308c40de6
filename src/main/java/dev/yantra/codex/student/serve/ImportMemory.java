package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.imports.Lifts;
import dev.yantra.codex.student.imports.TypeHabits;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.text.Stems;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What declarations say of each type that some file imports, without the network: how many methods
 * around and with the same terms need it, here and in other repositories, whether the declaration
 * names or mentions it, what stands around, and what the nearest declarations need.
 */
public final class ImportMemory {
  private static final int NAMED = ImportCounts.CONTEXTS;
  private static final int NEAREST = NAMED + ImportNames.SIZE;
  private static final int WORDS = NEAREST + 2;
  private static final int REGRESSION = WORDS + 2;
  private static final int AROUND = REGRESSION + 1;
  private static final int KIN = AROUND + 9;
  private static final int ALIKE = KIN + ImportKinship.SIZE;
  private static final int HERE = ALIKE + 3;
  private static final int ELSEWHERE = HERE + Lifts.SIZE;
  private static final int ELSEWHERE_WORD = ELSEWHERE + 1 + Lifts.SIZE;
  private static final int SHAPE = ELSEWHERE_WORD + 3;
  private static final int ASKED = SHAPE + ImportCandidate.SHAPE + 2;

  /** Pieces of evidence for each candidate. */
  public static final int SIZE = ASKED + 14;

  /** Log-odds by the regression where there is none, and below which it has nothing to say. */
  private static final double UNLIKELY = -6;

  private final SpecIndex index;
  private final CodeGraph graph;
  private final ImportHabits habits;
  private final TypeHabits.Bound others;
  private final TypeHabits.Bound othersByWord;
  private final ImportObservations gathered;
  private final VisibleImports visible;
  private final ImportTerms terms;
  private final ImportNames names;
  private final ImportKinship kinship;
  private final Map<Integer, Set<String>> saidBy = new HashMap<>();
  private final ImportCounts counts;
  private final int[] numbers;
  private final List<ImportCandidate> candidates;
  private final double[] files;
  private final Map<Integer, Optional<int[]>> imports = new HashMap<>();

  /**
   * The memory of the methods in view.
   *
   * @param habits regressions on the terms of this repository's declarations
   * @param others what methods of other repositories need
   */
  public ImportMemory(SpecIndex index, ImportHabits habits, TypeHabits others) {
    this(index, habits, others, ImportObservations.of(index.view(), index.specs().size()));
    index
        .specs()
        .forEach((m, spec) -> counts.add(spec, said(m), imports(m).orElseGet(() -> new int[0]), 1));
  }

  private ImportMemory(
      SpecIndex index, ImportHabits habits, TypeHabits others, ImportObservations gathered) {
    this.index = index;
    this.graph = index.view().graph();
    this.habits = habits;
    this.gathered = gathered;
    this.visible = gathered.visible();
    this.counts = gathered.counts();
    this.kinship = gathered.kinship();
    this.terms = new ImportTerms(graph);
    this.numbers = visible.types();
    this.candidates = IntStream.of(numbers).mapToObj(n -> ImportCandidate.of(graph, n)).toList();
    this.others = others.bind(candidates.stream().mapToInt(ImportCandidate::type).toArray());
    this.othersByWord = others.bind(candidates.stream().mapToInt(ImportCandidate::word).toArray());
    this.names = new ImportNames(graph, candidates);
    this.files = IntStream.of(visible.files()).mapToDouble(Math::log).toArray();
  }

  /** A memory that is kept, where the graph behind the index keeps something. */
  static ImportMemory kept(SpecIndex index, ImportHabits habits, TypeHabits others) {
    GraphView view = index.view();
    return view.shelf()
        .keep(
            "memory-of-imports",
            bytes ->
                new ImportMemory(index, habits, others, ImportObservations.decode(view, bytes)),
            () -> new ImportMemory(index, habits, others),
            made -> made.gathered.encode());
  }

  /** A line over the evidence that is right more or less in any repository. */
  public static Blend usual() {
    double[] weights = new double[SIZE];
    weights[ImportCounts.ANYWHERE] = 0.2;
    weights[ImportCounts.FILE] = 0.4;
    weights[NAMED] = 5;
    weights[NAMED + 3] = -0.8;
    weights[NEAREST] = 0.4;
    weights[NEAREST + 1] = 0.5;
    weights[WORDS] = 2.5;
    weights[WORDS + 1] = -1;
    return new Blend(weights, -1.5);
  }

  /** Takes what one more method needs. */
  void observe(SpecView method, int... used) {
    counts.add(method, terms.of(method), used, 1);
  }

  /** Numbers of the candidates, in the order of the rows of {@link #of}. */
  public int[] candidates() {
    return numbers.clone();
  }

  /** The evidence, one row for each candidate. What the asked method itself needs is left out. */
  public double[][] of(SpecView asked) {
    Optional<int[]> own = imports(asked.node().orElse(-1));
    Set<String> said = terms.of(asked);
    own.ifPresent(used -> counts.add(asked, said, used, -1));
    double[][] rows = rows(asked, said);
    own.ifPresent(used -> counts.add(asked, said, used, 1));
    return rows;
  }

  private double[][] rows(SpecView asked, Set<String> said) {
    double[][] shares = counts.shares(asked, numbers);
    VisibleImports.Around around = visible.around(asked);
    ImportNames.Meant meant = names.of(asked, shares, around);
    Map<Integer, Double> nearest = nearest(asked);
    Map<Integer, Double> callers = share(around.callers());
    Set<String> words = new HashSet<>();
    asked.words().forEach(w -> words.add(Stems.stem(w)));
    int[] positions = Linear.positions(asked.terms());
    double[] usual = new double[numbers.length];
    double[] usualThere = others.shares();
    double[] usualWord = othersByWord.shares();
    for (int i = 0; i < numbers.length; i++) {
      usual[i] = shares[i][ImportCounts.ANYWHERE];
    }
    ImportKinship.Kin kin = kinship.of(asked, said);
    ImportAlike alike =
        ImportAlike.of(
            asked,
            said,
            around.neighbours(),
            counts,
            this::said,
            this::imports,
            gathered.methods());
    Lifts here = counts.lifts(said, this::position, usual);
    Lifts there = others.lifts(said);
    Lifts byWordThere = othersByWord.lifts(said);
    double[] lifts = new double[Lifts.SIZE];
    double[] about = about(asked, said);
    double[][] rows = new double[numbers.length][SIZE];
    for (int i = 0; i < rows.length; i++) {
      ImportCandidate c = candidates.get(i);
      double[] row = rows[i];
      for (int level = 0; level < ImportCounts.CONTEXTS; level++) {
        row[level] = logit(shares[i][level]);
      }
      meant.describe(i, c, row, NAMED);
      int at = NEAREST;
      double near = nearest.getOrDefault(c.node(), 0.0);
      row[at++] = logit(near);
      row[at++] = near;
      long met = c.name().stream().filter(words::contains).count();
      row[at++] = (double) met / Math.max(1, c.name().size());
      row[at++] = flag(met == c.name().size() && !asked.named().contains(c.simple()));
      row[at++] = Math.max(UNLIKELY, habits.logit(c.node(), positions, UNLIKELY));
      at = around(around, c, callers, row, at);
      kinship.describe(kin, c, row, at);
      alike.describe(c.node(), row, ALIKE);
      here.describe(i, row, HERE);
      at = ELSEWHERE;
      row[at++] = Math.log(usualThere[i]);
      there.describe(i, row, at);
      byWordThere.describe(i, lifts, 0);
      byWord(usualWord[i], lifts, row);
      System.arraycopy(c.shape(), 0, row, SHAPE, ImportCandidate.SHAPE);
      row[SHAPE + ImportCandidate.SHAPE] = files[i];
      row[SHAPE + ImportCandidate.SHAPE + 1] = flag(around.file().getOrDefault(c.node(), 0) > 0);
      System.arraycopy(about, 0, row, ASKED, about.length);
    }
    return rows;
  }

  private int around(
      VisibleImports.Around around,
      ImportCandidate c,
      Map<Integer, Double> callers,
      double[] row,
      int from) {
    int at = from;
    int held = around.fields().getOrDefault(c.node(), 0);
    row[at++] = Math.log1p(Math.max(0, around.file().getOrDefault(c.node(), 0)));
    row[at++] = Math.min(3, held);
    row[at++] = flag(around.above().contains(c.node()));
    row[at++] = flag(needs(around.before(), c.node()));
    row[at++] = flag(needs(around.after(), c.node()));
    row[at++] = callers.getOrDefault(c.node(), 0.0);
    row[at++] = Math.min(4, around.callers().size());
    row[at++] = Math.log1p(around.fields().size());
    row[at++] = Math.log1p(around.file().size());
    return at;
  }

  /** The terms of a method in view; read when they are first asked for. */
  private Set<String> said(int method) {
    return saidBy.computeIfAbsent(method, m -> index.holds(m) ? terms.of(index.spec(m)) : Set.of());
  }

  /** What a method in view needs, ascending; nothing of others. */
  private Optional<int[]> imports(int method) {
    return method < 0
        ? Optional.empty()
        : imports.computeIfAbsent(
            method, m -> index.holds(m) ? Optional.of(Usage.imports(graph, m)) : Optional.empty());
  }

  private boolean needs(int method, int type) {
    return imports(method).filter(used -> Arrays.binarySearch(used, type) >= 0).isPresent();
  }

  /** What the last word of a type's name says: only whether anything does, and how much. */
  private static void byWord(double share, double[] lifts, double[] row) {
    double greatest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < lifts.length; i += Lifts.PER_PLACE) {
      greatest = Math.max(greatest, lifts[i]);
      sum += lifts[i + 1];
    }
    row[ELSEWHERE_WORD] = Math.log(share);
    row[ELSEWHERE_WORD + 1] = greatest;
    row[ELSEWHERE_WORD + 2] = sum;
  }

  /** What is the same for all candidates: how far to trust the rest. */
  private double[] about(SpecView asked, Set<String> said) {
    int[] methods = counts.methods(asked);
    int parameters = asked.id().parameters().size();
    int thrown =
        asked.node().isPresent() ? graph.method(asked.node().getAsInt()).throwsTypes().size() : 0;
    return new double[] {
      flag(asked.test()),
      flag(asked.id().constructor()),
      flag(asked.returns().equals("void")),
      flag(said.contains("modifier:static")),
      flag(said.contains("modifier:private")),
      flag(said.contains("modifier:public")),
      Math.min(6, parameters),
      flag(said.contains("documented")),
      flag(said.contains("accessor")),
      Math.log1p(Math.max(0, methods[0])),
      Math.log1p(Math.max(0, methods[1])),
      Math.min(3, thrown),
      Math.min(6, asked.named().size()),
      Math.log1p(gathered.methods())
    };
  }

  private int position(int type) {
    int at = Arrays.binarySearch(numbers, type);
    return Math.max(-1, at);
  }

  /** The share of the nearest declarations whose bodies need a type. */
  private Map<Integer, Double> nearest(SpecView asked) {
    List<Bm25.Hit> hits = index.nearest(asked, m -> true);
    double total = hits.stream().mapToDouble(Bm25.Hit::score).sum();
    Map<Integer, Double> shares = new TreeMap<>();
    for (Bm25.Hit hit : hits) {
      for (int type : imports(hit.document()).orElseGet(() -> new int[0])) {
        shares.merge(type, hit.score() / total, Double::sum);
      }
    }
    return shares;
  }

  /** The share of some methods that need a type. */
  private Map<Integer, Double> share(List<Integer> methods) {
    Map<Integer, Double> shares = new TreeMap<>();
    for (int method : methods) {
      for (int type : imports(method).orElseGet(() -> new int[0])) {
        shares.merge(type, 1.0 / methods.size(), Double::sum);
      }
    }
    return shares;
  }

  private static double logit(double p) {
    return LogOdds.of(p, LogOdds.LEAST_SHARE);
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
