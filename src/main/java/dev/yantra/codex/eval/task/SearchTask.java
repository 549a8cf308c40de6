package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.metric.Rank;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Search in plain words: the first sentence of a held-out method's Javadoc has to find the method.
 * Its Javadoc is no part of what is searched; its name, signature and body are.
 */
final class SearchTask {
  private static final int FEWEST_WORDS = 4;

  /** A BM25 as it was tuned. */
  private record Tuned(TextRanker ranker, String settings, double reciprocalRank) {}

  private final EvalContext bench;
  private final SearchedMethods searched;
  private final LexicalRankers lexical;

  SearchTask(EvalContext bench) {
    this.bench = bench;
    this.searched =
        new SearchedMethods(
            bench.graph().methods().filter(m -> Usage.isWritten(bench.graph(), m)).toArray());
    this.lexical = new LexicalRankers(searched, m -> wordsWithoutJavadoc(bench.method(m)));
  }

  /** Words of the name, owner, signature and body of a method. */
  static List<String> wordsWithoutJavadoc(MethodNode method) {
    List<String> words = new ArrayList<>(SubTokens.of(method.canonical().ownerSimpleName()));
    words.addAll(SubTokens.of(method.signature()));
    words.addAll(method.body().tokens().keySet());
    return words;
  }

  EvalReport.Table run() {
    Tuned tuned = tuned(bench.validation(this::described));
    List<Integer> cases = bench.cases(this::described);
    List<EvalReport.Row> rows = new ArrayList<>();
    rows.add(row("BM25", lexical.of(LexicalRankers.USUAL), cases));
    rows.add(row("BM25, tuned", tuned.ranker, cases));
    for (StudentVariant contender : bench.contenders()) {
      rows.add(row(contender.system(), TextRanker.of(contender.student(), bench.graph()), cases));
    }
    return new EvalReport.Table(
        EvalOptions.Task.SEARCH.label(),
        "search: first sentence of the Javadoc to the method",
        cases.size(),
        List.of("MRR", "R@1", "R@10"),
        rows,
        List.of(
            "Searched: " + searched.size() + " methods by name, signature and body.",
            "The Javadoc of the methods searched for is hidden from all systems.",
            "Tuned on the validation side: " + tuned.settings + "."));
  }

  private EvalReport.Row row(String system, TextRanker ranker, List<Integer> cases) {
    return new CaseScores(bench.bootstrap(), bench.groups(cases))
        .addRanks(ranks(ranker, cases), 1, 10)
        .row(system);
  }

  /** The best BM25 for some methods, with or without stems. */
  private Tuned tuned(List<Integer> methods) {
    Tuned best = new Tuned(lexical.of(LexicalRankers.USUAL), "nothing to tune on", -1);
    for (LexicalRankers.Setting setting : LexicalRankers.Setting.all()) {
      TextRanker ranker = lexical.of(setting);
      double mean =
          ranks(ranker, methods).stream().mapToDouble(Rank::reciprocal).average().orElse(-1);
      if (mean > best.reciprocalRank) {
        best = new Tuned(ranker, setting.toString(), mean);
      }
    }
    return best;
  }

  private List<Rank> ranks(TextRanker ranker, List<Integer> methods) {
    List<Rank> ranks = new ArrayList<>();
    for (int method : methods) {
      Map<Integer, Double> scores =
          ranker.scores(LabelText.firstSentence(bench.method(method).javadoc()));
      ranks.add(searched.rank(scores, method));
    }
    return ranks;
  }

  private boolean described(int number) {
    MethodNode method = bench.method(number);
    return SubTokens.of(LabelText.firstSentence(method.javadoc())).size() >= FEWEST_WORDS;
  }
}
