package dev.yantra.codex.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.yantra.codex.corpus.ToyRepository;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.teacher.Requests;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class StratifiedSamplerTest {
  private final CodeGraph graph = ToyRepository.graph(200);
  private final List<Integer> methods =
      graph.methods().filter(m -> Requests.possible(graph, m)).boxed().toList();

  @Test
  void everyMethod_comesOnce() {
    List<Integer> order = new StratifiedSampler(graph, 42).uniform(methods);
    assertEquals(methods.size(), order.size());
    assertEquals(new HashSet<>(methods), new HashSet<>(order));
  }

  @Test
  void smallSample_isSpreadOverPackagesAndConcerns() {
    List<Integer> order = new StratifiedSampler(graph, 42).uniform(methods).subList(0, 40);
    Set<String> packages = new TreeSet<>();
    Set<Concern> concerns = EnumSet.noneOf(Concern.class);
    for (int m : order) {
      packages.add(graph.method(m).canonical().packageName());
      concerns.addAll(graph.method(m).body().concerns());
    }
    assertEquals(5, packages.size());
    assertEquals(4, concerns.size());
  }

  @Test
  void anotherSeed_drawsAnotherOrder() {
    assertEquals(
        new StratifiedSampler(graph, 42).uniform(methods),
        new StratifiedSampler(graph, 42).uniform(methods));
    assertNotEquals(
        new StratifiedSampler(graph, 42).uniform(methods),
        new StratifiedSampler(graph, 43).uniform(methods));
  }
}
