package dev.yantra.codex.store;

import dev.yantra.codex.graph.FileGraph;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The table {@code graph}: the nodes and edges of each file. */
final class GraphRows {
  /** Takes what one file contributes. */
  @FunctionalInterface
  interface Visitor {
    void visit(String path, byte[] nodes, byte[] edges) throws IOException;
  }

  private final Connection connection;

  GraphRows(Connection connection) {
    this.connection = connection;
  }

  /** Visits all files in the order of their paths. */
  void visit(Visitor visitor) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT file.path, graph.nodes, graph.edges FROM graph"
                    + " JOIN file ON file.number = graph.file ORDER BY file.path")) {
      while (row.next()) {
        visitor.visit(row.getString(1), row.getBytes(2), row.getBytes(3));
      }
    }
  }

  /** Writes what a new file contributes. */
  void insert(long file, FileGraph graph) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO graph(file, nodes, edges) VALUES(?, ?, ?)")) {
      insert.setLong(1, file);
      insert.setBytes(2, NodeCodec.encode(graph.nodes()));
      insert.setBytes(3, EdgeCodec.encode(graph.edges()));
      insert.executeUpdate();
    }
  }
}
