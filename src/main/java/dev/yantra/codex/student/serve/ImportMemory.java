package dev.yantra.codex.student.serve;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.imports.PretrainedImports;
import dev.yantra.codex.student.imports.TermEvidence;
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
 * The evidence for each imported type that needs no network: counts over the methods around and
 * over shared terms, names, relations, and the nearest declarations.
 */
public final class ImportMemory {
  /** The columns that compare a candidate with the nearest declarations and with words. */
  private enum Likeness {
    NEAREST_LOG_ODDS,
    NEAREST_SHARE,
    WORDS_SHARE,
    WORDS_ALL_WITHOUT_NAME,
    REGRESSION
  }

  /** The columns of what stands around the method. */
  private enum Around {
    LOG_USERS_IN_FILE,
    FIELDS,
    IS_SUPERTYPE,
    NEEDED_BY_METHOD_BEFORE,
    NEEDED_BY_METHOD_AFTER,
    SHARE_OF_CALLERS,
    CALLERS,
    LOG_TYPES_OF_FIELDS,
    LOG_TYPES_IN_FILE
  }

  /** The columns of what the last word of a type's name tells in other repositories. */
  private enum LastWord {
    LOG_SHARE,
    GREATEST_LIFT,
    SUM_OF_LIFTS
  }

  /** The columns of the files that import a candidate. */
  private enum Files {
    LOG_FILES,
    IN_THIS_FILE
  }

  private static final String LIKE = "like";
  private static final List<Around> AROUND = List.of(Around.values());
  private static final List<Likeness> LIKENESS = List.of(Likeness.values());
  private static final List<LastWord> LAST_WORD = List.of(LastWord.values());
  private static final List<Files> FILES = List.of(Files.values());

  /** The names of the columns, block after block. */
  public static final ColumnNames COLUMNS =
      ImportCounts.COLUMNS
          .and(ImportNames.COLUMNS)
          .and(ColumnNames.of(Likeness.values()).in(LIKE))
          .and(ColumnNames.of(Around.values()).in("around"))
          .and(ImportRelations.COLUMNS)
          .and(SimilarMethodVotes.COLUMNS)
          .and(TermEvidence.COLUMNS.in("terms-here"))
          .and(ColumnNames.of("elsewhere.log-share"))
          .and(TermEvidence.COLUMNS.in("terms-elsewhere"))
          .and(ColumnNames.of(LastWord.values()).in("last-word-elsewhere"))
          .and(ImportCandidate.COLUMNS)
          .and(ColumnNames.of(Files.values()).in("files"))
          .and(ImportAsked.COLUMNS);

  /** Log-odds by the regression where there is none, and below which it has nothing to say. */
  private static final double UNLIKELY = -6;

  private final SpecIndex index;
  private final CodeGraph graph;
  private final ImportRegressions regressions;
  private final PretrainedImports.Bound elsewhere;
  private final PretrainedImports.Bound elsewhereByWord;
  private final ImportObservations gathered;
  private final VisibleImports visible;
  private final ImportTerms terms;
  private final ImportNames names;
  private final ImportRelations kinship;
  private final Map<Integer, Set<String>> saidBy = new HashMap<>();
  private final ImportCounts counts;
  private final int[] numbers;
  private final List<ImportCandidate> candidates;
  private final double[] files;
  private final Map<Integer, Optional<int[]>> imports = new HashMap<>();

  /**
   * The memory of the methods in view.
   *
   * @param regressions regressions on the terms of this repository's declarations
   * @param others what methods of other repositories need
   */
  public ImportMemory(SpecIndex index, ImportRegressions regressions, PretrainedImports others) {
    this(index, regressions, others, ImportObservations.of(index.view(), index.specs().size()));
    index
        .specs()
        .forEach((m, spec) -> counts.add(spec, said(m), imports(m).orElseGet(() -> new int[0])));
  }

