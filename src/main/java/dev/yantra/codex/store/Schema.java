package dev.yantra.codex.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of {@code graph.db}, as numbered migrations ({@code PRAGMA user_version}). */
final class Schema {
  /** Each entry leads from the version before it to its own number, from 1. */
  private static final List<List<String>> MIGRATIONS =
      List.of(
          List.of(
              "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
              "CREATE TABLE name(number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
              "CREATE TABLE file(number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,"
                  + " content_hash TEXT NOT NULL, api_hash TEXT NOT NULL, status TEXT NOT NULL,"
                  + " message TEXT NOT NULL, lines INTEGER NOT NULL, test INTEGER NOT NULL,"
                  + " used_names TEXT NOT NULL, call_sites INTEGER NOT NULL,"
                  + " resolved_calls INTEGER NOT NULL, headers BLOB NOT NULL)",
              "CREATE TABLE node(file INTEGER NOT NULL, name INTEGER NOT NULL, facts BLOB NOT NULL,"
                  + " PRIMARY KEY(file, name)) WITHOUT ROWID",
              "CREATE TABLE edge(file INTEGER NOT NULL, kind TEXT NOT NULL,"
                  + " source INTEGER NOT NULL, target INTEGER NOT NULL, ordinal INTEGER NOT NULL,"
                  + " count INTEGER NOT NULL,"
                  + " PRIMARY KEY(file, kind, source, target, ordinal)) WITHOUT ROWID",
              "CREATE TABLE history(method TEXT PRIMARY KEY, age_days INTEGER NOT NULL,"
                  + " idle_days INTEGER NOT NULL, commits INTEGER NOT NULL,"
                  + " authors INTEGER NOT NULL, fixes INTEGER NOT NULL,"
                  + " lines_changed INTEGER NOT NULL) WITHOUT ROWID",
              "CREATE TABLE co_change(first TEXT NOT NULL, second TEXT NOT NULL,"
                  + " count INTEGER NOT NULL, PRIMARY KEY(first, second)) WITHOUT ROWID",
              "CREATE TABLE commit_log(bytes BLOB NOT NULL)"),
          List.of(
              "CREATE TABLE call_site(file INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
              "CREATE TABLE library_type(name TEXT PRIMARY KEY, bytes BLOB NOT NULL)"
                  + " WITHOUT ROWID"),
          // One row a file: a graph is loaded whole, and rows cost more than what stands in them.
          List.of(
              "DELETE FROM call_site",
              "DROP TABLE edge",
              "DROP TABLE node",
              "DROP TABLE name",
              "DROP TABLE history",
              "DROP TABLE co_change",
              "DROP TABLE commit_log",
              "DELETE FROM file",
              "DELETE FROM meta",
              "CREATE TABLE graph(file INTEGER PRIMARY KEY, nodes BLOB NOT NULL,"
                  + " edges BLOB NOT NULL)",
              "CREATE TABLE history(number INTEGER PRIMARY KEY, methods BLOB NOT NULL,"
                  + " co_changes BLOB NOT NULL, log BLOB NOT NULL)"));

  private Schema() {}

  /** The version that this program writes. */
  static int version() {
    return MIGRATIONS.size();
  }

  static int versionOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** Brings a database of any earlier version to the newest, in one transaction. */
  static void migrate(Connection connection) throws SQLException {
    int from = versionOf(connection);
    if (from >= version()) {
      return;
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (List<String> migration : MIGRATIONS.subList(from, version())) {
        for (String sql : migration) {
          statement.execute(sql);
        }
      }
      statement.execute("PRAGMA user_version = " + version());
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
