package dev.yantra.codex.cli;

import dev.yantra.codex.eval.report.Ablation;
import dev.yantra.codex.eval.report.EvalReport;
import dev.yantra.codex.eval.report.LearningCurve;
import dev.yantra.codex.eval.report.Serving;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** An evaluation as the JSON of {@code codex.eval/1}. */
final class EvalJson {
  private EvalJson() {}

  static Object of(EvalReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("schema", "codex.eval/1");
    all.put("model", report.model());
    all.put("seed", report.seed());
    all.put("quick", report.quick());
    all.put("students", report.students());
    all.put(
        "methods",
        Json.object(
            "train", report.methods().train(),
            "validation", report.methods().validation(),
            "test", report.methods().test()));
    all.put("cautions", report.cautions());
    all.put("leaks", report.leaks());
    report.serving().ifPresent(s -> all.put("serving", serving(s)));
    all.put("results", report.tables().stream().map(EvalJson::table).toList());
    report.curve().ifPresent(c -> all.put("learningCurve", curve(c, report.tables())));
    report.ablation().ifPresent(a -> all.put("ablation", ablation(a)));
    return all;
  }

  private static Object serving(Serving serving) {
    return Json.object(
        "methods", serving.methods(),
        "medianMillis", serving.medianMillis(),
        "p99Millis", serving.p99Millis());
  }

  private static Object curve(LearningCurve curve, List<EvalReport.Table> tables) {
    Map<String, Object> enough = new LinkedHashMap<>();
    for (EvalReport.Table table : tables) {
      OptionalInt size = curve.enough(table);
      if (size.isPresent()) {
        enough.put(table.task(), size.getAsInt());
      }
    }
    return Json.object(
        "finished", curve.whole(),
        "enough", enough,
        "points",
            curve.points().stream()
                .map(
                    p ->
                        Json.object(
                            "methods", p.methods(),
                            "examples", p.examples(),
                            "results", p.tables().stream().map(EvalJson::table).toList()))
                .toList());
  }

  private static Object ablation(Ablation ablation) {
    return Json.object(
        "finished",
        ablation.lines().size() == ablation.planned(),
        "networks",
        ablation.lines().stream()
            .map(
                line ->
                    Json.object(
                        "preset", line.preset().label(),
                        "hops", line.hops(),
                        "pretrained", line.pretrained(),
                        "parameters", line.parameters(),
                        "seconds", line.seconds(),
                        "student", line.whole().stream().map(EvalJson::table).toList(),
                        "network", line.alone().stream().map(EvalJson::table).toList()))
            .toList());
  }

  private static Object table(EvalReport.Table table) {
    return Json.object(
        "task", table.task(),
        "title", table.title(),
        "cases", table.cases(),
        "systems", table.rows().stream().map(EvalJson::row).toList(),
        "notes", table.notes());
  }

  private static Object row(EvalReport.Row row) {
    Map<String, Object> figures = new LinkedHashMap<>();
    row.figures()
        .forEach(
            (metric, interval) ->
                figures.put(
                    metric,
                    Json.object(
                        "value", interval.value(),
                        "low", interval.low(),
                        "high", interval.high())));
    return Json.object("system", row.system(), "figures", figures);
  }
}
