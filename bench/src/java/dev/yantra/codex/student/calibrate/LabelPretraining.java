package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.HashedRows;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.LogisticRegression;
import dev.yantra.codex.math.SparseLogistic;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.student.KnownLabels;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.calibrate.LabelQuestions.Subject;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LogisticTrees;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.LabelPrior;
import dev.yantra.codex.student.serve.LabelTerms;
import dev.yantra.codex.student.serve.SpecIndex;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Learns from many repositories which terms of declarations speak for concerns and kinds of test,
 * and how far to trust that beside what a repository knows of itself.
 *
 * <p>A term is kept if enough of the repositories have it, so that nothing of one of them alone
 * goes in. The repositories are dealt into parts; each teaches how far to trust the terms with
 * weights that its part had no share in, as it will be where they are used.
 */
public final class LabelPretraining implements Pretraining {
  /** In how many repositories a term has to be found. */
  static final int LEAST_REPOSITORIES = 3;

  private static final int LEAST_METHODS = 8;

  /** Methods that may be known of a repository when it is asked: all of it, or an excerpt. */
  private static final int[] KNOWN = {Integer.MAX_VALUE, 1000, 300};

  private static final int PARTS = 3;
  private static final int FOLDS = 3;
  private static final double RIDGE = 3;
  private static final BoostedTrees.Plan PLAN = new BoostedTrees.Plan(400, 4, 0.1, 10, 10, 0.5);

  private static final Subject CONCERNS =
      new Subject(LabelHead.CONCERNS, LabelPrior.CONCERNS, KnownLabels::concerns, LabelPrior.NONE);
  private static final Subject KINDS =
      new Subject(LabelHead.KINDS, LabelPrior.KINDS, KnownLabels::testKinds, LabelPrior.NONE);

  private final List<Source> sources = new ArrayList<>();
  private final Terms terms = new Terms();
  private final int most;
  private final int asked;
  private final long seed;

  /** One repository with those of its methods that teach weights. */
  private record Source(CodeGraph graph, Splits splits, SpecIndex all, List<Declared> declared) {
    /** The training side of about so many methods. */
    SpecIndex shown(int methods, long seed) {
      return all.narrowed(GraphView.hiding(graph, Excerpt.hidden(graph, splits, methods, seed)));
    }
  }

  /** What a declaration says, as numbers of terms, and what holds of its method, if it is known. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Declared(int[] terms, Optional<boolean[]> concerns, Optional<boolean[]> kinds) {
    Optional<boolean[]> holds(Subject subject) {
      return subject.head() == LabelHead.CONCERNS ? concerns : kinds;
    }
  }

  /** Rows of evidence with what is true, and which of them belong together. */
  private static final class Answers {
    private final List<LogisticRegression.Case> cases = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
  }

  /** Numbers of terms from 1 on, and how many methods and which repositories have each. */
  private static final class Terms {
    private final SortedMap<Integer, Integer> numbers = new TreeMap<>();
    private final List<int[]> methods = new ArrayList<>();

    /** How many methods of each repository have a term. */
    int number(String term, int repository) {
      int number = numbers.computeIfAbsent(StableHash.of32(term), h -> numbers.size() + 1);
      while (methods.size() < number) {
        methods.add(new int[0]);
      }
      int[] counts = methods.get(number - 1);
      if (counts.length <= repository) {
        counts = Arrays.copyOf(counts, repository + 1);
        methods.set(number - 1, counts);
      }
      counts[repository]++;
      return number;
    }

    /** Which terms enough of some repositories have; the first is the bias. */
    boolean[] kept(IntPredicate repositories) {
      boolean[] kept = new boolean[methods.size() + 1];
      kept[0] = true;
      for (int t = 1; t < kept.length; t++) {
        int[] counts = methods.get(t - 1);
        int[] having =
            IntStream.range(0, counts.length)
                .filter(r -> counts[r] > 0 && repositories.test(r))
                .map(r -> counts[r])
                .toArray();
        kept[t] =
            having.length >= LEAST_REPOSITORIES && IntStream.of(having).sum() >= LEAST_METHODS;
      }
      return kept;
    }
  }

  /** A pretraining whose samples are drawn with {@code seed}. */
  public LabelPretraining(long seed) {
    this(6000, 500, seed);
  }

  /**
   * A pretraining.
   *
   * @param most methods of each repository that teach what terms say
   * @param asked methods of each repository that teach how far to trust them
   */
  LabelPretraining(int most, int asked, long seed) {
    this.most = most;
    this.asked = asked;
    this.seed = seed;
  }

  @Override
  public String resource() {
    return "student/serve/labels.prior";
  }

  @Override
  public void add(CodeGraph graph, CallSites sites) {
    SpecIndex everything = new SpecIndex(LabelQuestions.view(graph, m -> false));
    List<Declared> declared = new ArrayList<>();
    for (int method : drawn(everything.specs().keySet(), most)) {
      Set<String> said = LabelTerms.of(graph, everything.spec(method));
      int[] numbers = new int[said.size() + 1];
      int next = 1;
      for (String term : said) {
        numbers[next++] = terms.number(term, sources.size());
      }
      declared.add(
          new Declared(
              Arrays.stream(numbers).distinct().toArray(),
              CONCERNS.holds(graph, method),
              KINDS.holds(graph, method)));
    }
    Splits splits = Splits.of(graph, seed);
    SpecIndex all =
        everything.narrowed(LabelQuestions.view(graph, m -> splits.side(m) != Split.TRAIN));
    sources.add(new Source(graph, splits, all, declared));
  }

  private List<Integer> drawn(Set<Integer> from, int number) {
    List<Integer> methods = new ArrayList<>(from);
    Collections.shuffle(methods, new Random(seed));
    return methods.subList(0, Math.min(number, methods.size()));
  }

