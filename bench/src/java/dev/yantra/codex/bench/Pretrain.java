package dev.yantra.codex.bench;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.student.Pretraining;
import dev.yantra.codex.student.TeachingRegister;
import dev.yantra.codex.student.calibrate.ImportPretraining;
import dev.yantra.codex.student.calibrate.LabelPretraining;
import dev.yantra.codex.student.calibrate.SearchPretraining;
import dev.yantra.codex.student.calls.CallPretraining;
import dev.yantra.codex.student.train.NetworkPretraining;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Makes the resources of what other repositories teach; prints what went in. */
final class Pretrain {
  private static final long SEED = 42;

  /** Everything that is made, each by a class in its own room. */
  private static final List<Supplier<Pretraining>> ALL =
      List.of(
          TeachingRegister::new,
          () -> new CallPretraining(SEED),
          () -> new LabelPretraining(SEED),
          () -> new ImportPretraining(SEED),
          () -> new SearchPretraining(SEED),
          () -> new NetworkPretraining(SEED));

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

  /** OUT NAMES, then for each repository its name, its commit and its workspace. */
  public static void main(String[] args) throws Exception {
    List<String> names = List.of(args[1].split(","));
    List<Pretraining> wanted =
        ALL.stream()
            .map(Supplier::get)
            .filter(p -> args[1].isEmpty() || names.contains(name(p)))
            .toList();
    List<String> rows = new ArrayList<>();
    for (int i = 2; i < args.length; i += 3) {
      try (GraphStore store = GraphStore.open(Workspace.of(Path.of(args[i + 2])))) {
        CodeGraph graph = store.load();
        CallSites sites = store.loadCallSites();
        refuseMeasured(args[i], graph);
        wanted.forEach(p -> p.add(graph, sites));
        int calls = sites.byCaller().values().stream().mapToInt(List::size).sum();
        rows.add(
            String.format(
                "%-24s %-40s %9d %9d", args[i], args[i + 1], graph.methods().count(), calls));
      }
    }
    String head = String.format("%-24s %-40s %9s %9s", "repository", "commit", "methods", "calls");
    for (Pretraining pretraining : wanted) {
      Pretraining.Taught taught = pretraining.taught(Progress.SILENT);
      Path file = Path.of(args[0], pretraining.resource());
      Files.createDirectories(file.getParent());
      Files.write(file, taught.bytes());
      head += String.format(" %9s", name(pretraining));
      for (int i = 0; i < rows.size(); i++) {
        rows.set(i, rows.get(i) + String.format(" %9d", taught.cases().get(i)));
      }
      System.out.printf(
          "%s: %s, %,d bytes%n", pretraining.resource(), taught.says(), taught.bytes().length);
    }
    System.out.println(head);
    rows.forEach(System.out::println);
  }

  /** {@code calls} for {@code student/calls/calls.prior}. */
  private static String name(Pretraining pretraining) {
    String resource = pretraining.resource();
    return resource.substring(resource.lastIndexOf('/') + 1, resource.lastIndexOf('.'));
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
