package dev.yantra.codex.store;

import dev.yantra.codex.graph.FileGraph;
import dev.yantra.codex.graph.SourceFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table {@code file}, and the removal of all that a file contributes. */
final class FileRows {
  private final Connection connection;

  FileRows(Connection connection) {
    this.connection = connection;
  }

  SortedMap<String, SourceFile> readAll() throws SQLException {
    SortedMap<String, SourceFile> files = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT path, content_hash, api_hash, status, message, lines, test, used_names,"
                    + " call_sites, resolved_calls FROM file")) {
      while (row.next()) {
        String names = row.getString(8);
        files.put(
            row.getString(1),
            new SourceFile(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                SourceFile.Status.valueOf(row.getString(4)),
                row.getString(5),
                row.getInt(6),
                row.getBoolean(7),
                names.isEmpty() ? new TreeSet<>() : new TreeSet<>(Arrays.asList(names.split(" "))),
                row.getInt(9),
                row.getInt(10)));
      }
    }
    return files;
  }

  SortedMap<String, FileGraph.Headers> readHeaders() throws SQLException {
    SortedMap<String, FileGraph.Headers> headers = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT path, headers FROM file")) {
      while (row.next()) {
        headers.put(row.getString(1), new FileGraph.Headers(row.getBytes(2)));
      }
    }
    return headers;
  }

  /** Forgets a file with its nodes and edges; does nothing if it is unknown. */
  void delete(String path) throws SQLException {
    for (String table : new String[] {"graph", "call_site"}) {
      execute(
          "DELETE FROM " + table + " WHERE file = (SELECT number FROM file WHERE path = ?)", path);
    }
    execute("DELETE FROM file WHERE path = ?", path);
  }

  /**
   * Puts a file in the place of its older self and returns its number; its nodes and edges come
   * after.
   */
  long replace(FileGraph graph) throws SQLException {
    SourceFile file = graph.file();
    delete(file.path());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO file(path, content_hash, api_hash, status, message, lines, test,"
                + " used_names, call_sites, resolved_calls, headers)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number")) {
      insert.setString(1, file.path());
      insert.setString(2, file.contentHash());
      insert.setString(3, file.apiHash());
      insert.setString(4, file.status().name());
      insert.setString(5, file.message());
      insert.setInt(6, file.lines());
      insert.setBoolean(7, file.test());
      insert.setString(8, String.join(" ", file.usedNames()));
      insert.setInt(9, file.callSites());
      insert.setInt(10, file.resolvedCalls());
      insert.setBytes(11, graph.headers().bytes());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void execute(String sql, String path) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, path);
      statement.executeUpdate();
    }
  }
}
