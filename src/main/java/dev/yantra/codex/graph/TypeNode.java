package dev.yantra.codex.graph;

import java.util.List;

/**
 * A class, interface, enum, record or annotation of the repository.
 *
 * @param form {@code class}, {@code interface}, {@code enum}, {@code record} or {@code @interface}
 * @param modifiers Java modifiers, sorted
 * @param annotations simple names of its annotations, in order
 * @param javadoc text of its Javadoc without tags and markup; may be empty
 * @param test true if it stands in a test source tree
 */
public record TypeNode(
    String id,
    SourceRange range,
    String form,
    List<String> modifiers,
    List<String> annotations,
    String javadoc,
    boolean test)
    implements Node {
  public TypeNode {
    modifiers = modifiers.stream().sorted().toList();
    annotations = List.copyOf(annotations);
  }

  @Override
  public NodeKind kind() {
    return NodeKind.TYPE;
  }
}
