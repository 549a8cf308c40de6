package dev.yantra.codex.student.search;

import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.text.Stems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * How this repository's people put into prose what their code says in names: the first sentences of
 * the Javadoc of its documented methods, each beside the tokens of the method's declaration.
 *
 * <p>"Tests whether" goes with {@code is} and {@code boolean} here and with {@code check} there. A
 * word q of prose speaks for a token t of code by how much more often they meet than by chance:
 *
 * <pre>lift(q, t) = max(0, ln((n(q, t) + 1) / (n(q) n(t) / N + 1)))</pre>
 */
final class Phrasebook {
  /** How many of the most similar sentences tell where, and as what type, an answer may stand. */
  private static final int SIMILAR = 20;

  /** How many sentences' worth the overall frequency of a verb counts. */
  private static final double TRUST = 3;

  private static final double LEAST = 0.01;

  /** A documented method. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Entry(int method, String owner, String returnType, String verb, int[] tokens) {}

  private final Vocabulary vocabulary;
  private final Map<Integer, Entry> entries = new TreeMap<>();
  private final Bm25 sentences = new Bm25();
  private final Map<String, List<Entry>> byWord = new HashMap<>();
  private final Map<String, Integer> verbs = new HashMap<>();
  private final int[] occurrences;

  /**
   * A phrasebook.
   *
   * @param documented numbers and nodes of methods whose Javadoc may be read; those without any are
   *     left out
   * @param words what their code says
   */
  Phrasebook(
      Map<Integer, MethodNode> documented, Map<Integer, CodeWords> words, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.occurrences = new int[vocabulary.size()];
    documented.forEach(
        (number, method) -> {
          CodeWords code = words.get(number);
          if (code != null && !method.javadoc().isBlank()) {
            add(number, method, code);
          }
        });
  }

  private void add(int number, MethodNode method, CodeWords code) {
    Entry entry =
        new Entry(
            number,
            method.canonical().owner(),
            method.returnType(),
            code.verb(),
            vocabulary.tokens(method, code));
    entries.put(number, entry);
    List<String> sentence = Stems.of(LabelText.firstSentence(method.javadoc()));
    sentences.add(number, sentence);
    for (String word : new HashSet<>(sentence)) {
      byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(entry);
    }
    for (int token : entry.tokens) {
      occurrences[token]++;
    }
    verbs.merge(entry.verb, 1, Integer::sum);
  }

  /**
   * What it says about one question.
   *
   * @param question different stems in the order of the sentence
   * @param excluded documented methods that do not count, as when one of them is asked for
   */
  Reading read(List<String> question, IntPredicate excluded) {
    return new Reading(question, excluded);
  }

  /** What the phrasebook says about one question. */
  final class Reading {
    private final List<double[]> lifts = new ArrayList<>();
    private final Map<String, Double> owners = new HashMap<>();
    private final Map<String, Double> returns = new HashMap<>();
    private final Map<String, Integer> verbsMet = new HashMap<>();
    private int beginnings;

    private Reading(List<String> question, IntPredicate excluded) {
      for (int i = 0; i < question.size(); i++) {
        lifts.add(lifts(question.get(i), i == 0, excluded));
      }
      List<Bm25.Hit> hits = sentences.search(question, SIMILAR, d -> !excluded.test(d));
      double sum = hits.stream().mapToDouble(h -> h.score() * h.score()).sum();
      for (Bm25.Hit hit : hits) {
        double share = hit.score() * hit.score() / sum;
        Entry entry = entry(hit.document());
        owners.merge(entry.owner, share, Double::sum);
        returns.merge(entry.returnType, share, Double::sum);
      }
    }

    private double[] lifts(String word, boolean first, IntPredicate excluded) {
      int[] together = new int[vocabulary.size()];
      int n = 0;
      for (Entry entry : byWord.getOrDefault(word, List.of())) {
        if (!excluded.test(entry.method)) {
          n++;
          for (int token : entry.tokens) {
            together[token]++;
          }
          if (first) {
            beginnings++;
            verbsMet.merge(entry.verb, 1, Integer::sum);
          }
        }
      }
      double[] lift = new double[together.length];
      for (int t = 0; t < lift.length; t++) {
        if (together[t] > 0) {
          double byChance = (double) n * occurrences[t] / entries.size();
          lift[t] = Math.max(0, Math.log((together[t] + 1) / (byChance + 1)));
        }
      }
      return lift;
    }

    /** Sum over the question's words of the greatest lift of any of these tokens. */
    double association(int[] tokens) {
      double sum = 0;
      for (double[] lift : lifts) {
        double greatest = 0;
        for (int token : tokens) {
          greatest = Math.max(greatest, lift[token]);
        }
        sum += greatest;
      }
      return sum;
    }

    /** Log of how much oftener than usual a name begins so where a sentence begins like this. */
    double verb(String verb) {
      double usual = (double) verbs.getOrDefault(verb, 0) / Math.max(1, entries.size());
      double met = verbsMet.getOrDefault(verb, 0);
      return Math.log((met + TRUST * usual + LEAST) / ((beginnings + TRUST) * usual + LEAST));
    }

    /** Share of the methods with similar sentences that stand in a type. */
    double owner(String owner) {
      return owners.getOrDefault(owner, 0.0);
    }

    /** Share of the methods with similar sentences that return a type. */
    double returnType(String type) {
      return returns.getOrDefault(type, 0.0);
    }
  }

  private Entry entry(int method) {
    Entry entry = entries.get(method);
    if (entry == null) {
      throw new IllegalStateException("not documented: " + method);
    }
    return entry;
  }

  /** Numbers of the tokens that declarations are made of. */
  static final class Vocabulary {
    private final Map<String, Integer> numbers = new HashMap<>();

    int size() {
      return numbers.size();
    }

    /** The tokens of a declaration, ascending: words of name and signature, and its shape. */
    int[] tokens(MethodNode method, CodeWords code) {
      Set<String> tokens = new HashSet<>(code.name());
      tokens.addAll(code.signature());
      tokens.add("returns " + method.returnType());
      tokens.add("takes " + method.parameters().size());
      if (method.canonical().constructor()) {
        tokens.add("makes");
      }
      int[] ids =
          tokens.stream().mapToInt(t -> numbers.computeIfAbsent(t, x -> numbers.size())).toArray();
      Arrays.sort(ids);
      return ids;
    }
  }
}
