package dev.yantra.codex.student;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.workspace.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes down which packages the repositories declare that teach; see {@link TeachingRepositories}.
 */
public final class TeachingRegister implements Pretraining {
  private final List<CodeGraph> repositories = new ArrayList<>();

  @Override
  public String resource() {
    return "student/" + TeachingRepositories.RESOURCE;
  }

  @Override
  public void add(CodeGraph graph, CallSites sites) {
    repositories.add(graph);
  }

  @Override
  public Taught taught(Progress progress) {
    TeachingRepositories teaching = TeachingRepositories.of(repositories);
    int all = teaching.sizes().stream().mapToInt(Integer::intValue).sum();
    String says = String.format(Locale.ROOT, "%,d packages", all);
    return new Taught(teaching.encode(), teaching.sizes(), says);
  }
}
