package dev.yantra.codex.eval.task;

import dev.yantra.codex.eval.metric.Rank;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.predict.SimilarMethods;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.text.Stems;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Search in plain words: the first sentence of a held-out method's Javadoc has to find the method.
 * Its Javadoc is no part of what is searched; its name, signature and body are.
 */
final class SearchTask {
  private static final int FEWEST_WORDS = 4;
  private static final double[] K1 = {0.4, 0.8, 1.2, 2};
  private static final double[] B = {0, 0.3, 0.6, 0.75};

  /** Gives scores, higher is better, to the methods that a sentence may describe. */
  private interface Ranker {
    Map<Integer, Double> scores(String sentence);
  }

  /** A BM25 as it was tuned. */
  private record Tuned(Ranker ranker, String settings, double reciprocalRank) {}

  private final EvalContext bench;
  private final List<Integer> searched;

  SearchTask(EvalContext bench) {
    this.bench = bench;
    this.searched =
        bench.graph().methods().filter(m -> Usage.isWritten(bench.graph(), m)).boxed().toList();
  }

  EvalReport.Table run() {
    Tuned tuned = tuned(bench.validation(this::described));
    List<Integer> cases = bench.cases(this::described);
    List<EvalReport.Row> rows = new ArrayList<>();
    rows.add(row("BM25", lexical(1.2, 0.75, false), cases));
    rows.add(row("BM25, tuned", tuned.ranker, cases));
    for (StudentVariant contender : bench.contenders()) {
      rows.add(row(contender.system(), text -> scores(contender.student(), text), cases));
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

  private EvalReport.Row row(String system, Ranker ranker, List<Integer> cases) {
    return new CaseScores(bench.bootstrap(), bench.groups(cases))
        .addRanks(ranks(ranker, cases), 1, 10)
        .row(system);
  }

  private Map<Integer, Double> scores(Student student, String sentence) {
    Map<Integer, Double> scores = new HashMap<>();
    for (Prediction p : student.similar(Query.Unseen.of(sentence), bench.graph().size())) {
      bench.graph().find(p.label()).ifPresent(n -> scores.put(n, p.probability()));
    }
    return scores;
  }

  private Ranker lexical(double k1, double b, boolean stems) {
    Bm25 index = new Bm25(k1, b);
    searched.forEach(
        m -> {
          List<String> words = SimilarMethods.wordsWithoutJavadoc(bench.method(m));
          index.add(m, stems ? words.stream().map(Stems::stem).toList() : words);
        });
    return sentence -> {
      Map<Integer, Double> hits = new HashMap<>();
      index
          .search(stems ? Stems.of(sentence) : SubTokens.of(sentence), Integer.MAX_VALUE)
          .forEach(h -> hits.put(h.document(), h.score()));
      return hits;
    };
  }

  /** The best BM25 for some methods, with or without stems. */
  private Tuned tuned(List<Integer> methods) {
    Tuned best = new Tuned(lexical(1.2, 0.75, false), "nothing to tune on", -1);
    for (boolean stems : new boolean[] {true, false}) {
      for (double k1 : K1) {
        for (double b : B) {
          Ranker ranker = lexical(k1, b, stems);
          double mean =
              ranks(ranker, methods).stream().mapToDouble(Rank::reciprocal).average().orElse(-1);
          if (mean > best.reciprocalRank) {
            String settings =
                String.format(
                    Locale.ROOT, "k1 %.1f, b %.2f, %s", k1, b, stems ? "stems" : "whole words");
            best = new Tuned(ranker, settings, mean);
          }
        }
      }
    }
    return best;
  }

  private List<Rank> ranks(Ranker ranker, List<Integer> methods) {
    List<Rank> ranks = new ArrayList<>();
    for (int method : methods) {
      Map<Integer, Double> scores =
          ranker.scores(LabelText.firstSentence(bench.method(method).javadoc()));
      ranks.add(rank(scores, method));
    }
    return ranks;
  }

  private boolean described(int number) {
    MethodNode method = bench.method(number);
    return SubTokens.of(LabelText.firstSentence(method.javadoc())).size() >= FEWEST_WORDS;
  }

  private Rank rank(Map<Integer, Double> scores, int truth) {
    return scores.containsKey(truth)
        ? Rank.of(
            searched.stream().mapToDouble(m -> scores.getOrDefault(m, 0.0)).toArray(),
            searched.indexOf(truth))
        : Rank.MISSING;
  }
}
