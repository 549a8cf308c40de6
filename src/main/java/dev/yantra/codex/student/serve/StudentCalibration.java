package dev.yantra.codex.student.serve;

import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.OtherVersionException;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.search.SearchEvidence;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Lazy;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

/**
 * The mix of evidence of each head that gives its probability. The order of the labels is fitted on
 * the training side out of fold; the weight of the network, and the heads of tests, calls and
 * donors, on the validation side.
 *
 * <p>The mix of a head that stands in a file is read when that head is asked: a git hook asks one
 * head, and the columns of all would have to be loaded to check them.
 */
public final class StudentCalibration {
  /** The column of the network in the evidence of every head. */
  private static final int NETWORK = 0;

  /** The columns that trees of imports were grown on. */
  private static final String IMPORT_TREES = "imports.trees";

  private final Map<Head, Lazy<Blend>> blends;

  private StudentCalibration(Map<Head, Lazy<Blend>> blends) {
    this.blends = Map.copyOf(blends);
  }

  /**
   * Mixes that hold before anything is fitted: the network as it is, and equal trust in the cache
   * where there is one.
   */
  public static StudentCalibration initial() {
    Map<Head, Lazy<Blend>> blends = new HashMap<>();
    Head.ALL.forEach(head -> blends.put(head, new Lazy<>(() -> Evidence.Form.of(head).start())));
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
    Lazy<Blend> blend = blends.get(head);
    if (blend == null) {
      throw new IllegalArgumentException("no calibration of " + head.key());
    }
    return blend.get();
  }

  /** This calibration with another mix for a head. */
  public StudentCalibration with(Head head, Blend blend) {
    Map<Head, Lazy<Blend>> changed = new HashMap<>(blends);
    changed.put(head, new Lazy<>(() -> blend));
    return new StudentCalibration(changed);
  }

  void write(Properties properties) {
    for (Head head : Head.ALL) {
      Blend blend = of(head);
      properties.setProperty("calibration." + head.key(), blend.toString());
      properties.setProperty("columns." + head.key(), columns(head, blend.weights().length).text());
    }
    properties.setProperty("columns." + IMPORT_TREES, ImportMemory.COLUMNS.text());
  }

  /** A reader of the mix of one head. */
  private interface BlendReader {
    Blend read() throws IOException;
  }

  /**
   * The mixes that stand in a file. Asked for a head that was fitted on other columns than today's,
   * or whose mix is damaged, they fail as the checkpoint does.
   *
   * @param form the mixes before anything is fitted, which tell how many columns each has
   * @param unreadable the failure of the whole checkpoint
   */
  static StudentCalibration read(
      Properties properties,
      StudentCalibration form,
      Function<Exception, CodexException> unreadable) {
    Map<Head, Lazy<Blend>> blends = new HashMap<>();
    for (Head head : Head.ALL) {
      BlendReader reader = () -> read(properties, head, form.of(head).weights().length);
      blends.put(head, new Lazy<>(() -> read(reader, unreadable)));
    }
    return new StudentCalibration(blends);
  }

  private static Blend read(BlendReader reader, Function<Exception, CodexException> unreadable) {
    try {
      return reader.read();
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable.apply(e);
    }
  }

  private static Blend read(Properties properties, Head head, int size)
      throws OtherVersionException {
    require(properties, head.key(), columns(head, size));
    if (head == SpecialHead.IMPORTS) {
      require(properties, IMPORT_TREES, ImportMemory.COLUMNS);
    }
    String text = properties.getProperty("calibration." + head.key());
    if (text == null) {
      throw new IllegalArgumentException("no calibration of " + head.key());
    }
    Blend blend = Blend.parse(text);
    if (blend.weights().length != size) {
      throw new IllegalArgumentException(
          "a calibration of " + head.key() + " of " + blend.weights().length + " weights");
    }
    return blend;
  }

  private Map<Head, Blend> all() {
    Map<Head, Blend> all = new HashMap<>();
    blends.keySet().forEach(head -> all.put(head, of(head)));
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StudentCalibration calibration && all().equals(calibration.all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  /** Reads the mixes of all heads, and fails where one cannot be read. */
  public void check() {
    Head.ALL.forEach(this::of);
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
