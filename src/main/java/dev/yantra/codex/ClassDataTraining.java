package dev.yantra.codex;

import dev.yantra.codex.cli.CommandLineInterface;
import dev.yantra.codex.cli.Console;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.StoredGraph;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.serve.Checkpoint;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;

/**
 * The training run for the archive of class data (JEP 310): every command for which start-up time
 * matters, run on a sample repository with an untrained student, so that the JVM lists the classes
 * that they load. {@code bin/codex} starts it after a build.
 */
public final class ClassDataTraining {
  private static final long SEED = 42;

  private ClassDataTraining() {}

  /**
   * Runs all commands twice.
   *
   * @param arguments a directory of Java sources, under git and with something staged
   */
  public static void main(String[] arguments) {
    Path sample = Path.of(arguments[0]);
    Console console = Console.ofProcess();
    CommandLineInterface codex = new CommandLineInterface(console, System.getenv(), sample);
    codex.run("index", "--quiet");
    Workspace workspace = Workspace.at(sample);
    CodeGraph graph = StoredGraph.readGraph(workspace);
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
    // The first round fills the graph cache, the second one reads it.
    for (int round = 0; round < 2; round++) {
      commands.forEach(command -> codex.run(command.toArray(String[]::new)));
    }
    console.flush();
  }
}
