package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.eval.task.EvalOptions;
import dev.yantra.codex.eval.task.RequestCases;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.StoredGraph;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.serve.Checkpoint;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.train.Curriculum;
import dev.yantra.codex.student.train.TrainingPlan;
import dev.yantra.codex.workspace.Workspace;
import java.util.Optional;

/**
 * The graph, calls, split and model that an evaluation of a workspace reads.
 *
 * @param splits the split that the model was trained under
 * @param requests what people asked, if that is measured
 */
record EvalInputs(
    CodeGraph graph, CallSites sites, Splits splits, Model model, Optional<RequestCases> requests) {

  /**
   * Loads the current graph and model, and the requests that the options name.
   *
   * @throws dev.yantra.codex.workspace.CodexException if one of them is missing
   */
  static EvalInputs of(Workspace workspace, EvalOptions options) {
    StoredGraph stored = StoredGraph.read(workspace);
    Model model = Checkpoint.current(workspace).model();
    Splits splits = Splits.of(stored.graph(), model.splitSeed());
    // No student learns from phrasings yet; one that does must not be measured on their methods.
    Optional<RequestCases> requests =
        options.requests().map(file -> RequestCases.read(file, stored.graph(), method -> false));
    return new EvalInputs(stored.graph(), stored.sites(), splits, model, requests);
  }

  /** The plan that the model was trained after, to train others like it. */
  TrainingPlan plan(long seed) {
    ModelShape.Preset preset =
        ModelShape.Preset.ofLabel(model.about().getOrDefault("preset", "small"));
    double temperature = Double.parseDouble(model.about().getOrDefault("temperature", "3"));
    TrainingPlan plan = TrainingPlan.of(preset, seed, temperature);
    String epochs =
        model.about().getOrDefault("epochs", String.valueOf(plan.curriculum().epochs()));
    return plan.with(Curriculum.of(Integer.parseInt(epochs)));
  }
}
