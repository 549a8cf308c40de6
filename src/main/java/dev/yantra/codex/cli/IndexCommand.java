package dev.yantra.codex.cli;

import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.SourceFile;
import dev.yantra.codex.index.IndexOptions;
import dev.yantra.codex.index.IndexReport;
import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.workspace.Durations;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code codex index}: sources become a graph. */
@Command(
    name = "index",
    description = "Read the repository into a code graph; the next time, only what changed.")
final class IndexCommand implements Callable<Integer> {
  private static final int REMARKS = 5;

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The repository (default: the one around this directory).")
  private Path directory = Path.of("");

  @Option(
      names = "--classpath",
      split = "[:;]",
      paramLabel = "PATH",
      description = "Jars and class directories (default: found by itself).")
  private List<Path> classPath = new ArrayList<>();

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Files that belong although they look generated or ignored.")
  private List<String> include = new ArrayList<>();

  @Option(names = "--exclude", paramLabel = "GLOB", description = "Files that do not belong.")
  private List<String> exclude = new ArrayList<>();

  @Option(names = "--full", description = "Read every file again, changed or not.")
  private boolean full;

  IndexCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Workspace workspace = session.workspaceAt(directory);
    IndexOptions options =
        new IndexOptions(
            classPath.stream().map(session::resolve).toList(),
            new FileRules(include, exclude),
            full);
    IndexReport report = session.codexAt(workspace).index(options);
    if (session.json()) {
      session.print(Json.line(json(report)));
      return 0;
    }
    session.print(summary(report));
    Table table = new Table();
    report
        .edges()
        .forEach((kind, n) -> table.row("", kind.name(), String.format(Locale.ROOT, "%,d", n)));
    table.lines().forEach(session::print);
    session.print("  class path: " + report.classPath());
    remarks(session, report);
    return 0;
  }

  /** The findings of an index run, in a line. */
  static String summary(IndexReport report) {
    return String.format(
        Locale.ROOT,
        "index    %,d files (%,d read), %,d lines: %,d methods, %,d nodes, %,d edges; %.1f %% of"
            + " %,d calls resolved  %s",
        report.files().size(),
        report.read(),
        report.lines(),
        report.nodes().getOrDefault(NodeKind.METHOD, 0),
        sum(report.nodes()),
        sum(report.edges()),
        100 * report.resolvedShare(),
        report.callSites(),
        Durations.text(report.millis()));
  }

  /** Tells which files could not be read as they should. */
  static void remarks(Session session, IndexReport report) {
    List<String> remarks = new ArrayList<>(report.remarks());
    for (SourceFile file : report.files()) {
      if (file.status() != SourceFile.Status.OK) {
        remarks.add(
            file.path()
                + " "
                + file.status().name().toLowerCase(Locale.ROOT)
                + ": "
                + file.message());
      }
    }
    int shown = session.verbose() ? remarks.size() : Math.min(REMARKS, remarks.size());
    remarks.subList(0, shown).forEach(r -> session.console().note("  " + r));
    if (shown < remarks.size()) {
      session.console().note("  and " + (remarks.size() - shown) + " more; see them with -v");
    }
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Object json(IndexReport report) {
    Map<String, Object> nodes = new LinkedHashMap<>();
    for (NodeKind kind : NodeKind.values()) {
      nodes.put(kind.name(), report.nodes().getOrDefault(kind, 0));
    }
    Map<String, Object> edges = new LinkedHashMap<>();
    for (EdgeKind kind : EdgeKind.values()) {
      edges.put(kind.name(), report.edges().getOrDefault(kind, 0));
    }
    return Json.object(
        "schema", "codex.index/1",
        "files", report.files().size(),
        "read", report.read(),
        "recovered", names(report, SourceFile.Status.RECOVERED),
        "skipped", names(report, SourceFile.Status.SKIPPED),
        "lines", report.lines(),
        "nodes", nodes,
        "edges", edges,
        "callSites", report.callSites(),
        "resolvedCalls", report.resolvedCalls(),
        "classPath", report.classPath(),
        "remarks", report.remarks(),
        "elapsedMillis", report.millis());
  }

  private static List<String> names(IndexReport report, SourceFile.Status status) {
    return report.files(status).stream().map(SourceFile::path).toList();
  }
}