  private ImportMemory(
      SpecIndex index,
      ImportRegressions regressions,
      PretrainedImports others,
      ImportObservations gathered) {
    this.index = index;
    this.graph = index.view().graph();
    this.regressions = regressions;
    this.gathered = gathered;
    this.visible = gathered.visible();
    this.counts = gathered.counts();
    this.kinship = gathered.kinship();
    this.terms = new ImportTerms(graph);
    this.numbers = visible.types();
    this.candidates = IntStream.of(numbers).mapToObj(n -> ImportCandidate.of(graph, n)).toList();
    this.elsewhere = others.bind(candidates.stream().mapToInt(ImportCandidate::type).toArray());
    this.elsewhereByWord =
        others.bind(candidates.stream().mapToInt(ImportCandidate::word).toArray());
    this.names = new ImportNames(graph, candidates);
    this.files = IntStream.of(visible.files()).mapToDouble(Math::log).toArray();
  }

  /** A memory that is kept, where the graph behind the index keeps something. */
  static ImportMemory kept(
      SpecIndex index, ImportRegressions regressions, PretrainedImports others) {
    GraphView view = index.view();
    return view.shelf()
        .keep(
            "memory-of-imports",
            bytes ->
                new ImportMemory(
                    index, regressions, others, ImportObservations.decode(view, bytes)),
            () -> new ImportMemory(index, regressions, others),
            made -> made.gathered.encode());
  }

  /** A line over the evidence that is right more or less in any repository. */
  public static Blend usual() {
    double[] weights = new double[COLUMNS.size()];
    weights[COLUMNS.position("share.tree")] = 0.2;
    weights[COLUMNS.position("share.file")] = 0.4;
    weights[COLUMNS.position("named.is-meant")] = 5;
    weights[COLUMNS.position("named.in-same-package")] = -0.8;
    weights[COLUMNS.position("like.nearest-log-odds")] = 0.4;
    weights[COLUMNS.position("like.nearest-share")] = 0.5;
    weights[COLUMNS.position("like.words-share")] = 2.5;
    weights[COLUMNS.position("like.words-all-without-name")] = -1;
    return new Blend(weights, -1.5);
  }

  /** Takes what one more method needs. */
  void observe(SpecView method, int... used) {
    counts.add(method, terms.of(method), used);
  }

  /** Numbers of the candidates, in the order of the rows of {@link #of}. */
  public int[] candidates() {
    return numbers.clone();
  }

  /** The evidence, one row for each candidate. What the asked method itself needs is left out. */
  public double[][] of(SpecView asked) {
    Optional<int[]> own = imports(asked.node().orElse(-1));
    Set<String> said = terms.of(asked);
    return rows(asked, said, own.map(counts::without).orElseGet(counts::view));
  }

