package dev.yantra.codex.student.network;

import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.Query;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The features of nodes, encoded but not yet projected: a sparse vector for each text field and a
 * block of numbers. Training and serving both read nodes through this class.
 *
 * @param encoder turns words into numbers
 */
public record NodeFeatures(TextEncoder encoder) {

  /** The parts that may be looked at beyond the declaration. */
  public enum Sight {
    /** The Javadoc. */
    DOC,
    /** The body, its size and its concerns. */
    BODY,
    /** The past in git. */
    GIT
  }

  /** Everything: the full view. */
  public static final Set<Sight> FULL = Set.copyOf(EnumSet.allOf(Sight.class));

  /** The full view without the past, which would tell the answer where fixes are asked for. */
  public static final Set<Sight> WITHOUT_GIT = Set.of(Sight.DOC, Sight.BODY);

  /** The declaration and its Javadoc: the spec view. */
  public static final Set<Sight> SPEC = Set.of(Sight.DOC);

  /** A text field of a node, encoded. */
  public SparseVector text(Node node, TextField field) {
    return encoder.encode(field.words(node), field.sentence(node));
  }

  /** The words of a text field alone: what names and bodies are compared by. */
  public SparseVector words(Node node, TextField field) {
    return encoder.encode(field.words(node), "");
  }

  /** The words of a text field of a method that is not in the graph. */
  public SparseVector words(Query.Unseen method, TextField field) {
    return encoder.encode(field.words(method), "");
  }

  /** The words alone of a text. */
  public SparseVector words(String text) {
    return encoder.encode(TextField.bag(text), "");
  }

  /** A text, encoded. */
  public SparseVector text(String text) {
    return encoder.encode(TextField.bag(text), text);
  }

  /** The pre-trained encoder that reads along, if one does. */
  public Optional<CachedEncoder> sentences() {
    return encoder instanceof PretrainedTextEncoder both
        ? Optional.of(both.sentences())
        : Optional.empty();
  }

  /** The numbers of a node. */
  public static float[] numbers(Node node, Set<Sight> sight) {
    return NumericFeatures.of(node, sight);
  }

  /** The numbers of a method that is not in the graph. */
  public static float[] numbers(Query.Unseen method) {
    return NumericFeatures.of(method);
  }

  /** The numbers of a request of which only the text is known. */
  public static float[] numbersOfRequest() {
    return numbers(new Query.Unseen("request", "", "", List.of(), ""));
  }

  /** Length of a block of numbers. */
  public static int numberWidth() {
    return NumericFeatures.WIDTH;
  }

  /** Level 0 of a node. */
  float[] level0(Network network, Node node, Set<Sight> sight) {
    float[] features = new float[network.shape().features()];
    for (TextField field : TextField.ALL) {
      boolean visible =
          switch (field) {
            case NAME, SIGNATURE -> true;
            case DOC -> sight.contains(Sight.DOC);
            case BODY -> sight.contains(Sight.BODY);
          };
      if (visible) {
        project(network, text(node, field), field, features);
      }
    }
    return network.input(withNumbers(network, features, numbers(node, sight)));
  }

  /** Level 0 of a method that is not in the graph. */
  float[] level0(Network network, Query.Unseen method) {
    float[] features = new float[network.shape().features()];
    for (TextField field : TextField.ALL) {
      SparseVector text = encoder.encode(field.words(method), field.sentence(method));
      project(network, text, field, features);
    }
    return network.input(withNumbers(network, features, numbers(method)));
  }

  private static void project(
      Network network, SparseVector text, TextField field, float[] features) {
    network.project(text, features, field.block() * network.shape().words());
  }

  private static float[] withNumbers(Network network, float[] features, float[] numbers) {
    int start = TextField.ALL.size() * network.shape().words();
    System.arraycopy(numbers, 0, features, start, numbers.length);
    return features;
  }
}
