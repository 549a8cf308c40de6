package dev.yantra.codex.student.search;

import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.GraphCache;
import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.text.Stems;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The evidence for a method being the one that a sentence describes: BM25 over its code, the share
 * of its name that the sentence says, {@link JavadocPhrases} of this repository, {@link
 * TranslationScores} of others, and the score that other repositories teach over all that.
 */
public final class SearchEvidence {
  /** The columns in front of what {@link TranslationScores} writes. */
  private enum Column {
    /** The cosine of the embeddings, which is left at 0 here. */
    EMBEDDING,
    /** BM25 over the Javadoc. */
    DOC,
    /** BM25 over the whole code. */
    CODE,
    OWNER,
    SIGNATURE,
    SHARE_OF_NAME_SAID,
    VERB_SAID_FIRST,
    VERB_IN_JAVADOC,
    TOKENS_IN_JAVADOC,
    OWNER_IN_JAVADOC,
    RETURN_TYPE_IN_JAVADOC,
    SHARE_OF_TYPE_DOCUMENTED,
    IS_PUBLIC,
    IS_CONSTRUCTOR,
    LOG_LINES,
    LOG_PARAMETERS
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns that other repositories judge by. */
  static final ColumnNames JUDGED = ColumnNames.of(Column.values()).and(TranslationScores.COLUMNS);

  /** The names of the columns without a pre-trained encoder. */
  public static final ColumnNames COLUMNS = JUDGED.and(ColumnNames.of("taught-elsewhere"));

  /** The names of the columns where a pre-trained encoder reads along. */
  public static final ColumnNames WITH_MEANING = COLUMNS.and(ColumnNames.of("sentence"));

  /** Position of the cosine of the embeddings. */
  public static final int EMBEDDING = ALL.indexOf(Column.EMBEDDING);

  /** Position of BM25 over the Javadoc. */
  public static final int DOC = ALL.indexOf(Column.DOC);

  /** Position of BM25 over the whole code. */
  static final int CODE = ALL.indexOf(Column.CODE);

  private static final int TAUGHT = JUDGED.size();

  /** Position of the cosine of a pre-trained encoder. */
  private static final int MEANING = COLUMNS.size();

  /** A weight for it that is right more or less anywhere: cosines of sentences are small. */
  private static final double USUAL_MEANING = 3;

  /** Scores of BM25 are brought to the size of the other columns. */
  private static final double SCALE = 0.2;

  private final SearchIndex index;

  /** Methods of each type whose Javadoc may be read, and how many of them have one. */
  private final Coverage coverage;

  private final JavadocPhrases phrasebook;
  private final TranslationScores dictionary;
  private final SearchPrior prior;
  private final Optional<SentenceVectors> meanings;

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
      Optional<CachedEncoder> sentences,
      SearchPrior prior) {
    this(SearchIndex.of(graph, searched, readable, part), graph, sentences, prior);
  }

  /**
   * The same where every Javadoc may be read and is searched, kept on a shelf.
   *
   * @param shelf of the graph
   */
  public static SearchEvidence kept(
      GraphCache shelf,
      CodeGraph graph,
      IntPredicate searched,
      Optional<CachedEncoder> sentences,
      SearchPrior prior) {
    SearchIndex index =
        shelf.keep(
            "search",
            SearchIndex::new,
            () -> SearchIndex.of(graph, searched, m -> true, Docs.ALL),
            SearchIndex::bytes);
    return new SearchEvidence(index, graph, sentences, prior);
  }

  private SearchEvidence(
      SearchIndex index, CodeGraph graph, Optional<CachedEncoder> sentences, SearchPrior prior) {
    this.index = index;
    this.prior = prior;
    this.dictionary = new TranslationScores(prior.translations(), index.entries());
    this.meanings = sentences.map(encoder -> new SentenceVectors(encoder, graph, index.methods()));
    this.phrasebook = new JavadocPhrases(index);
    this.coverage = coverage(m -> true);
  }

