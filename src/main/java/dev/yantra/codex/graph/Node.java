package dev.yantra.codex.graph;

/** A node of the code graph, named by its canonical id. */
public sealed interface Node permits MethodNode, TypeNode, FieldNode, ExternalNode {
  /** The canonical id, unique in its graph. */
  String id();

  /** Its kind. */
  NodeKind kind();

  /** The parts of the id. */
  default CanonicalId canonical() {
    return CanonicalId.parse(id());
  }
}
