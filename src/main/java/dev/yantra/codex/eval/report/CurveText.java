package dev.yantra.codex.eval.report;

import dev.yantra.codex.eval.report.EvalReport.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A learning curve as text: one line a size, one column a task, and how much is enough. */
final class CurveText {
  private static final String TITLE = "learning curve: the student by methods learned from";

  private CurveText() {}

  static TitledTable of(LearningCurve curve, List<Table> tasks) {
    return new TitledTable(TITLE, cells(curve, tasks), notes(curve));
  }

  private static List<List<String>> cells(LearningCurve curve, List<Table> tasks) {
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("methods", "examples"));
    tasks.forEach(t -> head.add(t.task() + " " + t.metrics().get(0)));
    cells.add(head);
    for (LearningCurve.Point point : curve.points()) {
      List<String> line = new ArrayList<>();
      line.add(String.format(Locale.ROOT, "%,d", point.methods()));
      line.add(String.format(Locale.ROOT, "%,d", point.examples()));
      tasks.forEach(t -> line.add(point.student(t.task()).map(ReportText::figure).orElse("-")));
      cells.add(line);
    }
    if (curve.whole()) {
      List<String> enough = new ArrayList<>(List.of("95 % at", ""));
      for (Table task : tasks) {
        OptionalInt size = curve.enough(task);
        enough.add(size.isPresent() ? String.format(Locale.ROOT, "%,d", size.getAsInt()) : "-");
      }
      cells.add(enough);
    }
    return cells;
  }

  private static List<String> notes(LearningCurve curve) {
    List<String> notes = new ArrayList<>();
    if (!curve.whole()) {
      notes.add(
          "Not finished: " + curve.points().size() + " of " + curve.planned() + " sizes so far.");
    }
    notes.add(
        "Each size trains a fresh student, as though nothing else of its training side existed.");
    notes.add(
        "'95 % at' is the least size from which on the score stays at 95 % of the final one (of"
            + " what goes beyond 0.5, for AUC).");
    return notes;
  }
}
