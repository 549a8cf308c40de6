package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.HashedRows;
import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.student.BundledResources;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.ParameterFile;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LinearTrees;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The parameters learned from concerns and kinds of test in other repositories: weights of terms,
 * and a score over the evidence. They hold hashes and numbers, no code and no names.
 *
 * @param fingerprint tells one pretraining from another; 0 if there was none
 * @param terms the weight of each label for each term, in {@link #STEPS}ths
 * @param concerns of which {@code terms} has the first columns
 * @param kinds of which it has the others
 */
public record LabelPrior(long fingerprint, HashedRows terms, Judgement concerns, Judgement kinds) {
  /** The concerns that all repositories share: the first columns of {@link #terms}, in order. */
  public static final List<String> CONCERNS = LabelHead.CONCERNS.labels();

  /** The kinds of test that all repositories share: the columns behind those. */
  public static final List<String> KINDS = LabelHead.KINDS.labels();

  /** Steps of a stored weight for each factor e in the odds. */
  private static final int STEPS = 24;

  private static final String RESOURCE = "labels.prior";
  private static final ParameterFile.Kind KIND =
      new ParameterFile.Kind(
          "labels-prior",
          2,
          Row.COLUMNS.and(labels(CONCERNS, "concern")).and(labels(KINDS, "kind")));

  /** Knows nothing of other repositories; memories count as they do in most. */
  public static final LabelPrior NONE =
      new LabelPrior(0, HashedRows.none(), Judgement.USUAL, Judgement.USUAL);

  /**
   * How evidence becomes log-odds.
   *
   * @param usual log-odds of each label where it was learned
   * @param line over {@link Row}
   * @param trees that go on from the line
   */
  @SuppressWarnings("ArrayRecordComponent") // Written once; never compared.
  public record Judgement(double[] usual, Blend line, BoostedTrees trees) {
    static final Judgement USUAL = new Judgement(new double[0], usualLine(), BoostedTrees.NONE);

    double score(double[] row) {
      return line.logit(row) + trees.score(row);
    }

    double usual(int label) {
      return label < 0 || label >= usual.length ? 0 : usual[label];
    }
  }

  /** The line that is right more or less anywhere, to start from. */
  public static Blend usualLine() {
    return new Blend(Arrays.copyOf(new double[] {0.6, 0.3, 0.3, 1}, Row.COLUMNS.size()), 0);
  }

  /** The evidence that it judges by: the memory's without what it judged before, and three more. */
  public static final class Row {
    /** What the memory's evidence is to be compared with. */
    private enum Column {
      USUAL_ELSEWHERE,
      LOG_KNOWN,
      LABEL
    }

    private static final List<Column> ALL = List.of(Column.values());

    /** The names of the columns. */
    public static final ColumnNames COLUMNS =
        LabelMemory.COLUMNS.first(LabelMemory.TAUGHT).and(ColumnNames.of(Column.values()));

    private Row() {}

    /** The same without what only means something together with the rest. */
    public static double[] sums(double[] row) {
      double[] sums = row.clone();
      sums[COLUMNS.position(ColumnNames.name(Column.LOG_KNOWN))] = 0;
      sums[COLUMNS.position(ColumnNames.name(Column.LABEL))] = 0;
      return sums;
    }

    /**
     * The row of a label.
     *
     * @param evidence of {@link LabelMemory}
     * @param known methods in that memory
     * @param label its number among the labels that all repositories share
     */
    static double[] of(double[] evidence, double usual, int known, int label) {
      double[] row = Arrays.copyOf(evidence, COLUMNS.size());
      EvidenceRow.write(
          ALL,
          column ->
              switch (column) {
                case USUAL_ELSEWHERE -> usual;
                case LOG_KNOWN -> Math.log1p(known);
                case LABEL -> label;
              },
          row,
          LabelMemory.TAUGHT);
      return row;
    }
  }

  /** What it knows of one head. */
  public final class OfHead {
    private final Judgement judgement;
    private final int[] numbers;
    private final int from;

    private OfHead(Judgement judgement, List<String> shared, int from, List<String> labels) {
      this.judgement = judgement;
      this.numbers = labels.stream().mapToInt(shared::indexOf).toArray();
      this.from = from;
    }

    /** What the terms of a declaration add to the log-odds of each label. */
    double[] leanings(CodeGraph graph, SpecView asked) {
      int[] sums = new int[numbers.length];
      for (String term : terms.size() == 0 ? Set.<String>of() : LabelTerms.of(graph, asked)) {
        int row = terms.find(StableHash.of32(term));
        for (int i = 0; row >= 0 && i < sums.length; i++) {
          sums[i] += numbers[i] < 0 ? 0 : terms.value(row, from + numbers[i]);
        }
      }
      return Arrays.stream(sums).mapToDouble(s -> (double) s / STEPS).toArray();
    }

    /** The log-odds of a label by evidence of {@link LabelMemory}. */
    double taught(int label, double[] evidence, int known) {
      return judgement.score(row(label, evidence, known));
    }

    /**
     * What it judges a label by.
     *
     * @param evidence of {@link LabelMemory}
     * @param known methods in that memory
     */
    public double[] row(int label, double[] evidence, int known) {
      int number = numbers[label];
      return Row.of(evidence, judgement.usual(number), known, number);
    }
  }

  /** What it knows of the labels of a head; where it knows none, nothing but what is usual. */
  public OfHead of(Head head, List<String> labels) {
    if (head == LabelHead.CONCERNS) {
      return new OfHead(concerns, CONCERNS, 0, labels);
    }
    return head == LabelHead.KINDS
        ? new OfHead(kinds, KINDS, CONCERNS.size(), labels)
        : new OfHead(Judgement.USUAL, List.of(), 0, labels);
  }

  /** Whether other repositories taught something of the labels of a head. */
  public static boolean teaches(Head head) {
    return head == LabelHead.CONCERNS || head == LabelHead.KINDS;
  }

  /**
   * Under which name trees are kept that go on from this prior; with another one they say nothing.
   */
  public String after(Head head) {
    return fingerprint == 0 ? head.key() : head.key() + " after " + Long.toHexString(fingerprint);
  }

  /** The one that comes with this program. */
  public static LabelPrior shipped() {
    return BundledResources.read(LabelPrior.class, RESOURCE, LabelPrior::decode);
  }

  /** A weight as it is stored. */
  public static byte stored(double weight) {
    return (byte) Math.max(-127, Math.min(127, Math.round(weight * STEPS)));
  }

  /** Labels as columns: of the terms' weights each has one. */
  private static ColumnNames labels(List<String> labels, String head) {
    return new ColumnNames(
            labels.stream()
                .map(l -> l.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-"))
                .toList())
        .in(head);
  }

  /** The bytes of a prior; its fingerprint follows from them. */
  public byte[] encode() {
    return ParameterFile.encode(
        KIND, terms::write, out -> write(concerns, out), out -> write(kinds, out));
  }

  /**
   * Reads what {@link #encode} gives.
   *
   * @throws IOException if it is damaged, or of other labels or columns
   */
  public static LabelPrior decode(byte[] bytes) throws IOException {
    ParameterFile file = ParameterFile.open(bytes, KIND);
    HashedRows terms = file.next(HashedRows::read);
    Judgement concerns = file.next(LabelPrior::read);
    return new LabelPrior(file.fingerprint(), terms, concerns, file.next(LabelPrior::read));
  }

  private static void write(Judgement judgement, DataOutputStream out) throws IOException {
    out.writeShort(judgement.usual.length);
    for (double usual : judgement.usual) {
      out.writeFloat((float) usual);
    }
    new LinearTrees(judgement.line, judgement.trees).write(out);
  }

  private static Judgement read(DataInputStream in) throws IOException {
    double[] usual = new double[in.readUnsignedShort()];
    for (int i = 0; i < usual.length; i++) {
      usual[i] = in.readFloat();
    }
    LinearTrees score = LinearTrees.read(in, Row.COLUMNS.size());
    return new Judgement(usual, score.line(), score.trees());
  }
}
