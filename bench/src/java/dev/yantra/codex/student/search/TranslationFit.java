package dev.yantra.codex.student.search;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.text.Stems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Learns from first sentences of Javadoc, each beside its declaration, which word of prose comes
 * from which token of code: the first model of Brown et al. (1993), by expectation maximisation, in
 * which a word may also come from nowhere,
 *
 * <pre>p(q | d) ∝ p(q) + Σ_{t ∈ d} p(q | t)</pre>
 *
 * <p>so that a word is ascribed to the token that explains it best. Berger and Lafferty (1999)
 * search by it.
 */
public final class TranslationFit {
  /** In how many repositories a pair has to be found. */
  public static final int LEAST_REPOSITORIES = 3;

  private static final int MOST_SENTENCES = 3000;
  private static final int MOST_WORDS = 25;
  private static final int FEWEST_WORDS = 3;
  private static final int ROUNDS = 5;

  /** Sentences' worth that every token is held back by, so that rare ones claim little. */
  private static final double DOUBT = 3;

  /** TermEvidence that say nothing. */
  private static final double LEAST_LIFT = 0.25;

  /** A sentence beside its declaration, as numbers. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Pair(int repository, int[] words, int[] tokens) {}

  private final Numbers words = new Numbers();
  private final Numbers tokens = new Numbers();
  private final List<Pair> pairs = new ArrayList<>();

  /** Numbers of texts, from 0 on. */
  private static final class Numbers {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int[] of(List<String> different) {
      return different.stream()
          .mapToInt(
              text ->
                  numbers.computeIfAbsent(
                      text,
                      t -> {
                        texts.add(t);
                        return texts.size() - 1;
                      }))
          .toArray();
    }
  }

  /** Takes the sentences of a repository; gives how many. */
  public int add(int repository, CodeGraph graph, long seed) {
    List<Integer> methods =
        new ArrayList<>(graph.methods().filter(m -> Usage.isWritten(graph, m)).boxed().toList());
    Collections.shuffle(methods, new Random(seed));
    Set<String> seen = new HashSet<>();
    for (int m : methods) {
      MethodNode method = graph.method(m);
      String sentence = LabelText.firstSentence(method.javadoc());
      List<String> said = List.copyOf(new LinkedHashSet<>(Stems.of(sentence)));
      if (said.size() >= FEWEST_WORDS && seen.size() < MOST_SENTENCES && seen.add(sentence)) {
        List<String> declared = DeclarationTokens.of(method, CodeWords.of(method)).all();
        List<String> first = said.subList(0, Math.min(MOST_WORDS, said.size()));
        pairs.add(new Pair(repository, words.of(first), tokens.of(declared)));
      }
    }
    return seen.size();
  }

  /** The prior with the translations that some of the repositories give, and untrained weights. */
  public SearchPrior prior(IntPredicate repositories) {
    return new SearchPrior(learned(repositories), SearchPrior.NONE.line(), BoostedTrees.NONE);
  }

  private Translations learned(IntPredicate repositories) {
    List<Pair> told = pairs.stream().filter(p -> repositories.test(p.repository)).toList();
    double[] anywhere = anywhere(told);
    long[] keys = shared(told);
    int[][] places = told.parallelStream().map(pair -> places(pair, keys)).toArray(int[][]::new);
    double[] p = new double[keys.length];
    Arrays.setAll(p, i -> anywhere[word(keys[i])]);
    for (int round = 0; round < ROUNDS; round++) {
      p = round(told, places, keys, anywhere, p);
    }
    SortedMap<Integer, SortedMap<Integer, Double>> byWord = new TreeMap<>();
    for (int i = 0; i < p.length; i++) {
      double lift = Math.log1p(p[i] / anywhere[word(keys[i])]);
      if (lift >= LEAST_LIFT) {
        byWord
            .computeIfAbsent(StableHash.of32(words.texts.get(word(keys[i]))), w -> new TreeMap<>())
            .put(StableHash.of32(tokens.texts.get(token(keys[i]))), lift);
      }
    }
    return Translations.of(byWord);
  }

  /** One round of expectation maximisation. */
  private double[] round(
      List<Pair> told, int[][] places, long[] keys, double[] anywhere, double[] p) {
    double[] ascribed = new double[p.length];
    for (int i = 0; i < places.length; i++) {
      Pair pair = told.get(i);
      int n = pair.tokens.length;
      for (int w = 0; w < pair.words.length; w++) {
        double sum = anywhere[pair.words[w]];
        for (int t = 0; t < n; t++) {
          int at = places[i][w * n + t];
          sum += at < 0 ? 0 : p[at];
        }
        for (int t = 0; t < n; t++) {
          int at = places[i][w * n + t];
          if (at >= 0) {
            ascribed[at] += p[at] / sum;
          }
        }
      }
    }
    double[] byToken = new double[tokens.texts.size()];
    Arrays.fill(byToken, DOUBT);
    for (int i = 0; i < ascribed.length; i++) {
      byToken[token(keys[i])] += ascribed[i];
    }
    for (int i = 0; i < ascribed.length; i++) {
      ascribed[i] /= byToken[token(keys[i])];
    }
    return ascribed;
  }

  private double[] anywhere(List<Pair> told) {
    double[] shares = new double[words.texts.size()];
    double all = 0;
    for (Pair pair : told) {
      for (int word : pair.words) {
        shares[word]++;
        all++;
      }
    }
    for (int w = 0; w < shares.length; w++) {
      shares[w] /= Math.max(1, all);
    }
    return shares;
  }

  /** Pairs that enough repositories have, ascending. */
  private static long[] shared(List<Pair> told) {
    long[] all =
        told.stream()
            .flatMapToLong(
                pair ->
                    Arrays.stream(pair.words)
                        .boxed()
                        .flatMapToLong(
                            w ->
                                Arrays.stream(pair.tokens)
                                    .mapToLong(t -> key(w, t) << Byte.SIZE | pair.repository)))
            .sorted()
            .distinct()
            .toArray();
    return IntStream.range(0, all.length)
        .filter(
            i ->
                (i == 0 || all[i - 1] >> Byte.SIZE != all[i] >> Byte.SIZE)
                    && i + LEAST_REPOSITORIES <= all.length
                    && all[i + LEAST_REPOSITORIES - 1] >> Byte.SIZE == all[i] >> Byte.SIZE)
        .mapToLong(i -> all[i] >> Byte.SIZE)
        .toArray();
  }

  /**
   * Where each pair of a sentence's words and its declaration's tokens stands; below 0: nowhere.
   */
  private static int[] places(Pair pair, long[] keys) {
    int n = pair.tokens.length;
    int[] places = new int[pair.words.length * n];
    Arrays.setAll(
        places, i -> Arrays.binarySearch(keys, key(pair.words[i / n], pair.tokens[i % n])));
    return places;
  }

  private static long key(int word, int token) {
    return (long) word << 24 | token;
  }

  private static int word(long key) {
    return (int) (key >> 24);
  }

  private static int token(long key) {
    return (int) (key & 0xffffff);
  }
}
