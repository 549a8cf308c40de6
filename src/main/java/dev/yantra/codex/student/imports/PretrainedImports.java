package dev.yantra.codex.student.imports;

import dev.yantra.codex.math.HashedCounts;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.text.Stems;
import dev.yantra.codex.workspace.VarInts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of the types that methods of other repositories need, by the terms of their declarations.
 * Terms and types are hashes; a type is counted under its name and under the last word of its name.
 */
public final class PretrainedImports {
  /** No counts at all. */
  public static final PretrainedImports NONE = new PretrainedImports(new TreeMap<>());

  /** Under this term stands what all methods need. */
  static final int EVERY = 0;

  /** Under this label stands how many methods have a term. */
  static final int METHODS = 0;

  /** Steps of the stored logarithms of counts for each factor e. */
  private static final int STEPS = 16;

  /**
   * The needs of methods with a term: labels ascending, and the number of methods that need each.
   */
  @SuppressWarnings("ArrayRecordComponent") // Written once, read in tight loops.
  private record Posting(int methods, int[] labels, int[] counts) {
    int count(int label) {
      int at = Arrays.binarySearch(labels, label);
      return at < 0 ? 0 : counts[at];
    }
  }

  private static final Posting NOTHING = new Posting(0, new int[0], new int[0]);

  private final SortedMap<Integer, Posting> postings;

  private PretrainedImports(SortedMap<Integer, Posting> postings) {
    this.postings = postings;
  }

  /** The hash of a type, by its qualified name, as what is counted. */
  public static int type(String id) {
    return fold(StableHash.of(id));
  }

  /** The hash of the last word of a type's simple name as what is counted. */
  public static int word(String simple) {
    List<String> stems = Stems.of(simple);
    String last = stems.isEmpty() ? "" : stems.get(stems.size() - 1);
    return fold(StableHash.of("word " + last));
  }

  private static int term(String term) {
    return fold(StableHash.of(term));
  }

  private static int fold(long hash) {
    int folded = (int) (hash ^ hash >>> Integer.SIZE);
    return folded == 0 ? 1 : folded;
  }

  /** Counts one method: the labels that it needs under each of its terms. */
  public static void count(
      Collection<String> terms, Collection<Integer> labels, HashedCounts into) {
    count(EVERY, labels, into);
    terms.stream().filter(TermKind::common).forEach(t -> count(term(t), labels, into));
  }

  private static void count(int term, Collection<Integer> labels, HashedCounts into) {
    into.add(key(term, METHODS), 1);
    labels.forEach(label -> into.add(key(term, label), 1));
  }

  static long key(int term, int label) {
    return (long) term << Integer.SIZE | Integer.toUnsignedLong(label);
  }

  static int termOf(long key) {
    return (int) (key >> Integer.SIZE);
  }

  static int labelOf(long key) {
    return (int) key;
  }

  /** The habits that counts show. */
  public static PretrainedImports of(HashedCounts counts) {
    Map<Integer, List<Long>> byTerm = new TreeMap<>();
    counts.forEach(
        (key, count) -> {
          if (labelOf(key) != METHODS) {
            byTerm.computeIfAbsent(termOf(key), t -> new ArrayList<>()).add(key);
          }
        });
    SortedMap<Integer, Posting> postings = new TreeMap<>();
    byTerm.forEach(
        (term, keys) -> {
          int[] labels = keys.stream().mapToInt(PretrainedImports::labelOf).sorted().toArray();
          int[] found = Arrays.stream(labels).map(label -> counts.of(key(term, label))).toArray();
          postings.put(term, new Posting(counts.of(key(term, METHODS)), labels, found));
        });
    return new PretrainedImports(postings);
  }

  /** The number of pairs of a term and what goes with it. */
  public int size() {
    return postings.values().stream().mapToInt(p -> p.labels.length).sum();
  }

  /** Share of all methods that need what is counted under a label; above 0. */
  public double share(int label) {
    Posting every = postings.getOrDefault(EVERY, NOTHING);
    return (every.count(label) + 0.1) / (every.methods + 100);
  }

