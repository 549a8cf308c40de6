package dev.yantra.codex.student.network;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param concerns labels of the concern head, in order
 * @param kinds labels of the test-kind head, in order
 * @param bugs labels of the bug head, in order
 */
public record ModelShape(
    int buckets,
    int words,
    int input,
    int first,
    int second,
    int embedding,
    int tower,
    List<String> concerns,
    List<String> kinds,
    List<String> bugs) {
  public ModelShape {
    concerns = List.copyOf(concerns);
    kinds = List.copyOf(kinds);
    bugs = List.copyOf(bugs);
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
    public ModelShape shape(List<String> concerns, List<String> kinds, List<String> bugs) {
      return new ModelShape(
          buckets, words, input, first, second, embedding, tower, concerns, kinds, bugs);
    }
  }

  /** The same with another length of encoded texts. */
  public ModelShape reading(int length) {
    return new ModelShape(
        length, words, input, first, second, embedding, tower, concerns, kinds, bugs);
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
    for (String head : List.of("calls", "imports")) {
      shapes.put(head + ".query", List.of(embedding, tower));
      shapes.put(head + ".label", List.of(embedding + input, tower));
      shapes.put(head + ".prior", List.of(1, 2));
    }
    shapes.put("tests.query", List.of(embedding, tower));
    shapes.put("tests.label", List.of(embedding, tower));
    shapes.put("described.label", List.of(words, tower));
    shapes.put("concerns.query", List.of(embedding, tower));
    shapes.put("concerns.bias", List.of(1, concerns.size()));
    shapes.put("kinds.query", List.of(embedding, tower));
    shapes.put("kinds.bias", List.of(1, kinds.size()));
    shapes.put("bugs.query", List.of(embedding, tower));
    shapes.put("bugs.bias", List.of(1, bugs.size()));
    shapes.put("risk.weight", List.of(embedding, 1));
    shapes.put("risk.bias", List.of(1, 1));
    shapes.put("similar.scale", List.of(1, 2));
    return shapes;
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
    properties.setProperty("labels.concerns", String.join(" ", concerns));
    properties.setProperty("labels.kinds", String.join(" ", kinds));
    properties.setProperty("labels.bugs", String.join(" ", bugs));
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
        labels(properties, "labels.concerns"),
        labels(properties, "labels.kinds"),
        labels(properties, "labels.bugs"));
  }

  private static int number(Properties properties, String key) {
    return Integer.parseInt(properties.getProperty(key, "absent"));
  }

  private static List<String> labels(Properties properties, String key) {
    return Pattern.compile(" ").splitAsStream(properties.getProperty(key, "")).toList();
  }
}
