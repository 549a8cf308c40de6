package dev.yantra.codex.student.search;

import dev.yantra.codex.encoder.Sentences;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.text.Stems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * What speaks for a method being the one that a sentence describes: BM25 over its code, how much of
 * its name the sentence says, what the {@link Phrasebook} of this repository and the {@link
 * Dictionary} of others make of the sentence, and how much it looks like a method that somebody
 * would describe; and what other repositories make of all that.
 */
public final class SearchEvidence {
  /** Column of the cosine of the embeddings, which is left at 0 here. */
  public static final int EMBEDDING = 0;

  /** Column of BM25 over the Javadoc. */
  public static final int DOC = 1;

  /** Column of BM25 over the whole code. */
  static final int CODE = 2;

  /** Column of the first piece of what the {@link Dictionary} says. */
  private static final int TRANSLATED = 16;

  /** Column of what other repositories make of all that is read off the code. */
  static final int TAUGHT = TRANSLATED + Dictionary.SIZE;

  /** Pieces of evidence for each method without a pre-trained encoder. */
  static final int SIZE = TAUGHT + 1;

  /** Column of what a pre-trained encoder says, where one reads along; behind the others. */
  private static final int MEANING = SIZE;

  /** A weight for it that is right more or less anywhere: cosines of sentences are small. */
  private static final double USUAL_MEANING = 3;

  /** Scores of BM25 are brought to the size of the other columns. */
  private static final double SCALE = 0.2;

  /**
   * What is asked of each method again and again.
   *
   * @param name words in the order of the name, since sums go over them
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Candidate(
      int number,
      MethodNode method,
      CanonicalId id,
      Set<String> name,
      String verb,
      int[] tokens,
      boolean readable) {}

  /** How many methods of a type there are, and how many of them have Javadoc. */
  private static final class Coverage {
    private int methods;
    private int documented;

    void count(MethodNode method, int times) {
      methods += times;
      documented += method.javadoc().isBlank() ? 0 : times;
    }
  }

  private final List<Candidate> candidates = new ArrayList<>();
  private final int[] methods;
  private final Bm25 code = new Bm25();
  private final Bm25 owners = new Bm25();
  private final Bm25 signatures = new Bm25();
  private final Bm25 docs = new Bm25();
  private final Map<String, Integer> frequencies = new HashMap<>();
  private final Map<String, Coverage> coverage = new HashMap<>();
  private final Phrasebook phrasebook;
  private final Dictionary dictionary;
  private final SearchPrior prior;
  private final Optional<Meanings> meanings;

  /** Which part of a Javadoc is searched for the words of a question. */
  public enum Docs {
    /** None. */
    NONE,
    /** What follows the first sentence. */
    REST,
    /** All. */
    ALL
  }

  /**
   * Evidence over some methods.
   *
   * @param searched which methods are looked through
   * @param readable which of them have a Javadoc that may be read
   * @param part of a readable Javadoc that is searched
   * @param sentences the pre-trained encoder that reads along, if one does
   * @param prior what other repositories teach
   */
  public SearchEvidence(
      CodeGraph graph,
      IntPredicate searched,
      IntPredicate readable,
      Docs part,
      Optional<Sentences> sentences,
      SearchPrior prior) {
    this.prior = prior;
    this.dictionary = new Dictionary(prior.translations());
    this.methods = graph.methods().filter(searched).toArray();
    this.meanings = sentences.map(encoder -> new Meanings(encoder, graph, methods));
    Phrasebook.Vocabulary vocabulary = new Phrasebook.Vocabulary();
    Map<Integer, MethodNode> read = new TreeMap<>();
    Map<Integer, CodeWords> words = new TreeMap<>();
    for (int m : methods) {
      MethodNode method = graph.method(m);
      CodeWords w = CodeWords.of(method);
      List<String> all = w.all();
      dictionary.add(DeclarationTokens.of(method, w));
      code.add(m, all);
      owners.add(m, w.owner());
      signatures.add(m, w.signature());
      docs.add(m, readable.test(m) ? doc(method.javadoc(), part) : List.of());
      new HashSet<>(all).forEach(s -> frequencies.merge(s, 1, Integer::sum));
      if (readable.test(m)) {
        read.put(m, method);
        words.put(m, w);
        coverage.computeIfAbsent(method.canonical().owner(), o -> new Coverage()).count(method, 1);
      }
      candidates.add(
          new Candidate(
              m,
              method,
              method.canonical(),
              new LinkedHashSet<>(w.name()),
              w.verb(),
              vocabulary.tokens(method, w),
              readable.test(m)));
    }
    this.phrasebook = new Phrasebook(read, words, vocabulary);
  }

  private static List<String> doc(String javadoc, Docs part) {
    return switch (part) {
      case NONE -> List.of();
      case REST -> Stems.of(javadoc.substring(LabelText.firstSentence(javadoc).length()));
      case ALL -> Stems.of(javadoc);
    };
  }

