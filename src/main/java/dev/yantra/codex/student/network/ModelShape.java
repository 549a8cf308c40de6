package dev.yantra.codex.student.network;

import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.HeadMatrix;
import dev.yantra.codex.student.LabelHead;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The sizes of a student.
 *
 * @param buckets length of an encoded text
 * @param words width of the learned projection of one text field
 * @param input width of a node after the input projection, which is what layer 1 averages
 * @param first width after layer 1
 * @param second width after layer 2
 * @param embedding width after layer 3
 * @param tower width in which queries and labels meet
 * @param labels labels of each head that has some, in order
 */
public record ModelShape(
    int buckets,
    int words,
    int input,
    int first,
    int second,
    int embedding,
    int tower,
    SortedMap<LabelHead, List<String>> labels) {
  public ModelShape {
    SortedMap<LabelHead, List<String>> copy = new TreeMap<>();
    labels.forEach((head, own) -> copy.put(head, List.copyOf(own)));
    labels = Collections.unmodifiableSortedMap(copy);
    if (!labels.keySet().equals(Set.of(LabelHead.values()))) {
      throw new IllegalArgumentException("labels of " + labels.keySet());
    }
  }

  /** A size by name. */
  public enum Preset {
    /** For tests. */
    TINY(1024, 16, 24, 24, 24, 16, 16),
    /** For two cores and a coffee. */
    SMALL(8192, 64, 96, 96, 96, 96, 64),
    /** The full size: 512, 512, 256. */
    FULL(16384, 128, 256, 512, 512, 256, 128);

    private final int buckets;
    private final int words;
    private final int input;
    private final int first;
    private final int second;
    private final int embedding;
    private final int tower;

    Preset(int buckets, int words, int input, int first, int second, int embedding, int tower) {
      this.buckets = buckets;
      this.words = words;
      this.input = input;
      this.first = first;
      this.second = second;
      this.embedding = embedding;
      this.tower = tower;
    }

    /** The preset as it is written in options and files: {@code small}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The preset with this {@link #label()}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Preset ofLabel(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The shape of this size with the given labels. */
    public ModelShape shape(Function<LabelHead, List<String>> labels) {
      return new ModelShape(
          buckets, words, input, first, second, embedding, tower, ofEachHead(labels));
    }
  }

  /** The same with another length of encoded texts. */
  public ModelShape reading(int length) {
    return new ModelShape(length, words, input, first, second, embedding, tower, labels);
  }

  /** The labels of a head, in the order of its bias and of its answers. */
  public List<String> labels(LabelHead head) {
    return labels.getOrDefault(head, List.of());
  }

  private static SortedMap<LabelHead, List<String>> ofEachHead(
      Function<LabelHead, List<String>> labels) {
    SortedMap<LabelHead, List<String>> all = new TreeMap<>();
    Head.ofLabels().forEach(head -> all.put(head, labels.apply(head)));
    return all;
  }

  /** Length of a node's features: one block for each text field, then the numbers. */
  public int features() {
    return TextField.ALL.size() * words + NumericFeatures.WIDTH;
  }

  /** Width of a level: 0 after the input projection, 1 to 3 after the layers. */
  public int width(int level) {
    return switch (level) {
      case 0 -> input;
      case 1 -> first;
      case 2 -> second;
      case 3 -> embedding;
      default -> throw new IllegalArgumentException("level " + level);
    };
  }

  /** Rows and columns of every learned matrix, by name. */
  public SortedMap<String, List<Integer>> matrices() {
    int blocks = 1 + Relation.ALL.size();
    SortedMap<String, List<Integer>> shapes = new TreeMap<>();
    shapes.put("words", List.of(buckets, words));
    shapes.put("input.weight", List.of(features(), input));
    shapes.put("input.bias", List.of(1, input));
    for (int level = 1; level <= 3; level++) {
      shapes.put("sage" + level + ".weight", List.of(blocks * width(level - 1), width(level)));
      shapes.put("sage" + level + ".bias", List.of(1, width(level)));
    }
    for (Head head : Head.ALL) {
      for (HeadMatrix matrix : head.matrices()) {
        shapes.put(matrix.name(), List.of(size(head, matrix.rows()), size(head, matrix.columns())));
      }
    }
    return shapes;
  }

  private int size(Head head, HeadMatrix.Size size) {
    return switch (size) {
      case ONE -> 1;
      case TWO -> 2;
      case WORDS -> words;
      case EMBEDDING -> embedding;
      case EMBEDDING_AND_INPUT -> embedding + input;
      case TOWER -> tower;
      case LABELS -> labels((LabelHead) head).size();
    };
  }

  /** Adds the sizes and labels, for {@link #read}. */
  public void write(Properties properties) {
    properties.setProperty("shape.buckets", String.valueOf(buckets));
    properties.setProperty("shape.words", String.valueOf(words));
    properties.setProperty("shape.input", String.valueOf(input));
    properties.setProperty("shape.first", String.valueOf(first));
    properties.setProperty("shape.second", String.valueOf(second));
    properties.setProperty("shape.embedding", String.valueOf(embedding));
    properties.setProperty("shape.tower", String.valueOf(tower));
    labels.forEach(
        (head, own) -> properties.setProperty("labels." + head.key(), String.join(" ", own)));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if a size is missing or no number
   */
  public static ModelShape read(Properties properties) {
    return new ModelShape(
        number(properties, "shape.buckets"),
        number(properties, "shape.words"),
        number(properties, "shape.input"),
        number(properties, "shape.first"),
        number(properties, "shape.second"),
        number(properties, "shape.embedding"),
        number(properties, "shape.tower"),
        ofEachHead(head -> labels(properties, "labels." + head.key())));
  }

  private static int number(Properties properties, String key) {
    return Integer.parseInt(properties.getProperty(key, "absent"));
  }

  private static List<String> labels(Properties properties, String key) {
    return Pattern.compile(" ").splitAsStream(properties.getProperty(key, "")).toList();
  }
}
