package dev.yantra.codex.store;

import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.RepositoryHistory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The table {@code history}: what git knows about methods, and the log that it was read from. */
final class HistoryRows {
  private static final byte[] NOTHING = {};

  private final Connection connection;

  HistoryRows(Connection connection) {
    this.connection = connection;
  }

  /** The past of each method, by id. */
  Map<String, MethodHistory> methods() throws SQLException, IOException {
    Map<String, MethodHistory> methods = new HashMap<>();
    byte[] bytes = column("methods");
    if (bytes.length > 0) {
      PackedInput in = new PackedInput(bytes);
      for (int left = in.count(); left > 0; left--) {
        methods.put(in.text(), read(in));
      }
    }
    return methods;
  }

  /** CO_CHANGED edges, also between methods that are gone. */
  void coChanges(EdgeCodec.Sink sink) throws SQLException, IOException {
    byte[] bytes = column("co_changes");
    if (bytes.length > 0) {
      EdgeCodec.decode(bytes, sink);
    }
  }

  RepositoryHistory.Log log() throws SQLException {
    byte[] bytes = column("log");
    return bytes.length == 0 ? RepositoryHistory.Log.NONE : new RepositoryHistory.Log(bytes);
  }

  private byte[] column(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + name + " FROM history")) {
      return row.next() ? row.getBytes(1) : NOTHING;
    }
  }

  static void write(PackedOutput out, MethodHistory past) {
    out.number(past.ageDays());
    out.number(past.idleDays());
    out.number(past.commits());
    out.number(past.authors());
    out.number(past.fixes());
    out.number(past.linesChanged());
  }

  static MethodHistory read(PackedInput in) throws IOException {
    return new MethodHistory(
        in.number(), in.number(), in.number(), in.number(), in.number(), in.number());
  }

  void replace(RepositoryHistory history) throws SQLException {
    PackedOutput methods = new PackedOutput();
    methods.number(history.methods().size());
    for (Map.Entry<String, MethodHistory> entry : history.methods().entrySet()) {
      methods.text(entry.getKey());
      write(methods, entry.getValue());
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO history(number, methods, co_changes, log)"
                + " VALUES(1, ?, ?, ?)")) {
      insert.setBytes(1, methods.toBytes());
      insert.setBytes(2, EdgeCodec.encode(history.coChanges()));
      insert.setBytes(3, history.log().bytes());
      insert.executeUpdate();
    }
  }
}
