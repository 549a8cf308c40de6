package dev.yantra.codex.student.network;

import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.text.SubTokens;
import java.util.Arrays;
import java.util.Map;

/**
 * The built-in encoder with a pre-trained one beside it: hashed words first, then the vector of the
 * sentence. What words a repository uses and what they mean elsewhere are two things, and a learned
 * matrix weighs both. A text without a sentence has its words alone.
 *
 * @param words encodes the words
 * @param sentences encodes the sentence
 */
public record PretrainedTextEncoder(HashedTextEncoder words, CachedEncoder sentences)
    implements TextEncoder {
  @Override
  public int buckets() {
    return words.buckets() + sentences.identity().width();
  }

  @Override
  public SparseVector encode(Map<String, Integer> bag, String sentence) {
    SparseVector hashed = words.encode(bag, sentence);
    String spoken = spoken(sentence);
    if (spoken.isEmpty()) {
      return hashed;
    }
    float[] vector = sentences.vector(spoken);
    int[] indices = Arrays.copyOf(hashed.indices(), hashed.size() + vector.length);
    float[] values = Arrays.copyOf(hashed.values(), indices.length);
    for (int j = 0; j < vector.length; j++) {
      indices[hashed.size() + j] = words.buckets() + j;
      values[hashed.size() + j] = vector[j];
    }
    return new SparseVector(indices, values);
  }

  /** The declaration of a method as a sentence: {@code get header names csv parser}. */
  public static String spoken(MethodNode method) {
    CanonicalId id = method.canonical();
    String name = id.constructor() ? "create" : id.member();
    return String.join(" ", SubTokens.of(name + " " + id.ownerSimpleName()));
  }

  /** A sentence as people would say it: an identifier in words, and of a text the beginning. */
  public static String spoken(String sentence) {
    String stripped = sentence.strip();
    return stripped.chars().anyMatch(Character::isWhitespace)
        ? LabelText.firstSentence(stripped)
        : String.join(" ", SubTokens.of(stripped));
  }
}
