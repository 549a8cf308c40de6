package dev.yantra.codex.eval;

import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.store.StoredGraph;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.serve.Checkpoint;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.train.Curriculum;
import dev.yantra.codex.student.train.TrainingPlan;
import dev.yantra.codex.workspace.Workspace;

/**
 * The graph, calls, split and model that an evaluation of a workspace reads.
 *
 * @param splits the split that the model was trained under
 */
record EvalInputs(CodeGraph graph, CallSites sites, Splits splits, Model model) {

  /**
   * Loads the current graph and model.
   *
   * @throws dev.yantra.codex.workspace.CodexException if one of them is missing
   */
  static EvalInputs of(Workspace workspace) {
    StoredGraph stored = StoredGraph.read(workspace);
    Model model = Checkpoint.current(workspace).model();
    Splits splits = Splits.of(stored.graph(), model.splitSeed());
    return new EvalInputs(stored.graph(), stored.sites(), splits, model);
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
