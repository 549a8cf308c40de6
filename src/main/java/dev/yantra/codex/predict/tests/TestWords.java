package dev.yantra.codex.predict.tests;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.DeclarationText;
import dev.yantra.codex.graph.DeclarationText.Part;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.predict.ChangedMethod;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.text.Bm25;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** BM25 of the tests' words against the words of a change. */
final class TestWords {
  /** More repetitions of one word in a body say nothing more. */
  private static final int REPETITIONS = 3;

  private final CodeGraph graph;
  private final int tests;
  private final Bm25 index;

  TestWords(CodeGraph graph, int[] tests) {
    this.graph = graph;
    this.tests = tests.length;
    this.index =
        graph.shelf().keep("words-of-tests", Bm25::decode, () -> index(tests), Bm25::encode);
  }

  private Bm25 index(int[] tests) {
    Bm25 made = new Bm25();
    for (int test : tests) {
      made.add(test, words(graph.method(test)));
    }
    return made;
  }

  /** Scores from 0 to 1 by test, as a share of the best; tests that share no word are left out. */
  Map<Integer, Double> scores(List<ChangedMethod> subjects, List<Integer> fields) {
    List<String> query = new ArrayList<>();
    subjects.forEach(s -> query.addAll(words(s)));
    fields.forEach(f -> query.addAll(names(graph.node(f).canonical())));
    List<Bm25.Hit> hits = index.search(query, tests);
    Map<Integer, Double> scores = new HashMap<>();
    hits.forEach(h -> scores.put(h.document(), h.score() / hits.get(0).score()));
    return scores;
  }

  private List<String> words(ChangedMethod subject) {
    if (subject.query() instanceof Query.Known known) {
      return words(graph.method(known.node()));
    }
    return names(CanonicalId.parse(subject.id()));
  }

  private static List<String> words(MethodNode method) {
    List<String> words = names(method.canonical());
    method
        .body()
        .tokens()
        .forEach(
            (word, n) -> {
              for (int i = 0; i < Math.min(n, REPETITIONS); i++) {
                words.add(word);
              }
            });
    return words;
  }

  private static List<String> names(CanonicalId id) {
    return new ArrayList<>(DeclarationText.of(id).words(Part.OWNER, Part.NAME));
  }
}
