package dev.yantra.codex.graph;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Nodes on the heap.
 *
 * @param nodes in the order of their ids, not copied
 * @param numbers the place of each id, not copied
 */
record ListedNodes(List<Node> nodes, Map<String, Integer> numbers) implements NodeTable {
  @Override
  public int size() {
    return nodes.size();
  }

  @Override
  public String id(int number) {
    return nodes.get(number).id();
  }

  @Override
  public NodeKind kind(int number) {
    return nodes.get(number).kind();
  }

  @Override
  public Node node(int number) {
    return nodes.get(number);
  }

  @Override
  public OptionalInt find(String id) {
    Integer number = numbers.get(id);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public byte[] idLines() {
    StringBuilder lines = new StringBuilder();
    nodes.forEach(n -> lines.append(n.id()).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
