package dev.yantra.codex.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TeachingRepositoriesTest {
  private final CodeGraph graph = SyntheticRepository.graph(8, 1);

  @Test
  void repositoryThatTaught_isFlattered() {
    assertEquals(1, TeachingRepositories.of(List.of(graph)).share(graph));
    assertTrue(TeachingRepositories.of(List.of(graph)).flatters(graph));
  }

  @Test
  void repositoryOfItsOwn_isNot() {
    assertEquals(0, TeachingRepositories.of(List.of()).share(graph));
    assertFalse(TeachingRepositories.shipped().flatters(graph));
  }

  @Test
  void shippedResource_namesEveryRepositoryByPackages() {
    List<Integer> sizes = TeachingRepositories.shipped().sizes();
    assertTrue(sizes.size() >= 15, sizes.toString());
    assertTrue(sizes.stream().allMatch(n -> n > 0), sizes.toString());
  }

  @Test
  void register_writesWhatCanBeReadAgain() throws IOException {
    TeachingRegister register = new TeachingRegister();
    register.add(graph, new CallSites(Map.of(), List.of()));
    Pretraining.Taught taught = register.taught(Progress.SILENT);
    assertEquals(1, TeachingRepositories.decode(taught.bytes()).share(graph));
    assertEquals(1, taught.cases().size());
  }
}
