package dev.yantra.codex.student.serve;

import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.OtherVersionException;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.search.SearchEvidence;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The mix of evidence of each head that gives its probability. The order of the labels is fitted on
 * the training side out of fold; the weight of the network, and the heads of tests, calls and
 * donors, on the validation side.
 *
 * @param blends the mix of each head, by its name
 */
public record StudentCalibration(Map<String, Blend> blends) {
  /** The column of the network in the evidence of every head. */
  private static final int NETWORK = 0;

  // The names of the heads, as they stand in a checkpoint.
  public static final String CALLS = "calls";
  public static final String IMPORTS = "imports";
  public static final String CONCERNS = "concerns";
  public static final String KINDS = "kinds";
  static final String BUGS = "bugs";
  public static final String RISK = "risk";
  public static final String TESTS = "tests";
  public static final String SEARCH = "search";
  public static final String DONORS = "donors";

  /** The columns that trees of imports were grown on. */
  private static final String IMPORT_TREES = "imports.trees";

  /** Heads that are measured with and without the network; calls at a point have their own. */
  private static final List<String> MEASURED = List.of(IMPORTS, CONCERNS, KINDS, RISK, SEARCH);

  public StudentCalibration {
    blends = Map.copyOf(blends);
  }

  /**
   * Mixes that hold before anything is fitted: the network as it is, and equal trust in the cache
   * where there is one.
   */
  public static StudentCalibration initial() {
    return new StudentCalibration(
        Map.of(
            CALLS, new Blend(start(CallEvidence.COLUMNS.size(), 0.5, 0.5), 0),
            IMPORTS, new Blend(new double[] {0, 1, 1}, 0),
            CONCERNS, new Blend(LabelEvidence.usual(), 0),
            KINDS, new Blend(LabelEvidence.usual(), 0),
            BUGS, new Blend(start(LabelEvidence.COLUMNS.size(), 1, 0), 0),
            RISK, new Blend(RiskEvidence.usual(), 0),
            TESTS, new Blend(start(TestLinkEvidence.COLUMNS.size(), 1, 0.5), 0),
            SEARCH, new Blend(SearchEvidence.usual(), 0),
            DONORS, new Blend(start(Nearest.COLUMNS.size(), 5, 5), -8)));
  }

  /** The same for a student that reads so: a pre-trained encoder has a say in a search. */
  public static StudentCalibration initial(NodeFeatures features) {
    StudentCalibration initial = initial();
    return features.sentences().isPresent()
        ? initial.with(SEARCH, SearchEvidence.withMeaning(initial.of(SEARCH)))
        : initial;
  }

  /**
   * This calibration with the network alone in the heads that are measured; what it says is put in
   * order by that, and its probabilities are not calibrated.
   */
  StudentCalibration networkAlone() {
    StudentCalibration alone = this;
    for (String head : MEASURED) {
      double[] weights = new double[of(head).weights().length];
      weights[NETWORK] = 1;
      alone = alone.with(head, new Blend(weights, 0));
    }
    return alone;
  }

  /**
   * This calibration without the network in those heads; the rest is weighed as it was beside it.
   */
  StudentCalibration withoutNetwork() {
    StudentCalibration without = this;
    for (String head : MEASURED) {
      double[] weights = of(head).weights();
      weights[NETWORK] = 0;
      without = without.with(head, new Blend(weights, of(head).intercept()));
    }
    return without;
  }

  private static double[] start(int size, double... first) {
    return Arrays.copyOf(first, size);
  }

  /** The mix of a head. */
  public Blend of(String head) {
    Blend blend = blends.get(head);
    if (blend == null) {
      throw new IllegalArgumentException("no calibration of " + head);
    }
    return blend;
  }

  /** This calibration with another mix for a head. */
  public StudentCalibration with(String head, Blend blend) {
    Map<String, Blend> changed = new TreeMap<>(blends);
    changed.put(head, blend);
    return new StudentCalibration(changed);
  }

  void write(Properties properties) {
    blends.forEach(
        (head, blend) -> {
          properties.setProperty("calibration." + head, blend.toString());
          properties.setProperty("columns." + head, columns(head, blend.weights().length).text());
        });
    properties.setProperty("columns." + IMPORT_TREES, ImportMemory.COLUMNS.text());
  }

  /**
   * The mixes that stand in a file.
   *
   * @throws OtherVersionException if they were fitted on other columns than these
   */
  static StudentCalibration read(Properties properties, StudentCalibration form)
      throws OtherVersionException {
    require(properties, IMPORT_TREES, ImportMemory.COLUMNS);
    Map<String, Blend> blends = new TreeMap<>();
    for (Map.Entry<String, Blend> known : form.blends().entrySet()) {
      String head = known.getKey();
      int size = known.getValue().weights().length;
      require(properties, head, columns(head, size));
      String text = properties.getProperty("calibration." + head);
      if (text == null) {
        throw new IllegalArgumentException("no calibration of " + head);
      }
      Blend blend = Blend.parse(text);
      if (blend.weights().length != size) {
        throw new IllegalArgumentException(
            "a calibration of " + head + " of " + blend.weights().length + " weights");
      }
      blends.put(head, blend);
    }
    return new StudentCalibration(blends);
  }

  private static void require(Properties properties, String head, ColumnNames columns)
      throws OtherVersionException {
    if (!columns.text().equals(properties.getProperty("columns." + head))) {
      throw new OtherVersionException("its columns of " + head + " are others");
    }
  }

  /** The columns of the evidence of a head; a search has one more where an encoder reads along. */
  static ColumnNames columns(String head, int size) {
    return switch (head) {
      case CALLS -> CallEvidence.COLUMNS;
      case IMPORTS -> ImportEvidence.COLUMNS;
      case CONCERNS, KINDS, BUGS -> LabelEvidence.COLUMNS;
      case RISK -> RiskEvidence.COLUMNS;
      case TESTS -> TestLinkEvidence.COLUMNS;
      case SEARCH -> SearchEvidence.WITH_MEANING.first(size);
      case DONORS -> Nearest.COLUMNS;
      default -> throw new IllegalArgumentException("no head " + head);
    };
  }
}
