package dev.yantra.codex.student.search;

import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.text.Bm25;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The first sentences of this repository's Javadoc, each beside the tokens of its method's
 * declaration.
 *
 * <p>"Tests whether" goes with {@code is} and {@code boolean} here and with {@code check} there. A
 * word q of prose speaks for a token t of code by how much more often they meet than by chance:
 *
 * <pre>lift(q, t) = max(0, ln((n(q, t) + 1) / (n(q) n(t) / N + 1)))</pre>
 */
final class JavadocPhrases {
  /**
   * The number of most similar sentences that tell where, and as what type, an answer may stand.
   */
  private static final int SIMILAR = 20;

  /** The number of sentences as which the overall frequency of a verb counts. */
  private static final double TRUST = 3;

  private static final double LEAST = 0.01;

  private final SearchIndex index;

  /** The number of methods with a sentence that have each verb, by its place, and each token. */
  private final int[] verbs;

  private final int[] occurrences;
  private final int size;

  /** A phrasebook of the methods of an index whose Javadoc may be read. */
  JavadocPhrases(SearchIndex index) {
    this.index = index;
    this.verbs = new int[index.places()];
    this.occurrences = new int[index.vocabulary()];
    int documented = 0;
    for (int m = 0; m < index.methods().length; m++) {
      if (index.isReadable(m) && index.isDocumented(m)) {
        documented++;
        verbs[index.verb(m)]++;
        for (int token : index.tokens(m)) {
          occurrences[token]++;
        }
      }
    }
    this.size = documented;
  }

  /**
   * What it says about one question.
   *
   * @param question different stems in the order of the sentence
   * @param excluded numbers of documented methods that do not count, as when one of them is asked
   *     for
   */
  Reading read(List<String> question, IntPredicate excluded) {
    return new Reading(question, excluded);
  }

  /** What the phrasebook says about one question. */
  final class Reading {
    private final List<double[]> lifts = new ArrayList<>();
    private final double[] owners = new double[index.places()];
    private final double[] returns = new double[index.places()];
    private final int[] verbsMet = new int[index.places()];
    private int beginnings;

    private Reading(List<String> question, IntPredicate excluded) {
      IntPredicate counts = m -> !excluded.test(index.methods()[m]);
      for (int i = 0; i < question.size(); i++) {
        lifts.add(lifts(question.get(i), i == 0, counts));
      }
      List<Bm25.Hit> hits = index.sentences().search(question, SIMILAR, counts);
      double sum = hits.stream().mapToDouble(h -> h.score() * h.score()).sum();
      for (Bm25.Hit hit : hits) {
        double share = hit.score() * hit.score() / sum;
        owners[index.owner(hit.document())] += share;
        returns[index.returned(hit.document())] += share;
      }
    }

    private double[] lifts(String word, boolean first, IntPredicate counts) {
      int[] together = new int[occurrences.length];
      int n = 0;
      for (int m : index.sentences().documents(word)) {
        if (counts.test(m)) {
          n++;
          for (int token : index.tokens(m)) {
            together[token]++;
          }
          if (first) {
            beginnings++;
            verbsMet[index.verb(m)]++;
          }
        }
      }
      double[] lift = new double[together.length];
      for (int t = 0; t < lift.length; t++) {
        if (together[t] > 0) {
          double byChance = (double) n * occurrences[t] / size;
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
    double verb(int verb) {
      double usual = (double) verbs[verb] / Math.max(1, size);
      double met = verbsMet[verb];
      return Math.log((met + TRUST * usual + LEAST) / ((beginnings + TRUST) * usual + LEAST));
    }

    /** Share of the methods with similar sentences that stand in a type. */
    double owner(int owner) {
      return owners[owner];
    }

    /** Share of the methods with similar sentences that return a type. */
    double returnType(int type) {
      return returns[type];
    }
  }

  /**
   * The tokens of a declaration, ascending: words of name and signature, and its shape.
   *
   * @param numbers of the tokens so far
   */
  static int[] tokens(MethodNode method, CodeWords code, Map<String, Integer> numbers) {
    Set<String> tokens = new HashSet<>(code.name());
    tokens.addAll(code.signature());
    tokens.add("returns " + method.returnType());
    tokens.add("takes " + method.parameters().size());
    if (method.canonical().constructor()) {
      tokens.add("makes");
    }
    return tokens.stream()
        .mapToInt(t -> numbers.computeIfAbsent(t, x -> numbers.size()))
        .sorted()
        .toArray();
  }
}