  private double[][] rows(SpecView asked, Set<String> said, ImportCounts.View others) {
    double[][] shares = others.shares(asked, numbers);
    VisibleImports.Around around = visible.around(asked);
    ImportNames.Meant meant = names.of(asked, shares, around);
    Map<Integer, Double> nearest = nearest(asked);
    Map<Integer, Double> callers = share(around.callers());
    Set<String> words = new HashSet<>();
    asked.words().forEach(w -> words.add(Stems.stem(w)));
    int[] positions = Linear.positions(asked.terms());
    double[] usual = new double[numbers.length];
    double[] usualElsewhere = elsewhere.shares();
    double[] usualWord = elsewhereByWord.shares();
    for (int i = 0; i < numbers.length; i++) {
      usual[i] = shares[i][ImportCounts.ANYWHERE];
    }
    ImportRelations.Kin kin = kinship.of(asked, said);
    SimilarMethodVotes alike =
        SimilarMethodVotes.of(
            asked,
            said,
            around.neighbours(),
            others,
            this::said,
            this::imports,
            gathered.methods());
    TermEvidence here = others.lifts(said, this::position, usual);
    TermEvidence there = elsewhere.lifts(said);
    TermEvidence byWordThere = elsewhereByWord.lifts(said);
    double[] lifts = new double[TermEvidence.COLUMNS.size()];
    double[] about = ImportAsked.of(asked, said, graph, others.methods(asked), gathered.methods());
    double[][] rows = new double[numbers.length][COLUMNS.size()];
    for (int i = 0; i < rows.length; i++) {
      ImportCandidate c = candidates.get(i);
      double[] row = rows[i];
      int at = 0;
      for (double share : shares[i]) {
        row[at++] = logit(share);
      }
      at = meant.describe(i, c, row, at);
      double near = nearest.getOrDefault(c.node(), 0.0);
      int met = (int) c.name().stream().filter(words::contains).count();
      at =
          EvidenceRow.write(
              LIKENESS, column -> likeness(column, c, near, met, asked, positions), row, at);
      at = EvidenceRow.write(AROUND, column -> around(column, around, c, callers), row, at);
      at = kinship.describe(kin, c, row, at);
      at = alike.describe(c.node(), row, at);
      at = here.describe(i, row, at);
      row[at++] = Math.log(usualElsewhere[i]);
      at = there.describe(i, row, at);
      byWordThere.describe(i, lifts, 0);
      double share = usualWord[i];
      at = EvidenceRow.write(LAST_WORD, column -> byWord(column, share, lifts), row, at);
      System.arraycopy(c.shape(), 0, row, at, c.shape().length);
      at += c.shape().length;
      double imported = files[i];
      at =
          EvidenceRow.write(
              FILES,
              column ->
                  switch (column) {
                    case LOG_FILES -> imported;
                    case IN_THIS_FILE -> flag(around.file().getOrDefault(c.node(), 0) > 0);
                  },
              row,
              at);
      System.arraycopy(about, 0, row, at, about.length);
    }
    return rows;
  }

  private double likeness(
      Likeness column, ImportCandidate c, double near, int met, SpecView asked, int[] positions) {
    return switch (column) {
      case NEAREST_LOG_ODDS -> logit(near);
      case NEAREST_SHARE -> near;
      case WORDS_SHARE -> (double) met / Math.max(1, c.name().size());
      case WORDS_ALL_WITHOUT_NAME ->
          flag(met == c.name().size() && !asked.named().contains(c.simple()));
      case REGRESSION -> Math.max(UNLIKELY, regressions.logit(c.node(), positions, UNLIKELY));
    };
  }

  private double around(
      Around column,
      VisibleImports.Around around,
      ImportCandidate c,
      Map<Integer, Double> callers) {
    return switch (column) {
      case LOG_USERS_IN_FILE -> Math.log1p(Math.max(0, around.file().getOrDefault(c.node(), 0)));
      case FIELDS -> Math.min(3, around.fields().getOrDefault(c.node(), 0));
      case IS_SUPERTYPE -> flag(around.above().contains(c.node()));
      case NEEDED_BY_METHOD_BEFORE -> flag(needs(around.before(), c.node()));
      case NEEDED_BY_METHOD_AFTER -> flag(needs(around.after(), c.node()));
      case SHARE_OF_CALLERS -> callers.getOrDefault(c.node(), 0.0);
      case CALLERS -> Math.min(4, around.callers().size());
      case LOG_TYPES_OF_FIELDS -> Math.log1p(around.fields().size());
      case LOG_TYPES_IN_FILE -> Math.log1p(around.file().size());
    };
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

  /** What the last word of a type's name tells: only the greatest lift and the sum of all. */
  private static double byWord(LastWord column, double share, double[] lifts) {
    double greatest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < lifts.length; i += TermEvidence.PER_PLACE) {
      greatest = Math.max(greatest, lifts[i]);
      sum += lifts[i + 1];
    }
    return switch (column) {
      case LOG_SHARE -> Math.log(share);
      case GREATEST_LIFT -> greatest;
      case SUM_OF_LIFTS -> sum;
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
}
