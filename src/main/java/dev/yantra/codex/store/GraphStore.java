package dev.yantra.codex.store;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.FileGraph;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.RepositoryHistory;
import dev.yantra.codex.graph.SourceFile;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The code graph in {@code .codex/graph.db}. Every method that writes is one transaction: an
 * interrupted run leaves the graph as it was.
 */
public final class GraphStore implements AutoCloseable {
  private static final String HISTORY = "history.state";

  // SQLite's primary result codes (sqlite.org/rescode.html); the higher bits only say more of them.
  private static final int PRIMARY_CODE = 0xff;
  private static final int PERMISSION = 3;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int OUT_OF_MEMORY = 7;
  private static final int READ_ONLY = 8;
  private static final int INPUT_OUTPUT = 10;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;

  private final Path database;
  private final Connection connection;

  private GraphStore(Path database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  /**
   * Opens the graph that {@code index} has written.
   *
   * @throws CodexException if there is none, or it cannot be read
   */
  public static GraphStore open(Workspace workspace) {
    if (!Files.exists(workspace.graph())) {
      throw CodexException.setup(
          "No graph at "
              + workspace.graph()
              + ". Run: codex init, or for the graph alone: codex index");
    }
    return connect(workspace.graph(), false);
  }

  /**
   * Opens the graph, or makes an empty one.
   *
   * @throws CodexException if the directory cannot be written or the database is damaged
   */
  public static GraphStore openOrCreate(Workspace workspace) {
    workspace.create();
    return connect(workspace.graph(), true);
  }

  private static GraphStore connect(Path database, boolean create) {
    SqliteLibrary.prepare();
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
      try {
        if (Schema.versionOf(connection) > Schema.version()) {
          throw CodexException.setup(
              database
                  + " was written by a newer Codex. Update Codex, or delete it and run: codex"
                  + " index");
        }
        if (Schema.versionOf(connection) < Schema.version() && !create) {
          throw CodexException.setup(
              database + " was written by an older Codex. Bring it up to date with: codex index");
        }
        try (Statement statement = connection.createStatement()) {
          statement.execute("PRAGMA busy_timeout = 5000");
        }
        Schema.migrate(connection);
        return new GraphStore(database, connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw unreadable(database, e);
    }
  }

  /** The files of the last run by path, skipped ones included. */
  public SortedMap<String, SourceFile> files() {
    return attempt(() -> new FileRows(connection).readAll());
  }

  /** The headers that the indexer left for itself, by path. */
  public SortedMap<String, FileGraph.Headers> headers() {
    return attempt(() -> new FileRows(connection).readHeaders());
  }

  /**
   * Replaces what the changed files contribute and forgets the removed ones.
   *
   * @param changed new or changed files, with all that they contribute
   * @param removed paths that are no longer part of the repository
   */
  public void apply(Collection<FileGraph> changed, Collection<String> removed) {
    transaction(
        () -> {
          FileRows files = new FileRows(connection);
          for (String path : removed) {
            files.delete(path);
          }
          GraphRows graphs = new GraphRows(connection);
          try (CallRows.Writer calls = new CallRows.Writer(connection)) {
            for (FileGraph file : changed) {
              long number = files.replace(file);
              graphs.insert(number, file);
              calls.write(number, file.calls());
            }
          }
        });
  }

  /** Replaces what is known from git. */
  public void replaceHistory(RepositoryHistory history) {
    transaction(
        () -> {
          new HistoryRows(connection).replace(history);
          new MetaRows(connection).put(HISTORY, history.state());
        });
  }

  /** {@link RepositoryHistory#state} of what is known from git; empty if that is nothing. */
  public String historyState() {
    return meta(HISTORY).orElse("");
  }

  /** The commits that the last reading of git's history left for the next one. */
  public RepositoryHistory.Log historyLog() {
    return attempt(() -> new HistoryRows(connection).log());
  }

  /** Loads the whole graph. */
  public CodeGraph load() {
    return attempt(
        () -> {
          HistoryRows history = new HistoryRows(connection);
          Map<String, MethodHistory> pasts = history.methods();
          CodeGraph.Builder graph = new CodeGraph.Builder();
          new GraphRows(connection)
              .visit(
                  (path, nodes, edges) -> {
                    NodeCodec.decode(nodes, path, id -> pasts.getOrDefault(id, MethodHistory.NONE))
                        .forEach(graph::declare);
                    EdgeCodec.decode(edges, graph::edge);
                  });
          history.coChanges(betweenDeclared(graph::declares, graph::edge));
          return graph.build();
        });
  }

  /** Loads the calls place by place, which only completion needs. */
  public CallSites loadCallSites() {
    return attempt(() -> new CallRows(connection).read());
  }

  /** Counts what {@link #load} would load, in a fraction of the time. */
  public GraphCounts census() {
    return attempt(
        () -> {
          GraphCounts.Count count = new GraphCounts.Count();
          new GraphRows(connection)
              .visit(
                  (path, nodes, edges) -> {
                    NodeCodec.heads(nodes).forEach(n -> count.declare(n.id(), n.kind()));
                    EdgeCodec.decode(edges, count::edge);
                  });
          new HistoryRows(connection).coChanges(betweenDeclared(count::declares, count::edge));
          return count.result();
        });
  }

  /** Where the methods stand that the sources write, by id. */
  public SortedMap<String, SourceRange> methods() {
    return attempt(
        () -> {
          SortedMap<String, SourceRange> methods = new TreeMap<>();
          new GraphRows(connection)
              .visit(
                  (path, nodes, edges) -> {
                    for (NodeCodec.Head n : NodeCodec.heads(nodes)) {
                      if (n.kind() == NodeKind.METHOD && !n.implicit()) {
                        SourceRange range = new SourceRange(path, n.line(), n.endLine());
                        methods.putIfAbsent(n.id(), range);
                      }
                    }
                  });
          return methods;
        });
  }

  /** A past that two methods share outlives them; an edge brings no method back. */
  private static EdgeCodec.Sink betweenDeclared(Predicate<String> declared, EdgeCodec.Sink sink) {
    return (kind, from, to, order, count) -> {
      if (declared.test(from) && declared.test(to)) {
        sink.edge(kind, from, to, order, count);
      }
    };
  }

  /** A remark that a stage left. */
  public Optional<String> meta(String key) {
    return attempt(() -> new MetaRows(connection).get(key));
  }

  /** Leaves a remark for a later run. */
  public void putMeta(String key, String value) {
    transaction(() -> new MetaRows(connection).put(key, value));
  }

  @Override
  public void close() {
    attempt(
        () -> {
          connection.close();
          return true;
        });
  }

  private interface Query<T> {
    T run() throws SQLException, IOException;
  }

  private interface Change {
    void run() throws SQLException;
  }

  private <T> T attempt(Query<T> query) {
    try {
      return query.run();
    } catch (SQLException | IOException e) {
      throw unreadable(database, e);
    }
  }

  private void transaction(Change change) {
    try {
      connection.setAutoCommit(false);
      try {
        change.run();
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw unreadable(database, e);
    }
  }

  private static CodexException unreadable(Path database, Exception cause) {
    int code = cause instanceof SQLException failure ? failure.getErrorCode() & PRIMARY_CODE : 0;
    return switch (code) {
      case PERMISSION, READ_ONLY, CANNOT_OPEN -> unwritable(database, cause);
      case BUSY, LOCKED ->
          CodexException.setup(
              database + " is in use by another codex command. Wait for it and run this again.",
              cause);
      case FULL, INPUT_OUTPUT, OUT_OF_MEMORY ->
          CodexException.setup(
              "Cannot read or write "
                  + database
                  + " ("
                  + cause.getMessage()
                  + "). Check the disk and its free space.",
              cause);
      default ->
          CodexException.setup(
              database + " is damaged (" + cause.getMessage() + "). Delete it and run: codex index",
              cause);
    };
  }

  private static CodexException unwritable(Path database, Exception cause) {
    return CodexException.setup(
        "Cannot write " + database + " (" + cause.getMessage() + "). Make it writable.", cause);
  }
}
