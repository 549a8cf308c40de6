package dev.yantra.codex.teacher.offline;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.teacher.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A hash of all that the repository teacher's answers follow from. */
final class RepositoryFingerprint {
  private RepositoryFingerprint() {}

  static String of(CodeGraph graph) {
    MessageDigest digest = Hashes.digest();
    graph.nodes().forEach(n -> digest.update(n.toString().getBytes(StandardCharsets.UTF_8)));
    ByteBuffer link = ByteBuffer.allocate(3 * Integer.BYTES);
    for (EdgeKind kind : EdgeKind.values()) {
      Adjacency edges = graph.out(kind);
      for (int from = 0; from < graph.size(); from++) {
        for (int i = edges.start(from); i < edges.start(from + 1); i++) {
          digest.update(
              link.clear().putInt(from).putInt(edges.target(i)).putInt(edges.count(i)).array());
        }
      }
      digest.update(kind.name().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
