package dev.yantra.codex.student.search;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.GraphCache;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.Softmax;
import dev.yantra.codex.student.search.TypeIndex.Field;
import dev.yantra.codex.text.Stems;
import dev.yantra.codex.text.SubTokens;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The search for the type that a text describes: a sum of BM25 over the fields of a type, the share
 * of its name that is said, and what is known of its methods, brought to a probability
 *
 * <pre>p(t) = exp s(t) / Σ exp s(u),  s(t) = Σ_f w(f) bm25(f, t) + w' name(t) + …</pre>
 *
 * <p>The weights were set by hand, by NDCG@10 by file over 61 public questions about three
 * libraries, with usual weights of the search for methods: .73 with methods alone and .87 with
 * types beside them, one library at another commit than was asked about. See {@code
 * docs/student.md}.
 */
public final class TypeSearch {
  /** For a name of which all words are said. */
  private static final double NAME_SAID = 1.5;

  /** For a name that the question says as one word: {@code JsonReader}. */
  private static final double SYMBOL = 4;

  /** For a name that is the whole question; beyond what any other evidence adds up to. */
  private static final double WHOLE_QUESTION = 30;

  /** For each power of e of the probability that one of its methods is meant. */
  private static final double METHODS = 0.8;

  /** A share of the methods' probability that every type has, so that no logarithm is endless. */
  private static final double LEAST = 1e-3;

  /** Worth of each next best method, by that of the one before. */
  private static final double DISCOUNT = 0.7;

  /** For each power of e of the number of members: people ask for what does much. */
  private static final double SIZE = 0.25;

  /** Letters of a root that two words share, and of the ending after it. */
  private static final int LEAST_ROOT = 4;

  private static final int MOST_ENDING = 2;

  /** For a type in another type, which is a part of what is asked for. */
  private static final double NESTED = -1;

  /** Words that sentences have and phrases of nouns hardly. */
  private static final Set<String> LITTLE_WORDS =
      Set.of(
          "a", "an", "the", "it", "its", "is", "are", "does", "do", "where", "which", "we", "i",
          "my", "that", "this", "when", "if", "so", "as", "one", "without");

  /** Endings of nouns that name a thing or an activity. */
  private static final List<String> THING_ENDINGS =
      List.of(
          "tion", "tions", "ing", "er", "ers", "ies", "ment", "or", "ors", "api", "helper",
          "object", "model");

  // From a logistic regression on the 61 public questions about types and 360 phrasings of methods.
  // The constant is lower than fitted (-1.6), and prepositions are left out, so that methods lose
  // little: half is passed by 80 of 100 of the first and by 3 of 1,800 phrasings. The figures of
  // those 61 questions are those of what was fitted on them, not of questions held back.
  private static final double ABOUT_TYPE = -2.3;
  private static final double LITTLE_WORD = -1.3;
  private static final double JOINED = 2.9;
  private static final double THINGS = 3.9;
  private static final double NAMED = 5.4;

  /** More of them say no more. */
  private static final int MOST_LITTLE_WORDS = 4;

  private final TypeIndex index;
  private final Map<Integer, Integer> owners = new HashMap<>();

  private TypeSearch(TypeIndex index) {
    this.index = index;
    for (int i = 0; i < index.methods().length; i++) {
      owners.put(index.methods()[i], index.owner(i));
    }
  }

  /** The search over all types of a graph, with its index kept on a shelf. */
  public static TypeSearch kept(GraphCache shelf, CodeGraph graph) {
    return new TypeSearch(
        shelf.keep("types", TypeIndex::new, () -> TypeIndex.of(graph), TypeIndex::bytes));
  }

  /** Numbers of the types, in the order of what {@link #of} gives. */
  public int[] types() {
    return index.types();
  }

  /**
   * The probability of each type that it is meant, if a type is.
   *
   * @param methods numbers of methods
   * @param meant the probability of each of them that it is meant, if a method is
   */
  public double[] of(String text, int[] methods, double[] meant) {
    List<String> question = List.copyOf(new LinkedHashSet<>(Stems.of(text)));
    double[] scores = new double[index.types().length];
    for (Field field : Field.values()) {
      double[] found = index.scores(field, question);
      for (int t = 0; t < scores.length; t++) {
        scores[t] += field.weight() * found[t];
      }
    }
    double[] byMethods = byMethods(methods, meant);
    List<String> words = Arrays.asList(text.strip().split("[^\\w$]+"));
    for (int t = 0; t < scores.length; t++) {
      scores[t] +=
          NAME_SAID * said(index.name(t), question)
              + METHODS * Math.log(LEAST + byMethods[t])
              + SIZE * Math.log1p(index.members(t))
              + (index.isNested(t) ? NESTED : 0)
              + symbol(index.name(t), text.strip(), words);
    }
    return Softmax.compensated(scores);
  }

  /**
   * The probability that a text is about a type, and not about a method. People ask for a method in
   * sentences or by its verb, and for a type by a name or by a phrase of nouns.
   */
  public double share(String text) {
    List<String> words = SubTokens.of(text);
    if (words.isEmpty() || index.types().length == 0) {
      return 0;
    }
    boolean named =
        index.names().contains(text.strip())
            || Arrays.stream(text.strip().split("[^\\w$]+"))
                .anyMatch(word -> isCompound(word) && index.names().contains(word));
    long little =
        Math.min(MOST_LITTLE_WORDS, words.stream().filter(LITTLE_WORDS::contains).count());
    double things = (double) words.stream().filter(TypeSearch::isThing).count() / words.size();
    boolean joined = words.contains("and") || words.contains("for");
    double z = ABOUT_TYPE + LITTLE_WORD * little + THINGS * things + (joined ? JOINED : 0);
    return LogOdds.probability(z + (named ? NAMED : 0));
  }

  private static boolean isThing(String word) {
    return THING_ENDINGS.stream().anyMatch(word::endsWith);
  }

  /** A discounted sum of the probabilities of the methods of each type, best first. */
  private double[] byMethods(int[] methods, double[] meant) {
    Integer[] best = new Integer[methods.length];
    Arrays.setAll(best, i -> i);
    Arrays.sort(best, (a, b) -> Double.compare(meant[b], meant[a]));
    double[] sums = new double[index.types().length];
    double[] worth = new double[sums.length];
    Arrays.fill(worth, 1);
    for (int i : best) {
      Integer owner = owners.get(methods[i]);
      if (owner != null) {
        sums[owner] += worth[owner] * meant[i];
        worth[owner] *= DISCOUNT;
      }
    }
    return sums;
  }

  private static double symbol(String name, String question, List<String> words) {
    if (name.equals(question)) {
      return WHOLE_QUESTION;
    }
    return isCompound(name) && words.contains(name) ? SYMBOL : 0;
  }

  /** True for {@code JsonReader}, not for {@code Range}, which may just begin a sentence. */
  private static boolean isCompound(String name) {
    return !name.isEmpty() && !name.substring(1).toLowerCase(Locale.ROOT).equals(name.substring(1));
  }

  private static double said(String name, List<String> question) {
    List<String> words = Stems.of(name);
    long met =
        words.stream().filter(word -> question.stream().anyMatch(q -> related(q, word))).count();
    return words.isEmpty() ? 0 : (double) met / words.size();
  }

  /** True for words of one root: {@code serialization} and {@code serializer}. */
  private static boolean related(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int common = 0;
    while (common < shorter && a.charAt(common) == b.charAt(common)) {
      common++;
    }
    return a.equals(b) || common >= Math.max(LEAST_ROOT, shorter - MOST_ENDING);
  }
}
