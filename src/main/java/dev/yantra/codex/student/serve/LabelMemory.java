package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.KnownLabels;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.workspace.Sections;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The evidence for each label that needs no network: a regression on the terms of the declaration,
 * the nearest declarations, and the frequency of the label in contexts of the method, each against
 * its frequency anywhere.
 */
public final class LabelMemory {
  /** The columns of each label: log-odds, each but the usual ones against the usual ones. */
  enum Column {
    REGRESSION,
    NEAREST,
    OWNER,
    USUAL,
    SAME_VERB,
    SAME_RETURN_TYPE,
    SAME_FIRST_PARAMETER,
    CALLERS,
    TERMS_ELSEWHERE,
    TAUGHT_ELSEWHERE
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("memory");

  /** Number of the first columns, which say the most: with few cases more would be noise. */
  static final int FIRST = 1 + ALL.indexOf(Column.USUAL);

  /** Position of what all other columns come to, as other repositories teach. */
  static final int TAUGHT = ALL.indexOf(Column.TAUGHT_ELSEWHERE);

  /** How many methods of a context are known, and of how many of them each label holds. */
  private static final class Rates {
    private final int[] holds;
    private int known;

    Rates(int labels) {
      this.holds = new int[labels];
    }

    void add(boolean... more) {
      known++;
      for (int i = 0; i < more.length; i++) {
        holds[i] += more[i] ? 1 : 0;
      }
    }

    double share(int label, double around) {
      return (holds[label] + TRUST * around) / (known + TRUST);
    }

    /** The share as it would be if one method of the context were not known. */
    double shareWithout(boolean[] left, int label, double around) {
      return (holds[label] - (left[label] ? 1 : 0) + TRUST * around) / (known - 1 + TRUST);
    }
  }

  /** How many methods' worth a context trusts the one around it. */
  private static final double TRUST = 3;

  /** How often a label holds where nothing is known. */
  private static final double LEAST = 0.1;

  private final SpecIndex index;
  private final List<String> labels;
  private final Matrix linear;
  private final LabelPrior.OfHead prior;
  private final Map<Integer, boolean[]> known = new TreeMap<>();
  private final Map<String, Rates> contexts = new HashMap<>();

  /** Contexts that look alike, whatever class they are in. */
  private static List<String> habits(SpecView spec) {
    List<String> takes = spec.id().parameters();
    String first = takes.isEmpty() ? "" : EncodedQuery.simple(takes.get(0));
    return List.of("v " + spec.verb(), "r " + spec.returns(), "a " + first);
  }

  /** A memory of what is a matter of this repository alone. */
  LabelMemory(SpecIndex index, List<String> labels, KnownLabels truth, Matrix linear) {
    this(index, labels, truth, linear, LabelPrior.NONE.of(SpecialHead.RISK, labels));
  }

  /**
   * A memory of what holds of the methods of an index.
   *
   * @param linear weights of the regression: [labels, {@link Linear#WIDTH}]
   * @param prior what other repositories teach of these labels
   */
  public LabelMemory(
      SpecIndex index,
      List<String> labels,
      KnownLabels truth,
      Matrix linear,
      LabelPrior.OfHead prior) {
    this.index = index;
    this.labels = labels;
    this.linear = linear;
    this.prior = prior;
    read(truth);
  }

  /** The same memory, read from where it was kept. */
  private LabelMemory(
      SpecIndex index,
      List<String> labels,
      Matrix linear,
      LabelPrior.OfHead prior,
      ByteBuffer kept) {
    this.index = index;
    this.labels = labels;
    this.linear = linear;
    this.prior = prior;
    Sections.Reader in = new Sections.Reader(kept);
    if (!in.texts().equals(labels)) {
      throw new IllegalArgumentException("other labels");
    }
    int width = labels.size();
    int[] methods = Sections.toArray(in.numbers());
    ByteBuffer holds = in.bytes();
    for (int i = 0; i < methods.length; i++) {
      boolean[] vector = new boolean[width];
      for (int l = 0; l < width; l++) {
        vector[l] = holds.get(i * width + l) != 0;
      }
      known.put(methods[i], vector);
    }
    List<String> names = in.texts();
    IntBuffer counts = in.numbers();
    for (int i = 0; i < names.size(); i++) {
      Rates rates = new Rates(width);
      rates.known = counts.get(i * (width + 1));
      counts.get(i * (width + 1) + 1, rates.holds);
      contexts.put(names.get(i), rates);
    }
  }

  /** A memory that is kept, where the graph behind the index keeps something. */
  static LabelMemory kept(
      Head head,
      SpecIndex index,
      List<String> labels,
      KnownLabels truth,
      Matrix linear,
      LabelPrior.OfHead prior) {
    return index
        .view()
        .shelf()
        .keep(
            "memory-of-" + head.key(),
            bytes -> new LabelMemory(index, labels, linear, prior, bytes),
            () -> new LabelMemory(index, labels, truth, linear, prior),
            LabelMemory::encode);
  }

  private ByteBuffer encode() {
    int width = labels.size();
    byte[] holds = new byte[known.size() * width];
    int at = 0;
    for (boolean[] vector : known.values()) {
      for (boolean hold : vector) {
        holds[at++] = (byte) (hold ? 1 : 0);
      }
    }
    List<String> names = new ArrayList<>(new TreeSet<>(contexts.keySet()));
    IntBuffer counts = IntBuffer.allocate(names.size() * (width + 1));
    for (String name : names) {
      Rates rates = contexts.getOrDefault(name, new Rates(width));
      counts.put(rates.known).put(rates.holds);
    }
    Sections.Writer out = new Sections.Writer();
    out.texts(labels);
    out.numbers(known.keySet().stream().mapToInt(Integer::intValue).toArray());
    out.bytes(holds);
    out.texts(names);
    out.numbers(counts.array());
    return out.toBuffer();
  }

