package dev.yantra.codex.predict;

import dev.yantra.codex.graph.SourceRange;
import java.util.List;

/**
 * A method or type that answers a question, with its place and the reason.
 *
 * @param id canonical id of a method, binary name of a type
 * @param type true for a type
 * @param score from 0 to 1
 * @param why the words of the question that stand in it, by their place; may be empty
 * @param overloads ids of methods of the same name and type that are less likely meant
 */
public record FoundDeclaration(
    String id, boolean type, double score, SourceRange range, String why, List<String> overloads) {
  public FoundDeclaration {
    overloads = List.copyOf(overloads);
  }
}
