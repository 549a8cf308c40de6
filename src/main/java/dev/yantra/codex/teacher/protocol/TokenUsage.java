package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/**
 * The tokens that a server says it charged. A number that is missing or cannot be true is empty,
 * which does not mean 0.
 *
 * @param input tokens of the question, cached ones included
 * @param output tokens of the answer, reasoning included
 */
record TokenUsage(OptionalLong input, OptionalLong output) {
  /** A server that said nothing. */
  static final TokenUsage UNKNOWN = new TokenUsage(OptionalLong.empty(), OptionalLong.empty());

  /** The counts of a reply; {@code total} only ever raises the count of the answer. */
  static TokenUsage of(OptionalLong input, OptionalLong output, JsonNode total) {
    OptionalLong all = count(total);
    if (input.isPresent() && output.isPresent() && all.isPresent()) {
      // Some servers count reasoning in the total only.
      long rest = all.getAsLong() - input.getAsLong();
      return new TokenUsage(input, OptionalLong.of(Math.max(output.getAsLong(), rest)));
    }
    return new TokenUsage(input, output);
  }

  /** A number of tokens: a whole number, 0 or more. */
  static OptionalLong count(JsonNode node) {
    return node.isNumber()
            && node.canConvertToExactIntegral()
            && node.canConvertToLong()
            && node.longValue() >= 0
        ? OptionalLong.of(node.longValue())
        : OptionalLong.empty();
  }

  /** A number of tokens that may be left out where it is 0. */
  static OptionalLong optional(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? OptionalLong.of(0) : count(node);
  }

  /** The sum, if both are known. */
  static OptionalLong sum(OptionalLong a, OptionalLong b) {
    return a.isPresent() && b.isPresent()
        ? OptionalLong.of(a.getAsLong() + b.getAsLong())
        : OptionalLong.empty();
  }
}