  private void read(KnownLabels truth) {
    CodeGraph graph = index.view().graph();
    for (Map.Entry<Integer, SpecView> entry : index.specs().entrySet()) {
      truth
          .of(graph, entry.getKey())
          .ifPresent(
              holds -> {
                known.put(entry.getKey(), vector(holds, labels));
                count(entry.getValue(), vector(holds, labels));
              });
    }
  }

  /** Which of the labels are among those that hold. */
  public static boolean[] vector(Set<String> holds, List<String> labels) {
    boolean[] vector = new boolean[labels.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = holds.contains(labels.get(i));
    }
    return vector;
  }

  /** The evidence, one row for each label. What is known of the asked method itself is left out. */
  public double[][] of(SpecView asked) {
    return of(asked, Optional.empty());
  }

  /**
   * The same where something else is usual.
   *
   * @param usual log-odds of each label anywhere
   */
  public double[][] of(SpecView asked, double[] usual) {
    return of(asked, Optional.of(usual));
  }

  private double[][] of(SpecView asked, Optional<double[]> givenUsual) {
    int node = asked.node().orElse(-1);
    Rating rating = new Rating(Optional.ofNullable(known.get(node)));
    double[][] evidence = new double[labels.size()][ALL.size()];
    int[] positions = Linear.positions(asked.terms());
    List<Bm25.Hit> nearest = index.nearest(asked, known::containsKey);
    double total = nearest.stream().mapToDouble(Bm25.Hit::score).sum();
    List<String> habits = habits(asked);
    Rates callers = callers(node);
    double[] elsewhere = prior.leanings(index.view().graph(), asked);
    int methods = known.size();
    for (int i = 0; i < evidence.length; i++) {
      int label = i;
      double repository = rating.of(label, "", LEAST);
      double inPackage = rating.of(label, "p " + asked.id().packageName(), repository);
      double owner = rating.of(label, "t " + asked.id().owner(), inPackage);
      double share = share(nearest, label);
      // The class stands for one more neighbour.
      double one = nearest.isEmpty() ? 1 : total / nearest.size();
      double usual = logit(repository);
      EvidenceRow.write(
          ALL,
          column ->
              switch (column) {
                case REGRESSION -> Linear.logit(linear, label, positions) - usual;
                case NEAREST -> logit((share + one * owner) / (total + one)) - usual;
                case OWNER -> logit(owner) - usual;
                case USUAL -> givenUsual.isPresent() ? givenUsual.get()[label] : usual;
                case SAME_VERB -> logit(rating.of(label, habits.get(0), repository)) - usual;
                case SAME_RETURN_TYPE -> logit(rating.of(label, habits.get(1), repository)) - usual;
                case SAME_FIRST_PARAMETER ->
                    logit(rating.of(label, habits.get(2), repository)) - usual;
                case CALLERS -> logit(callers.share(label, repository)) - usual;
                case TERMS_ELSEWHERE -> elsewhere[label];
                // Judged by the other columns.
                case TAUGHT_ELSEWHERE -> 0;
              },
          evidence[i],
          0);
      evidence[i][TAUGHT] = prior.taught(i, evidence[i], methods);
    }
    return evidence;
  }

  /** Summed scores of those of the nearest methods of which a label holds. */
  private double share(List<Bm25.Hit> nearest, int label) {
    double share = 0;
    for (Bm25.Hit hit : nearest) {
      boolean[] holds = known.get(hit.document());
      share += holds != null && holds[label] ? hit.score() : 0;
    }
    return share;
  }

  /** A reading of the shares in the contexts of one method, which is left out of them itself. */
  private final class Rating {
    private final Optional<boolean[]> left;

    Rating(Optional<boolean[]> left) {
      this.left = left;
    }

    double of(int label, String context, double around) {
      Rates rates = contexts.get(context);
      if (rates == null) {
        return around;
      }
      return left.isPresent()
          ? rates.shareWithout(left.get(), label, around)
          : rates.share(label, around);
    }
  }

  /** What is known of the methods in view that call the asked one. */
  private Rates callers(int node) {
    Rates rates = new Rates(labels.size());
    if (node >= 0) {
      for (int caller : index.view().graph().in(EdgeKind.CALLS).neighbours(node)) {
        boolean[] holds = caller == node ? null : known.get(caller);
        if (holds != null) {
          rates.add(holds);
        }
      }
    }
    return rates;
  }

  /** Log-odds of each label in the whole repository. */
  public double[] usual() {
    double[] usual = new double[labels.size()];
    Rating all = new Rating(Optional.empty());
    Arrays.setAll(usual, i -> logit(all.of(i, "", LEAST)));
    return usual;
  }

  private static double logit(double p) {
    return LogOdds.of(p, LogOdds.LEAST_SHARE);
  }

  private void count(SpecView spec, boolean... holds) {
    CanonicalId id = spec.id();
    List<String> all = new ArrayList<>(habits(spec));
    all.addAll(List.of("", "p " + id.packageName(), "t " + id.owner()));
    for (String context : all) {
      contexts.computeIfAbsent(context, c -> new Rates(labels.size())).add(holds);
    }
  }
}
