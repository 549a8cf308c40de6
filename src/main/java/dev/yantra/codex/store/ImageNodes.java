package dev.yantra.codex.store;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.ExternalNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.NodeTable;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Nodes in a mapped file, each read when it is first asked for and kept from then on. */
final class ImageNodes implements NodeTable {
  static final List<NodeKind> KINDS = List.of(NodeKind.values());
  private static final int FREE = -1;

  private final byte[] kinds;
  private final ByteBuffer ids;
  private final IntBuffer idStarts;
  private final IntBuffer table;
  private final ByteBuffer facts;
  private final IntBuffer factStarts;
  private final IntBuffer texts;
  private final AtomicReferenceArray<String> readIds;
  private final AtomicReferenceArray<Node> readNodes;
  private final AtomicReferenceArray<String> readTexts;

  /**
   * @param kinds places among {@link #KINDS}, one a node
   * @param ids all ids, one a line
   * @param idStarts where each line begins, and the end
   * @param table what {@link #table} gives
   * @param facts what {@link NodeCodec#writeOne} wrote of each node, nothing of external ones
   * @param factStarts where each node begins there, and the end
   * @param texts where each text stands among them
   */
  ImageNodes(
      ByteBuffer kinds,
      ByteBuffer ids,
      IntBuffer idStarts,
      IntBuffer table,
      ByteBuffer facts,
      IntBuffer factStarts,
      IntBuffer texts) {
    this.kinds = new byte[kinds.limit()];
    kinds.get(0, this.kinds);
    this.ids = ids;
    this.idStarts = idStarts;
    this.table = table;
    this.facts = facts;
    this.factStarts = factStarts;
    this.texts = texts;
    int size = this.kinds.length;
    if (idStarts.limit() != size + 1
        || factStarts.limit() != size + 1
        || idStarts.get(size) != ids.limit()
        || factStarts.get(size) != facts.limit()
        || Integer.bitCount(table.limit()) != 1) {
      throw new IllegalArgumentException("parts that do not fit");
    }
    this.readIds = new AtomicReferenceArray<>(size);
    this.readNodes = new AtomicReferenceArray<>(size);
    this.readTexts = new AtomicReferenceArray<>(texts.limit());
  }

  /** Where each of {@code count} lines begins, and where the last one ends. */
  static int[] lineStarts(byte[] lines, int count) {
    int[] starts = new int[count + 1];
    int line = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == '\n') {
        starts[++line] = i + 1;
      }
    }
    return starts;
  }

  /** Numbers of the nodes by the hash of their ids, with open addressing, half empty. */
  static int[] table(CodeGraph graph) {
    int[] table = new int[Math.max(2, Integer.highestOneBit(2 * graph.size()) * 2)];
    Arrays.fill(table, FREE);
    for (int n = 0; n < graph.size(); n++) {
      int slot = slot(graph.id(n), table.length);
      while (table[slot] != FREE) {
        slot = (slot + 1) % table.length;
      }
      table[slot] = n;
    }
    return table;
  }

  private static int slot(String id, int slots) {
    int hash = id.hashCode() * 0x9E3779B9;
    return (hash ^ hash >>> 16) & (slots - 1);
  }

  @Override
  public int size() {
    return kinds.length;
  }

  @Override
  public NodeKind kind(int number) {
    return KINDS.get(kinds[number]);
  }

  @Override
  public String id(int number) {
    String known = readIds.get(number);
    if (known != null) {
      return known;
    }
    int from = idStarts.get(number);
    byte[] line = new byte[idStarts.get(number + 1) - 1 - from];
    ids.get(from, line);
    String id = new String(line, StandardCharsets.UTF_8);
    readIds.set(number, id);
    return id;
  }

  @Override
  public OptionalInt find(String id) {
    int slot = slot(id, table.limit());
    while (table.get(slot) != FREE) {
      if (id(table.get(slot)).equals(id)) {
        return OptionalInt.of(table.get(slot));
      }
      slot = (slot + 1) % table.limit();
    }
    return OptionalInt.empty();
  }

  @Override
  public byte[] idLines() {
    byte[] lines = new byte[ids.limit()];
    ids.get(0, lines);
    return lines;
  }

  @Override
  public Node node(int number) {
    Node known = readNodes.get(number);
    if (known != null) {
      return known;
    }
    Node node = read(number);
    readNodes.set(number, node);
    return node;
  }

  private Node read(int number) {
    NodeKind kind = kind(number);
    if (kind == NodeKind.EXTERNAL_METHOD || kind == NodeKind.EXTERNAL_TYPE) {
      return new ExternalNode(id(number), kind);
    }
    int from = factStarts.get(number);
    byte[] bytes = new byte[factStarts.get(number + 1) - from];
    facts.get(from, bytes);
    try {
      return NodeCodec.readOne(new PackedInput(bytes, this::text), kind, id(number));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw CodexException.setup(
          "The directory .codex/cache is damaged (" + e.getMessage() + "). Delete it.", e);
    }
  }

  private String text(int number) throws IOException {
    if (number < 0 || number >= texts.limit()) {
      throw new IOException("text " + number + " of " + texts.limit());
    }
    String known = readTexts.get(number);
    if (known != null) {
      return known;
    }
    int at = texts.get(number);
    int length = 0;
    int shift = 0;
    byte b;
    do {
      b = facts.get(at++);
      length |= (b & 0x7f) << shift;
      shift += 7;
    } while (b < 0);
    byte[] bytes = new byte[length];
    facts.get(at, bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    readTexts.set(number, text);
    return text;
  }
}
