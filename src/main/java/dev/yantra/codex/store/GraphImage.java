package dev.yantra.codex.store;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.ExternalNode;
import dev.yantra.codex.graph.GraphCache;
import dev.yantra.codex.workspace.Sections;
import dev.yantra.codex.workspace.Workspace;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph as a file that is mapped into memory instead of read: a command that needs the
 * neighbours of one method reads those, and nothing of the other nodes.
 *
 * <p>It is made from the database by whoever first loads the graph after a change, lies in {@code
 * .codex/cache/}, and counts only for the very state of the database that it was made from.
 */
public final class GraphImage {
  private static final String NAME = "graph";

  private GraphImage() {}

  /**
   * The graph of a workspace, as {@link GraphStore#load} gives it.
   *
   * @throws dev.yantra.codex.workspace.CodexException if there is none, or it cannot be read
   */
  public static CodeGraph load(Workspace workspace) {
    return CacheKey.program()
        .map(program -> load(workspace, program))
        .orElseGet(() -> StoredGraph.readGraph(workspace));
  }

  /** The same for a build of the program. */
  static CodeGraph load(Workspace workspace, String program) {
    Path database = workspace.graph();
    Optional<CacheKey> stamp = CacheKey.of(database, program);
    if (stamp.isEmpty()) {
      return StoredGraph.readGraph(workspace);
    }
    GraphCache shelf = new FileGraphCache(workspace.cache(), stamp.get());
    Optional<CodeGraph> kept = kept(shelf);
    if (kept.isPresent()) {
      return kept.get();
    }
    CodeGraph loaded = StoredGraph.readGraph(workspace);
    if (!CacheKey.of(database, program).equals(stamp)) {
      // Somebody indexes at this moment: who knows which state this is.
      return loaded;
    }
    shelf.put(NAME, encode(loaded));
    return loaded.on(shelf);
  }

  private static Optional<CodeGraph> kept(GraphCache shelf) {
    return shelf.get(NAME).flatMap(image -> decode(image, shelf));
  }

  /** A graph as bytes. */
  static ByteBuffer encode(CodeGraph graph) {
    int size = graph.size();
    byte[] kinds = new byte[size];
    PackedOutput facts = new PackedOutput();
    int[] starts = new int[size + 1];
    for (int n = 0; n < size; n++) {
      kinds[n] = (byte) ImageNodes.KINDS.indexOf(graph.kind(n));
      starts[n] = facts.size();
      if (!(graph.node(n) instanceof ExternalNode)) {
        NodeCodec.writeOne(facts, graph.node(n));
      }
    }
    starts[size] = facts.size();
    byte[] ids = graph.idLines();
    Sections.Writer out = new Sections.Writer();
    out.bytes(kinds);
    out.bytes(ids);
    out.numbers(ImageNodes.lineStarts(ids, size));
    out.numbers(ImageNodes.table(graph));
    out.bytes(facts.toBytes());
    out.numbers(starts);
    out.numbers(facts.places());
    for (EdgeKind kind : EdgeKind.values()) {
      graph.out(kind).arrays().forEach(out::numbers);
      graph.in(kind).arrays().forEach(out::numbers);
    }
    return out.toBuffer();
  }

  /** A graph that reads from an image as it is asked; nothing if it is no whole image. */
  static Optional<CodeGraph> decode(ByteBuffer image, GraphCache shelf) {
    try {
      Sections.Reader in = new Sections.Reader(image);
      ImageNodes nodes =
          new ImageNodes(
              in.bytes(),
              in.bytes(),
              in.numbers(),
              in.numbers(),
              in.bytes(),
              in.numbers(),
              in.numbers());
      Map<EdgeKind, Adjacency> outgoing = new EnumMap<>(EdgeKind.class);
      Map<EdgeKind, Adjacency> incoming = new EnumMap<>(EdgeKind.class);
      for (EdgeKind kind : EdgeKind.values()) {
        outgoing.put(kind, adjacency(in));
        incoming.put(kind, adjacency(in));
      }
      return Optional.of(new CodeGraph(nodes, outgoing, incoming, shelf));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Adjacency adjacency(Sections.Reader in) {
    List<int[]> arrays = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      arrays.add(Sections.toArray(in.numbers()));
    }
    return new Adjacency(arrays.get(0), arrays.get(1), arrays.get(2));
  }
}
