import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.student.calls.CallPretraining;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Learns from indexed repositories what the students of others start with; prints what went in. */
class Pretrain {
  /** What the student is measured on, here or shaded into something else. */
  private static final List<String> MEASURED =
      List.of(
          "org.apache.commons.lang",
          "org.apache.commons.csv",
          "org.apache.commons.text",
          "org.jsoup",
          "com.fasterxml.jackson",
          "com.google.gson",
          "org.springframework.samples.petclinic");

  /** OUT POINTS SEED, then for each repository its name, its commit and its workspace. */
  public static void main(String[] args) throws Exception {
    CallPretraining pretraining =
        new CallPretraining(Integer.parseInt(args[1]), Long.parseLong(args[2]));
    List<String> rows = new ArrayList<>();
    for (int i = 3; i < args.length; i += 3) {
      try (GraphStore store = GraphStore.open(Workspace.of(Path.of(args[i + 2])))) {
        CodeGraph graph = store.load();
        CallSites sites = store.loadCallSites();
        refuseMeasured(args[i], graph);
        pretraining.add(graph, sites);
        int calls = sites.byCaller().values().stream().mapToInt(List::size).sum();
        rows.add(String.format("%-24s %-40s %9d", args[i], args[i + 1], calls));
      }
    }
    CallPretraining.Result result = pretraining.run((stage, done, total, detail) -> {});
    System.out.printf("%-24s %-40s %9s %9s%n", "repository", "commit", "calls", "points");
    for (int i = 0; i < rows.size(); i++) {
      System.out.printf("%s %9d%n", rows.get(i), result.points().get(i));
    }
    Files.write(Path.of(args[0]), result.bytes());
    System.out.printf("%d habits, %d bytes%n", result.habits(), result.bytes().length);
  }

  private static void refuseMeasured(String name, CodeGraph graph) {
    graph
        .methods()
        .mapToObj(m -> graph.node(m).canonical().packageName())
        .distinct()
        .filter(p -> MEASURED.stream().anyMatch(m -> ("." + p + ".").contains("." + m)))
        .findFirst()
        .ifPresent(
            p -> {
              System.err.println(name + " has " + p + ", which the student is measured on");
              System.exit(2);
            });
  }
}
