package dev.yantra.codex.student.serve;

import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.OtherVersionException;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.search.SearchEvidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The mix of evidence of each head that gives its probability. The order of the labels is fitted on
 * the training side out of fold; the weight of the network, and the heads of tests, calls and
 * donors, on the validation side.
 *
 * @param blends the mix of each head
 */
public record StudentCalibration(Map<Head, Blend> blends) {
  /** The column of the network in the evidence of every head. */
  private static final int NETWORK = 0;

  /** The columns that trees of imports were grown on. */
  private static final String IMPORT_TREES = "imports.trees";

  public StudentCalibration {
    blends = Map.copyOf(blends);
  }

  /**
   * Mixes that hold before anything is fitted: the network as it is, and equal trust in the cache
   * where there is one.
   */
  public static StudentCalibration initial() {
    Map<Head, Blend> blends = new HashMap<>();
    Head.ALL.forEach(head -> blends.put(head, Evidence.Form.of(head).start()));
    return new StudentCalibration(blends);
  }

  /** The same for a student that reads so: a pre-trained encoder has a say in a search. */
  public static StudentCalibration initial(NodeFeatures features) {
    StudentCalibration initial = initial();
    return features.sentences().isPresent()
        ? initial.with(
            SpecialHead.SEARCH, SearchEvidence.withMeaning(initial.of(SpecialHead.SEARCH)))
        : initial;
  }

  /**
   * This calibration with the network alone in the heads that are measured; what it says is put in
   * order by that, and its probabilities are not calibrated.
   */
  StudentCalibration networkAlone() {
    StudentCalibration alone = this;
    for (Head head : measured()) {
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
    for (Head head : measured()) {
      double[] weights = of(head).weights();
      weights[NETWORK] = 0;
      without = without.with(head, new Blend(weights, of(head).intercept()));
    }
    return without;
  }

  /** Heads that are measured with and without the network; calls at a point have their own. */
  private static List<Head> measured() {
    return Head.ALL.stream()
        .filter(head -> head.role().measured() && head != SpecialHead.CALLS)
        .toList();
  }

  /** The mix of a head. */
  public Blend of(Head head) {
    Blend blend = blends.get(head);
    if (blend == null) {
      throw new IllegalArgumentException("no calibration of " + head.key());
    }
    return blend;
  }

  /** This calibration with another mix for a head. */
  public StudentCalibration with(Head head, Blend blend) {
    Map<Head, Blend> changed = new HashMap<>(blends);
    changed.put(head, blend);
    return new StudentCalibration(changed);
  }

  void write(Properties properties) {
    blends.forEach(
        (head, blend) -> {
          String key = head.key();
          properties.setProperty("calibration." + key, blend.toString());
          properties.setProperty("columns." + key, columns(head, blend.weights().length).text());
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
    Map<Head, Blend> blends = new HashMap<>();
    for (Head head : Head.ALL) {
      int size = form.of(head).weights().length;
      require(properties, head.key(), columns(head, size));
      String text = properties.getProperty("calibration." + head.key());
      if (text == null) {
        throw new IllegalArgumentException("no calibration of " + head.key());
      }
      Blend blend = Blend.parse(text);
      if (blend.weights().length != size) {
        throw new IllegalArgumentException(
            "a calibration of " + head.key() + " of " + blend.weights().length + " weights");
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
  private static ColumnNames columns(Head head, int size) {
    return Evidence.Form.of(head).columns().first(size);
  }
}
