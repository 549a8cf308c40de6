package dev.yantra.codex.cli;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code codex export}: the code graph for other tools. */
@Command(
    name = "export",
    description = "Export the code graph.",
    footer = {
      "",
      "tsv prints KIND<TAB>from<TAB>to with canonical ids, one edge a line.",
      "Example: codex export --format tsv --edges CALLS > calls.tsv"
    })
final class ExportCommand implements Callable<Integer> {
  /** The formats that a graph can be written in. */
  enum Form {
    GRAPHML,
    JSON,
    TSV
  }

  private final Session session;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "One of: graphml, json, tsv.")
  private Form form = Form.TSV;

  @Option(
      names = "--edges",
      paramLabel = "KIND",
      split = ",",
      description = "Only these kinds of edge: ${COMPLETION-CANDIDATES}.")
  private List<EdgeKind> kinds = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE instead of stdout.")
  private Path output = Path.of("");

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CodeGraph graph = session.codex().graph();
    Set<EdgeKind> chosen = kinds.isEmpty() ? EnumSet.allOf(EdgeKind.class) : EnumSet.copyOf(kinds);
    if (output.toString().isEmpty()) {
      write(graph, chosen, session.console().out());
      return 0;
    }
    Path file = session.resolve(output);
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (PrintStream out =
          new PrintStream(Files.newOutputStream(partial), false, StandardCharsets.UTF_8)) {
        write(graph, chosen, out);
      }
      AtomicFiles.move(partial, file);
    } catch (IOException e) {
      throw CodexException.usage("Cannot write " + file + ". Name a file that can be written.");
    }
    return 0;
  }

  private void write(CodeGraph graph, Set<EdgeKind> chosen, PrintStream out) {
    GraphWriter writer = new GraphWriter(graph, chosen, out);
    switch (form) {
      case GRAPHML -> writer.graphml();
      case JSON -> writer.json();
      case TSV -> writer.tsv();
    }
  }
}