  /**
   * The habits that concern some candidates.
   *
   * @param labels the label of each candidate; several may have the same
   */
  public Bound bind(int[] labels) {
    return new Bound(labels);
  }

  /** Habits laid under candidates; what a term says of them is looked up once. */
  public final class Bound {
    private final Map<Integer, List<Integer>> candidates = new HashMap<>();
    private final double[] shares;
    private final Map<String, Posting> known = new HashMap<>();

    private Bound(int[] labels) {
      this.shares = new double[labels.length];
      for (int i = 0; i < labels.length; i++) {
        candidates.computeIfAbsent(labels[i], l -> new ArrayList<>()).add(i);
        shares[i] = share(labels[i]);
      }
    }

    /** Share of all methods of other repositories that need each candidate, above 0. */
    public double[] shares() {
      return shares.clone();
    }

    /** The evidence of terms for the candidates. */
    public TermEvidence lifts(Collection<String> terms) {
      TermEvidence lifts = new TermEvidence(shares);
      for (String term : terms) {
        Posting posting = known.computeIfAbsent(term, this::posting);
        if (posting.methods > 0) {
          TermKind place = TermKind.of(term);
          lifts.term(place, posting.methods);
          for (int i = 0; i < posting.labels.length; i++) {
            lifts.meets(place, posting.labels[i], posting.counts[i]);
          }
        }
      }
      return lifts;
    }

    /** The posting of a term with candidates in place of labels. */
    private Posting posting(String term) {
      Posting posting = TermKind.common(term) ? postings.get(term(term)) : null;
      if (posting == null) {
        return NOTHING;
      }
      int[] found = new int[shares.length];
      int[] counts = new int[shares.length];
      int size = 0;
      for (int i = 0; i < posting.labels.length; i++) {
        for (int candidate : candidates.getOrDefault(posting.labels[i], List.of())) {
          found[size] = candidate;
          counts[size++] = posting.counts[i];
        }
      }
      return new Posting(posting.methods, Arrays.copyOf(found, size), Arrays.copyOf(counts, size));
    }
  }

  /**
   * Writes terms ascending, each as what it is more than the one before, and labels by their place
   * in a list.
   */
  public void write(DataOutputStream out) throws IOException {
    int[] labels =
        postings.values().stream()
            .flatMapToInt(p -> Arrays.stream(p.labels))
            .sorted()
            .distinct()
            .toArray();
    out.writeInt(labels.length);
    for (int label : labels) {
      out.writeInt(label);
    }
    out.writeInt(postings.size());
    long last = Integer.MIN_VALUE;
    for (Map.Entry<Integer, Posting> entry : postings.entrySet()) {
      VarInts.write(entry.getKey() - last, out);
      last = entry.getKey();
      Posting posting = entry.getValue();
      out.writeByte(packed(posting.methods));
      VarInts.write(posting.labels.length, out);
      int before = 0;
      for (int i = 0; i < posting.labels.length; i++) {
        int at = Arrays.binarySearch(labels, posting.labels[i]);
        VarInts.write(at - before, out);
        before = at;
        out.writeByte(packed(posting.counts[i]));
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it ends too early
   */
  public static PretrainedImports read(DataInputStream in) throws IOException {
    int[] labels = new int[in.readInt()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = in.readInt();
    }
    SortedMap<Integer, Posting> postings = new TreeMap<>();
    long term = Integer.MIN_VALUE;
    for (int n = in.readInt(); n > 0; n--) {
      term += VarInts.read(in);
      int methods = unpacked(in.readUnsignedByte());
      int[] of = new int[(int) VarInts.read(in)];
      int[] counts = new int[of.length];
      int at = 0;
      for (int i = 0; i < of.length; i++) {
        at += (int) VarInts.read(in);
        of[i] = labels[at];
        counts[i] = unpacked(in.readUnsignedByte());
      }
      postings.put((int) term, new Posting(methods, of, counts));
    }
    return new PretrainedImports(postings);
  }

  private static int packed(int count) {
    return (int) Math.min(255, Math.round(Math.log(Math.max(1, count)) * STEPS));
  }

  private static int unpacked(int logarithm) {
    return (int) Math.round(Math.exp((double) logarithm / STEPS));
  }
}
