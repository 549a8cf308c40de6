package dev.yantra.codex.corpus;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.Node;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The fingerprint of a graph or a corpus: a SHA-256 over everything that answers and training
 * follow from.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The fingerprint of nodes and edges. */
  public static String of(CodeGraph graph) {
    Fingerprint print = new Fingerprint();
    for (Node node : graph.nodes()) {
      print.add(node.toString());
    }
    for (EdgeKind kind : EdgeKind.values()) {
      Adjacency edges = graph.out(kind);
      ByteBuffer targets = ByteBuffer.allocate(12 * edges.size());
      for (int from = 0; from < graph.size(); from++) {
        for (int i = edges.start(from); i < edges.start(from + 1); i++) {
          targets.putInt(from).putInt(edges.target(i)).putInt(edges.count(i));
        }
      }
      print.digest.update(targets.array());
    }
    return print.text();
  }

  /** The fingerprint of a corpus's examples. */
  public static String of(List<Example> examples) {
    Fingerprint print = new Fingerprint();
    examples.forEach(example -> print.add(example.toString()));
    return print.text();
  }

  private void add(String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
