package dev.yantra.codex.text;

import dev.yantra.codex.workspace.Sections;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * Okapi BM25 over bags of words (Robertson and Zaragoza 2009, equation 3.15):
 *
 * <pre>score(q, d) = Σ_t idf(t) · tf(t,d) (k1+1) / (tf(t,d) + k1 (1 - b + b |d| / avg|d|))</pre>
 *
 * <p>Documents are named by the integers that they are added with. Once all are added, several
 * threads may search.
 */
public final class Bm25 {
  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::document);

  private static final double USUAL_K1 = 1.2;
  private static final double USUAL_B = 0.75;

  /** A document and how well it matches; higher is better, always above 0. */
  public record Hit(int document, double score) {}

  private final double k1;
  private final double b;
  private final Map<String, Postings> postings = new HashMap<>();
  private final Map<Integer, Integer> positions = new HashMap<>();
  private int[] documents = new int[16];
  private int[] lengths = new int[16];
  private int size;
  private long totalLength;
  private final Optional<StoredPostings> stored;

  /** An empty index with k1 = 1.2 and b = 0.75. */
  public Bm25() {
    this(USUAL_K1, USUAL_B);
  }

  /**
   * An empty index.
   *
   * @param k1 the slowness at which repeated words stop counting; 0 for at once
   * @param b the degree to which long documents are held back, from 0 to 1
   */
  public Bm25(double k1, double b) {
    this.k1 = k1;
    this.b = b;
    this.stored = Optional.empty();
  }

  private Bm25(int[] documents, int[] lengths, StoredPostings stored) {
    this.k1 = USUAL_K1;
    this.b = USUAL_B;
    this.stored = Optional.of(stored);
    this.documents = documents;
    this.lengths = lengths;
    this.size = documents.length;
    for (int length : lengths) {
      totalLength += length;
    }
  }

  /**
   * An index that was {@linkplain #encode encoded}, to be searched where it lies.
   *
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} if it is none
   */
  public static Bm25 decode(ByteBuffer bytes) {
    Sections.Reader in = new Sections.Reader(bytes);
    int[] documents = Sections.toArray(in.numbers());
    int[] lengths = Sections.toArray(in.numbers());
    if (documents.length != lengths.length) {
      throw new IllegalArgumentException("documents without length");
    }
    return new Bm25(documents, lengths, StoredPostings.read(in));
  }

  /**
   * The index as bytes.
   *
   * @throws IllegalStateException if it does not have the usual k1 and b
   */
  public ByteBuffer encode() {
    if (k1 != USUAL_K1 || b != USUAL_B || stored.isPresent()) {
      throw new IllegalStateException("not to be encoded");
    }
    Sections.Writer out = new Sections.Writer();
    out.numbers(Arrays.copyOf(documents, size));
    out.numbers(Arrays.copyOf(lengths, size));
    StoredPostings.write(postings, out);
    return out.toBuffer();
  }

  /** Adds a document; each is added once. */
  public void add(int document, List<String> words) {
    if (stored.isPresent()) {
      throw new IllegalStateException("nothing can be added to what was decoded");
    }
    if (positions.putIfAbsent(document, size) != null) {
      throw new IllegalArgumentException("added twice: " + document);
    }
    if (size == documents.length) {
      documents = Arrays.copyOf(documents, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
    }
    documents[size] = document;
    lengths[size] = words.size();
    totalLength += words.size();
    Map<String, Integer> frequencies = new HashMap<>();
    words.forEach(w -> frequencies.merge(w, 1, Integer::sum));
    int position = size++;
    frequencies.forEach(
        (word, n) -> postings.computeIfAbsent(word, w -> new Postings()).add(position, n));
  }

  /** Number of documents. */
  public int size() {
    return size;
  }

  /** The best {@code k} documents that share a word with the query, best first, ties by number. */
  public List<Hit> search(List<String> query, int k) {
    return search(query, k, document -> true);
  }

  /** The best {@code k} of those documents that {@code wanted} lets through. */
  public List<Hit> search(List<String> query, int k, IntPredicate wanted) {
    return best(scores(query), k, wanted);
  }

  /**
   * The best {@code k} documents by known scores, best first, ties by number.
   *
   * @param scores what {@link #scores} gave
   */
  public List<Hit> best(double[] scores, int k, IntPredicate wanted) {
    PriorityQueue<Hit> best = new PriorityQueue<>(BEST_FIRST.reversed());
    // Nearly all documents share some word, and of nearly all that is the whole story.
    double least = Double.MIN_VALUE;
    for (int i = 0; i < size && k > 0; i++) {
      if (scores[i] >= least && wanted.test(documents[i])) {
        Hit hit = new Hit(documents[i], scores[i]);
        if (best.size() < k) {
          best.add(hit);
        } else if (BEST_FIRST.compare(hit, best.element()) < 0) {
          best.remove();
          best.add(hit);
        }
        least = best.size() < k ? least : best.element().score();
      }
    }
    List<Hit> hits = new ArrayList<>(best);
    hits.sort(BEST_FIRST);
    return hits;
  }

  /** The score of every document in the order that they were added in; 0 without a shared word. */
  public double[] scores(List<String> query) {
    double meanLength = Math.max(1.0, (double) totalLength / Math.max(1, size));
    double[] scores = new double[size];
    for (String word : new LinkedHashSet<>(query)) {
      Postings list = postings(word);
      double idf = Math.log(1 + (size - list.size + 0.5) / (list.size + 0.5));
      for (int i = 0; i < list.size; i++) {
        int position = list.positions[i];
        int frequency = list.frequencies[i];
        double norm = frequency + k1 * (1 - b + b * lengths[position] / meanLength);
        scores[position] += idf * frequency * (k1 + 1) / norm;
      }
    }
    return scores;
  }

  /** The documents that hold a word, in the order that they were added in. */
  public int[] documents(String word) {
    Postings list = postings(word);
    int[] holding = new int[list.size];
    for (int i = 0; i < holding.length; i++) {
      holding[i] = documents[list.positions[i]];
    }
    return holding;
  }

  private Postings postings(String word) {
    return stored.map(s -> s.of(word)).orElseGet(() -> postings.getOrDefault(word, Postings.NONE));
  }
}
