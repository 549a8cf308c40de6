package dev.yantra.codex.generate.donor;

import dev.yantra.codex.generate.syntax.MethodSignature;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.text.SubTokens;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The method to be generated: its declaration and its description, without any body.
 *
 * @param header the declaration
 * @param text request or Javadoc as written; may be empty
 * @param node number of the method whose body is to be filled; empty for a new method
 */
public record GenerationTarget(MethodSignature header, String text, OptionalInt node) {

  /** Words of the name. */
  public List<String> nameWords() {
    return SubTokens.of(header.spokenName());
  }

  /** The question that the student is asked: never with the body's view. */
  Query query() {
    return node.isPresent()
        ? new Query.Known(node.getAsInt(), Query.View.SPEC)
        : new Query.Unseen(
            Words.prose(text),
            header.owner(),
            header.name(),
            header.parameters(),
            header.returnType());
  }

  public Optional<Parameter> parameter(String name) {
    return header.parameters().stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