  /** By the place of the type: methods, and how many of them have a Javadoc. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Coverage(int[] methods, int[] documented) {}

  private Coverage coverage(IntPredicate counted) {
    Coverage found = new Coverage(new int[index.places()], new int[index.places()]);
    for (int i = 0; i < index.methods().length; i++) {
      if (index.isReadable(i) && counted.test(index.methods()[i])) {
        found.methods[index.owner(i)]++;
        found.documented[index.owner(i)] += index.isDocumented(i) ? 1 : 0;
      }
    }
    return found;
  }

  /** Weights that are right more or less in any repository: all as other repositories teach. */
  public static double[] usual() {
    double[] usual = new double[COLUMNS.size()];
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
  public static ConditionalLogit.Choice judged(ConditionalLogit.Choice choice) {
    return new ConditionalLogit.Choice(
        Arrays.stream(choice.evidence())
            .map(row -> Arrays.copyOf(row, TAUGHT))
            .toArray(double[][]::new),
        choice.chosen());
  }

  /** The same weights with one for what a pre-trained encoder says. */
  public static Blend withMeaning(Blend blend) {
    double[] weights = Arrays.copyOf(blend.weights(), WITH_MEANING.size());
    weights[MEANING] = USUAL_MEANING;
    return new Blend(weights, blend.intercept());
  }

  /** Numbers of the methods, in the order of the rows of {@link #of}. */
  public int[] methods() {
    return index.methods();
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
    double[] byCode = index.code().scores(question);
    double[] byOwner = index.owners().scores(question);
    double[] bySignature = index.signatures().scores(question);
    double[] byDoc = index.docs().scores(question);
    JavadocPhrases.Reading reading = phrasebook.read(question, untold);
    TranslationScores.Reading translated = dictionary.read(question);
    BitSet said = places(question);
    BitSet beginning = places(question.subList(0, Math.min(3, question.size())));
    Coverage without = coverage(untold);
    int[] methods = index.methods();
    float[] byMeaning =
        meanings.map(m -> m.cosines(text)).orElseGet(() -> new float[methods.length]);
    double[][] evidence = new double[methods.length][WITH_MEANING.size()];
    for (int i = 0; i < evidence.length; i++) {
      int method = i;
      double[] row = evidence[i];
      int at =
          EvidenceRow.write(
              ALL,
              column ->
                  switch (column) {
                    // What is fitted on this repository alone is left at 0 for others to judge by.
                    case EMBEDDING, DOC -> 0;
                    case CODE -> SCALE * byCode[method];
                    case OWNER -> SCALE * byOwner[method];
                    case SIGNATURE -> SCALE * bySignature[method];
                    case SHARE_OF_NAME_SAID -> said(index.name(method), said);
                    case VERB_SAID_FIRST -> EvidenceRow.flag(beginning.get(index.verb(method)));
                    case VERB_IN_JAVADOC -> reading.verb(index.verb(method));
                    case TOKENS_IN_JAVADOC -> SCALE * reading.association(index.tokens(method));
                    case OWNER_IN_JAVADOC -> reading.owner(index.owner(method));
                    case RETURN_TYPE_IN_JAVADOC -> reading.returnType(index.returned(method));
                    case SHARE_OF_TYPE_DOCUMENTED -> covered(index.owner(method), without);
                    case IS_PUBLIC -> EvidenceRow.flag(index.isPublic(method));
                    case IS_CONSTRUCTOR -> EvidenceRow.flag(index.isConstructor(method));
                    case LOG_LINES -> Math.log1p(index.lines(method));
                    case LOG_PARAMETERS -> Math.log1p(index.parameters(method));
                  },
              row,
              0);
      translated.describe(i, SCALE, row, at);
      row[TAUGHT] = prior.score(row);
      row[DOC] = SCALE * byDoc[i];
      row[MEANING] = byMeaning[i];
    }
    return evidence;
  }

  /** The places of those words that some method has. */
  private BitSet places(List<String> words) {
    BitSet places = new BitSet();
    words.stream().mapToInt(index::place).filter(place -> place >= 0).forEach(places::set);
    return places;
  }

  /** How much of a name is said, by weight of its words. */
  private double said(int[] name, BitSet question) {
    double all = 0;
    double met = 0;
    int methods = index.methods().length;
    for (int word : name) {
      int n = index.frequency(word);
      double idf = Math.log(1 + (methods - n + 0.5) / (n + 0.5));
      all += idf;
      met += question.get(word) ? idf : 0;
    }
    return all == 0 ? 0 : met / all;
  }

  /** Share of the other methods of a type that are documented. */
  private double covered(int owner, Coverage without) {
    return (coverage.documented[owner] - without.documented[owner] + 0.5)
        / (coverage.methods[owner] - without.methods[owner] + 1);
  }
}
