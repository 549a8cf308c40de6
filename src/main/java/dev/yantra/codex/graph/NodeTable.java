package dev.yantra.codex.graph;

import java.util.OptionalInt;

/**
 * The nodes of a graph by number, in the order of their ids. What is asked of one node costs the
 * same however many there are; reading a whole node may cost more than its id or kind. Safe for
 * several threads at once.
 */
public interface NodeTable {
  /** Number of nodes. */
  int size();

  /** The canonical id of a node. */
  String id(int number);

  /** The kind of a node. */
  NodeKind kind(int number);

  /** All that is known of a node. */
  Node node(int number);

  /** The number of the node with a canonical id. */
  OptionalInt find(String id);

  /** All ids in UTF-8, each ended by a line feed. */
  byte[] idLines();
}
