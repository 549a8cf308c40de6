package dev.yantra.codex.eval.report;

import dev.yantra.codex.eval.report.EvalReport.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** An ablation as text: one line a network, and for each task the student's and its network's. */
final class AblationText {
  private static final String TITLE =
      "ablation: size and sight of the network (student / network alone)";

  private AblationText() {}

  static TitledTable of(Ablation ablation, List<Table> tasks) {
    return new TitledTable(TITLE, cells(ablation, tasks), notes(ablation));
  }

  private static List<List<String>> cells(Ablation ablation, List<Table> tasks) {
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("network", "parameters", "seconds"));
    tasks.forEach(t -> head.add(t.task() + " " + t.metrics().get(0)));
    head.add("mean");
    cells.add(head);
    for (Ablation.Line of : ablation.lines()) {
      List<String> line = new ArrayList<>();
      line.add(
          of.preset().label()
              + (of.pretrained() ? ", pretrained" : "")
              + (of.hops() == 0 ? ", no graph" : ", hops " + of.hops()));
      line.add(String.format(Locale.ROOT, "%,d", of.parameters()));
      line.add(String.format(Locale.ROOT, "%.1f", of.seconds()));
      for (Table task : tasks) {
        line.add(pair(value(of, task, false), value(of, task, true)));
      }
      line.add(pair(of.mean(false), of.mean(true)));
      cells.add(line);
    }
    return cells;
  }

  private static OptionalDouble value(Ablation.Line line, Table task, boolean network) {
    return line.figure(task.task(), network).stream().mapToDouble(i -> i.value()).findFirst();
  }

  private static String pair(OptionalDouble student, OptionalDouble network) {
    return figure(student) + " / " + figure(network);
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "-";
  }

  private static List<String> notes(Ablation ablation) {
    List<String> notes = new ArrayList<>();
    if (ablation.lines().size() < ablation.planned()) {
      notes.add(
          "Not finished: " + ablation.lines().size() + " of " + ablation.planned() + " networks.");
    }
    notes.add("All have three layers; 'hops' of them, from the last one on, average neighbours.");
    notes.add("Seconds are of the wall, for training and calibration. 'mean' is over the tasks.");
    return notes;
  }
}