  @Override
  public Taught taught(Progress progress) {
    Answers concerns = new Answers();
    Answers kinds = new Answers();
    for (int part = 0; part < PARTS; part++) {
      progress.update("labels", part, PARTS, "");
      int own = part;
      LabelPrior others = learned(r -> r % PARTS != own);
      for (int r = part; r < sources.size(); r += PARTS) {
        for (int known : KNOWN) {
          SpecIndex shown = sources.get(r).shown(known, seed);
          ask(r, shown, CONCERNS.taughtBy(others), concerns);
          ask(r, shown, KINDS.taughtBy(others), kinds);
        }
      }
    }
    progress.update("labels", PARTS, PARTS, "");
    LabelPrior weights = learned(r -> true);
    LabelPrior prior =
        new LabelPrior(
            0,
            weights.terms(),
            judging(weights.concerns(), concerns, CONCERNS),
            judging(weights.kinds(), kinds, KINDS));
    return new Taught(
        prior.encode(),
        sources.stream().map(s -> s.declared.size()).toList(),
        prior.terms().size() + " terms");
  }

  /** What some of the repositories teach of terms. */
  private LabelPrior learned(IntPredicate repositories) {
    List<Declared> cases = new ArrayList<>();
    for (int r = 0; r < sources.size(); r++) {
      if (repositories.test(r)) {
        cases.addAll(sources.get(r).declared);
      }
    }
    boolean[] kept = terms.kept(repositories);
    List<float[]> weights = new ArrayList<>();
    double[] usualConcerns = fit(cases, CONCERNS, kept, weights);
    double[] usualKinds = fit(cases, KINDS, kept, weights);
    SortedMap<Integer, byte[]> rows = new TreeMap<>();
    terms.numbers.forEach(
        (hash, number) -> {
          if (kept[number]) {
            byte[] row = new byte[weights.size()];
            for (int l = 0; l < row.length; l++) {
              row[l] = LabelPrior.stored(weights.get(l)[number]);
            }
            rows.put(hash, row);
          }
        });
    return new LabelPrior(
        0,
        HashedRows.of(weights.size(), rows),
        new LabelPrior.Judgement(usualConcerns, LabelPrior.usualLine(), BoostedTrees.NONE),
        new LabelPrior.Judgement(usualKinds, LabelPrior.usualLine(), BoostedTrees.NONE));
  }

  /** Adds the weights of each label of a head; gives the log-odds of each label. */
  private static double[] fit(
      List<Declared> declared, Subject subject, boolean[] kept, List<float[]> weights) {
    List<Declared> known = declared.stream().filter(d -> d.holds(subject).isPresent()).toList();
    List<boolean[]> truths = known.stream().flatMap(d -> d.holds(subject).stream()).toList();
    int[][] columns = columns(known, kept);
    int labels = subject.labels().size();
    // One thread a label: the same on any number of threads.
    weights.addAll(
        IntStream.range(0, labels)
            .parallel()
            .mapToObj(l -> SparseLogistic.fit(columns, LabelQuestions.column(truths, l), RIDGE))
            .toList());
    return IntStream.range(0, labels)
        .mapToDouble(l -> LogOdds.of(LabelQuestions.column(truths, l)))
        .toArray();
  }

  private static int[][] columns(List<Declared> declared, boolean[] kept) {
    int[] sizes = new int[kept.length];
    declared.forEach(d -> Arrays.stream(d.terms).forEach(t -> sizes[t]++));
    int[][] columns = new int[kept.length][];
    Arrays.setAll(columns, t -> new int[kept[t] ? sizes[t] : 0]);
    int[] filled = new int[kept.length];
    for (int row = 0; row < declared.size(); row++) {
      for (int t : declared.get(row).terms) {
        if (kept[t]) {
          columns[t][filled[t]++] = row;
        }
      }
    }
    return columns;
  }

  /** Asks a repository about what is shown of it. */
  private void ask(int repository, SpecIndex shown, Subject subject, Answers answers) {
    Source source = sources.get(repository);
    List<SpecIndex> folds = LabelQuestions.dealt(shown, source.graph, source.splits, FOLDS);
    LabelQuestions questions = new LabelQuestions(source.graph, shown, folds, subject);
    Set<Integer> known = new TreeSet<>(shown.specs().keySet());
    known.removeIf(m -> subject.holds(source.graph, m).isEmpty());
    if (known.isEmpty()) {
      return;
    }
    Set<Integer> wanted = new HashSet<>(drawn(known, asked));
    int inMemory = known.size() * (FOLDS - 1) / FOLDS;
    questions.ask(
        RIDGE,
        wanted::contains,
        (method, rows, holds) -> {
          for (int l = 0; l < rows.length; l++) {
            double[] row = subject.prior().row(l, rows[l], inMemory);
            answers.cases.add(new LogisticRegression.Case(row, holds[l], 1));
            // Groups have numbers of their own in each repository.
            answers.groups.add(repository * 1_000_003 + source.splits.group(method));
          }
        });
  }

  /** How far to trust the evidence. */
  private static LabelPrior.Judgement judging(
      LabelPrior.Judgement weights, Answers answers, Subject subject) {
    List<LogisticRegression.Case> sums =
        answers.cases.stream()
            .map(c -> new LogisticRegression.Case(LabelPrior.Row.sums(c.evidence()), c.yes(), 1))
            .toList();
    Blend line = BlendFit.cases(sums, LabelPrior.usualLine(), subject.labels().size());
    int[] groups = answers.groups.stream().mapToInt(Integer::intValue).toArray();
    BoostedTrees trees = LogisticTrees.fit(answers.cases, groups, line::logit, PLAN);
    return new LabelPrior.Judgement(weights.usual(), line, trees);
  }
}
