package dev.yantra.codex;

import dev.yantra.codex.cli.CommandLineInterface;
import dev.yantra.codex.cli.Console;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.Checkpoint;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;

/**
 * The commands that people wait for, each run once over a sample by a student that has learned
 * nothing, so that the JVM sees which classes they need. {@code bin/codex} runs it after a build
 * and keeps those classes for every later start.
 */
public final class ClassDataTraining {
  private static final long SEED = 42;

  private ClassDataTraining() {}

  /**
   * Rehearses.
   *
   * @param arguments a directory of Java sources, under git and with something staged
   */
  public static void main(String[] arguments) {
    Path sample = Path.of(arguments[0]);
    Console console = Console.ofProcess();
    CommandLineInterface codex = new CommandLineInterface(console, System.getenv(), sample);
    codex.run("index", "--quiet");
    Workspace workspace = Workspace.at(sample);
    CodeGraph graph;
    try (GraphStore store = GraphStore.open(workspace)) {
      graph = store.load();
    }
    Checkpoint.write(workspace, StudentTraining.untrained(graph, SEED), GraphView.whole(graph));
    String method = graph.id(graph.methods().findFirst().orElseThrow());
    List<List<String>> commands =
        List.of(
            List.of("predict-bugs", "--staged", "--quiet"),
            List.of("predict", "bugs", "--format", "json"),
            List.of("predict", "bugs", "--all"),
            List.of("predict-tests", "--staged"),
            List.of("predict", "tests", "--format", "json"),
            List.of("predict", "imports", "length of a text"),
            List.of("predict", "imports", "--method", method),
            List.of("predict", "calls", "length of a text"),
            List.of("predict", "calls", "--method", method),
            List.of("predict", "similar", "length of a text"),
            List.of("predict", "similar", "--method", method),
            List.of("status"),
            List.of("show", method),
            List.of("--help"));
    // The first round leaves on the shelf what the second one finds there.
    for (int round = 0; round < 2; round++) {
      commands.forEach(command -> codex.run(command.toArray(String[]::new)));
    }
    console.flush();
  }
}
