package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.metric.Rank;
import dev.yantra.codex.eval.report.CaseMetric;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.task.RequestCases.Request;
import dev.yantra.codex.eval.task.TwoHalves.Half;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.search.SentenceVectors;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Search in people's own words, as in use: a phrasing has to find the method that it means among
 * all methods that are searched, with all code and Javadoc in view of every system.
 */
final class RequestsTask {
  private static final String METRIC = "MRR";

  private final EvalContext bench;
  private final StudentInUse inUse;
  private final List<Request> cases;
  private final SearchedMethods searched;
  private final LexicalRankers lexical;
  private final TwoHalves halves;
  private final Map<LexicalRankers.Setting, List<Rank>> lexicalRanks = new HashMap<>();

  /**
   * The task.
   *
   * @throws IllegalArgumentException if the bench has nothing to ask
   */
  RequestsTask(EvalContext bench) {
    this.bench = bench;
    this.inUse =
        bench.inUse().orElseThrow(() -> new IllegalArgumentException("no requests to measure on"));
    this.cases = bench.drawn(inUse.requests().asked());
    this.searched = searched(bench.graph());
    this.lexical = new LexicalRankers(searched, m -> words(bench.method(m)));
    this.halves =
        new TwoHalves(
            methods().stream().map(m -> bench.graph().id(bench.splits().group(m))).toList(),
            bench.options().seed());
  }

  /** The methods that a search in words looks through. */
  static SearchedMethods searched(CodeGraph graph) {
    return new SearchedMethods(graph.methods().filter(m -> Usage.isSearched(graph, m)).toArray());
  }

  EvalReport.Table run() {
    LexicalRankers.Setting onFirst = tuned(Half.FIRST);
    LexicalRankers.Setting onSecond = tuned(Half.SECOND);
    List<EvalReport.Row> simple = new ArrayList<>();
    List<String> notes = new ArrayList<>(notes());
    simple.add(row("BM25", ranks(LexicalRankers.USUAL)));
    simple.add(row("BM25, tuned", halves.crossed(ranks(onFirst), ranks(onSecond))));
    String settings = "BM25 " + onFirst + " and " + onSecond;
    if (inUse.sentences().isPresent()) {
      SentenceVectors sentences = inUse.sentences().orElseThrow();
      Fusion first = fusion(sentences, onFirst, Half.FIRST);
      Fusion second = fusion(sentences, onSecond, Half.SECOND);
      simple.add(row("encoder alone", first.alone()));
      simple.add(row("BM25 and encoder", halves.crossed(first.ranks(), second.ranks())));
      settings += "; share of the encoder " + first.share() + " and " + second.share();
    }
    notes.add("Tuned on each half of the methods and measured on the other: " + settings + ".");
    List<EvalReport.Row> rows = new ArrayList<>(simple);
    for (StudentVariant contender : inUse.contenders()) {
      rows.add(row(contender.system(), ranks(TextRanker.of(contender.student(), bench.graph()))));
    }
    versus(simple, rows.get(rows.size() - 1)).ifPresent(notes::add);
    return new EvalReport.Table(
        EvalOptions.Task.REQUESTS.label(),
        "requests: people's words to the method, as in use",
        cases.size(),
        List.of(METRIC, "R@1", "R@10"),
        rows,
        notes);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Asked for "
            + methods().stream().distinct().count()
            + " methods; searched: "
            + searched.size()
            + ".");
    notes.add(
        "All code and Javadoc is in view of every system, that of held-out methods too, as in use.");
    if (inUse.requests().unsearched() > 0) {
      notes.add(
          "Left out: "
              + inUse.requests().unsearched()
              + " phrasings of what a search in words does not look through, such as tests.");
    }
    if (inUse.requests().learned() > 0) {
      notes.add(
          "Left out: "
              + inUse.requests().learned()
              + " phrasings of methods whose phrasings were learned from.");
    }
    return notes;
  }

  private Optional<String> versus(List<EvalReport.Row> simple, EvalReport.Row student) {
    EvalReport.Row best =
        Collections.max(
            simple,
            Comparator.comparingDouble(
                r -> Objects.requireNonNull(r.figures().get(METRIC)).value()));
    CaseMetric ahead = student.measured().get(METRIC);
    CaseMetric of = best.measured().get(METRIC);
    return ahead == null || of == null
        ? Optional.empty()
        : Optional.of(
            StudentVariant.gain(
                METRIC
                    + " of the student minus that of "
                    + best.system()
                    + ", the best simple system",
                ahead,
                of,
                bench.bootstrap()));
  }

  private EvalReport.Row row(String system, List<Rank> ranks) {
    return new CaseScores(bench.bootstrap(), bench.groups(methods()))
        .addRanks(ranks, 1, 10)
        .row(system);
  }

  private List<Integer> methods() {
    return cases.stream().map(Request::method).toList();
  }

  private List<Rank> ranks(TextRanker ranker) {
    return cases.stream().map(c -> searched.rank(ranker.scores(c.words()), c.method())).toList();
  }

  private List<Rank> ranks(LexicalRankers.Setting setting) {
    return lexicalRanks.computeIfAbsent(setting, s -> ranks(lexical.of(s)));
  }

  private LexicalRankers.Setting tuned(Half half) {
    return halves.best(half, LexicalRankers.Setting.all(), LexicalRankers.USUAL, this::ranks);
  }

  /**
   * BM25 and the encoder together, as one half tuned them.
   *
   * @param alone the ranks of the encoder without BM25
   */
  private record Fusion(double share, List<Rank> ranks, List<Rank> alone) {}

  private Fusion fusion(SentenceVectors sentences, LexicalRankers.Setting setting, Half half) {
    TextRanker ranker = lexical.of(setting);
    List<List<Rank>> byShare = new ArrayList<>();
    FusedScores.SHARES.forEach(share -> byShare.add(new ArrayList<>()));
    for (Request c : cases) {
      FusedScores fused =
          new FusedScores(searched.inOrder(ranker.scores(c.words())), sentences.cosines(c.words()));
      for (int s = 0; s < byShare.size(); s++) {
        byShare.get(s).add(searched.rank(fused.with(FusedScores.SHARES.get(s)), c.method()));
      }
    }
    int last = byShare.size() - 1;
    List<Integer> places = IntStream.rangeClosed(0, last).boxed().toList();
    int best = halves.best(half, places, last / 2, byShare::get);
    return new Fusion(FusedScores.SHARES.get(best), byShare.get(best), byShare.get(last));
  }

  /** The name three times, the owner twice, signature, Javadoc and the words of the body. */
  private static List<String> words(MethodNode method) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      words.addAll(SubTokens.of(method.canonical().spokenName()));
    }
    for (int i = 0; i < 2; i++) {
      words.addAll(SubTokens.of(method.canonical().ownerSimpleName()));
    }
    words.addAll(SubTokens.of(method.signature()));
    words.addAll(SubTokens.of(method.javadoc()));
    method.body().tokens().forEach((word, n) -> words.addAll(Collections.nCopies(n, word)));
    return words;
  }
}