  /** Weights that are right more or less in any repository: all as other repositories teach. */
  public static double[] usual() {
    double[] usual = new double[SIZE];
    usual[EMBEDDING] = 2;
    usual[DOC] = 1;
    usual[TAUGHT] = 1;
    return usual;
  }

  /** Weights of what is read off the code where no other repository has taught any. */
  static double[] untaught() {
    double[] weights = {0, 0, 1.7, 1, 0.6, 1.4, 0.5, 0.35, 2, 2, 1.5, 1.2, 0.25, 0, 0, -0.7};
    return Arrays.copyOf(weights, TAUGHT);
  }

  /** The part of a choice's evidence that other repositories judge by. */
  public static BlendFit.Choice judged(BlendFit.Choice choice) {
    return new BlendFit.Choice(
        Arrays.stream(choice.evidence())
            .map(row -> Arrays.copyOf(row, TAUGHT))
            .toArray(double[][]::new),
        choice.chosen());
  }

  /** The same weights with one for what a pre-trained encoder says. */
  public static Blend withMeaning(Blend blend) {
    double[] weights = Arrays.copyOf(blend.weights(), SIZE + 1);
    weights[MEANING] = USUAL_MEANING;
    return new Blend(weights, blend.intercept());
  }

  /** Numbers of the methods, in the order of the rows of {@link #of}. */
  public int[] methods() {
    return methods;
  }

  /** The evidence, one row for each method. */
  public double[][] of(String text) {
    return of(text, m -> false);
  }

  /**
   * The same as it would be had some methods no Javadoc.
   *
   * @param untold such methods
   */
  public double[][] of(String text, IntPredicate untold) {
    List<String> question = List.copyOf(new LinkedHashSet<>(Stems.of(text)));
    double[] byCode = code.scores(question);
    double[] byOwner = owners.scores(question);
    double[] bySignature = signatures.scores(question);
    double[] byDoc = docs.scores(question);
    Phrasebook.Reading reading = phrasebook.read(question, untold);
    Dictionary.Reading translated = dictionary.read(question);
    Set<String> said = Set.copyOf(question);
    Set<String> beginning = Set.copyOf(question.subList(0, Math.min(3, question.size())));
    Map<String, Coverage> without = without(untold);
    float[] byMeaning =
        meanings.map(m -> m.cosines(text)).orElseGet(() -> new float[methods.length]);
    double[][] evidence = new double[methods.length][];
    for (int i = 0; i < evidence.length; i++) {
      Candidate c = candidates.get(i);
      double[] row = new double[SIZE + 1];
      row[CODE] = SCALE * byCode[i];
      row[CODE + 1] = SCALE * byOwner[i];
      row[CODE + 2] = SCALE * bySignature[i];
      row[CODE + 3] = said(c.name, said);
      row[CODE + 4] = beginning.contains(c.verb) ? 1 : 0;
      row[CODE + 5] = reading.verb(c.verb);
      row[CODE + 6] = SCALE * reading.association(c.tokens);
      row[CODE + 7] = reading.owner(c.id.owner());
      row[CODE + 8] = reading.returnType(c.method.returnType());
      row[CODE + 9] = covered(c, without);
      row[CODE + 10] = c.method.modifiers().contains("public") ? 1 : 0;
      row[CODE + 11] = c.id.constructor() ? 1 : 0;
      row[CODE + 12] = Math.log1p(c.method.body().lines());
      row[CODE + 13] = Math.log1p(c.method.parameters().size());
      translated.describe(i, SCALE, row, TRANSLATED);
      // What is fitted on this repository alone is left at 0 for others to judge by.
      row[TAUGHT] = prior.score(row);
      row[DOC] = SCALE * byDoc[i];
      row[MEANING] = byMeaning[i];
      evidence[i] = row;
    }
    return evidence;
  }

  /** How much of a name is said, by weight of its words. */
  private double said(Set<String> name, Set<String> question) {
    double all = 0;
    double met = 0;
    for (String word : name) {
      int n = frequencies.getOrDefault(word, 0);
      double idf = Math.log(1 + (methods.length - n + 0.5) / (n + 0.5));
      all += idf;
      met += question.contains(word) ? idf : 0;
    }
    return all == 0 ? 0 : met / all;
  }

  private Map<String, Coverage> without(IntPredicate untold) {
    Map<String, Coverage> out = new HashMap<>();
    for (Candidate c : candidates) {
      if (c.readable && untold.test(c.number)) {
        out.computeIfAbsent(c.id.owner(), o -> new Coverage()).count(c.method, 1);
      }
    }
    return out;
  }

  /** Share of the other methods of its type that are documented. */
  private double covered(Candidate c, Map<String, Coverage> without) {
    Coverage all = coverage.getOrDefault(c.id.owner(), new Coverage());
    Coverage out = without.getOrDefault(c.id.owner(), new Coverage());
    return (all.documented - out.documented + 0.5) / (all.methods - out.methods + 1);
  }
}
