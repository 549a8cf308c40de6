package dev.yantra.codex.store;

import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.FileCalls;
import dev.yantra.codex.graph.TypeShape;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables {@code call_site}, one blob a file, and {@code library_type}, one blob a type. A
 * library's type stays when the last file that needs it goes; nothing leads to it then.
 */
final class CallRows {
  private final Connection connection;

  CallRows(Connection connection) {
    this.connection = connection;
  }

  CallSites read() throws SQLException, IOException {
    Map<String, List<CallSite>> byCaller = new HashMap<>();
    Map<String, TypeShape> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT call_site.bytes FROM call_site"
                    + " JOIN file ON file.number = call_site.file ORDER BY file.path")) {
      while (row.next()) {
        CallCodec.Content content = CallCodec.decode(row.getBytes(1));
        content.types().forEach(t -> types.putIfAbsent(t.name(), t));
        Map<String, List<CallSite>> ofFile = new HashMap<>();
        content
            .sites()
            .forEach(
                s -> ofFile.computeIfAbsent(s.place().caller(), c -> new ArrayList<>()).add(s));
        // Of two declarations of one id the one in the lesser path stays, as in the graph.
        ofFile.forEach(byCaller::putIfAbsent);
      }
    }
    Map<String, TypeShape> libraries = libraries();
    Set<String> open = new HashSet<>();
    types.values().forEach(t -> open.addAll(t.supertypes()));
    byCaller.values().forEach(sites -> sites.forEach(s -> open.addAll(owners(s))));
    open.forEach(name -> add(name, libraries, types));
    return new CallSites(byCaller, types.values());
  }

  private static List<String> owners(CallSite site) {
    return site.place().types().stream()
        .map(t -> t.indexOf('#') < 0 ? t : t.substring(0, t.indexOf('#')))
        .toList();
  }

  private static void add(
      String name, Map<String, TypeShape> libraries, Map<String, TypeShape> types) {
    TypeShape shape = libraries.get(name);
    if (shape != null && types.putIfAbsent(name, shape) == null) {
      shape.supertypes().forEach(above -> add(above, libraries, types));
    }
  }

  private Map<String, TypeShape> libraries() throws SQLException, IOException {
    Map<String, TypeShape> libraries = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT bytes FROM library_type")) {
      while (row.next()) {
        for (TypeShape type : CallCodec.decode(row.getBytes(1)).types()) {
          libraries.put(type.name(), type);
        }
      }
    }
    return libraries;
  }

  /** Writes the calls of many files through statements that are prepared once. */
  static final class Writer implements AutoCloseable {
    private final PreparedStatement insertSites;
    private final PreparedStatement insertType;
    private final Set<String> written = new HashSet<>();

    Writer(Connection connection) throws SQLException {
      insertSites =
          connection.prepareStatement("INSERT OR REPLACE INTO call_site(file, bytes) VALUES(?, ?)");
      insertType =
          connection.prepareStatement(
              "INSERT OR REPLACE INTO library_type(name, bytes) VALUES(?, ?)");
    }

    void write(long file, FileCalls calls) throws SQLException {
      insertSites.setLong(1, file);
      insertSites.setBytes(2, CallCodec.encode(calls.sites(), calls.types()));
      insertSites.executeUpdate();
      for (TypeShape type : calls.libraries()) {
        if (written.add(type.name())) {
          insertType.setString(1, type.name());
          insertType.setBytes(2, CallCodec.encode(List.of(), List.of(type)));
          insertType.executeUpdate();
        }
      }
    }

    @Override
    public void close() throws SQLException {
      insertSites.close();
      insertType.close();
    }
  }
}
