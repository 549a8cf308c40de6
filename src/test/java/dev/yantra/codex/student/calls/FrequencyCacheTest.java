package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Pockets;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.GraphView;
import java.util.BitSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FrequencyCacheTest {
  private static final CanonicalId HERE = CanonicalId.parse("a.b.One#m()");
  private static final CanonicalId BESIDE = CanonicalId.parse("a.b.Two#m()");
  private static final CanonicalId AWAY = CanonicalId.parse("x.y.Three#m()");

  @Test
  void estimate_nearerUsesCountMore() {
    FrequencyCache cache = new FrequencyCache(3);
    cache.observe(HERE, false, 1);
    cache.observe(BESIDE, false, 2);
    cache.observe(AWAY, false, 3);
    FrequencyCache.Around around = cache.around(HERE, false);
    assertTrue(around.estimate(1).owner() > around.estimate(2).owner());
    assertTrue(around.estimate(2).owner() > around.estimate(3).owner());
    assertEquals(around.estimate(1).repository(), around.estimate(3).repository(), 1e-12);
    double sum = 0;
    for (int label = 1; label <= 3; label++) {
      sum += Math.exp(around.estimate(label).owner());
    }
    assertEquals(1, sum, 1e-9);
  }

  @Test
  void observe_countsAtOnceAndAViewLeavesOut() {
    FrequencyCache cache = new FrequencyCache(2);
    cache.observe(HERE, false, 1);
    double before = cache.around(HERE, false).estimate(2).owner();
    cache.observe(HERE, false, 2, 2);
    assertTrue(cache.around(HERE, false).estimate(2).owner() > before);
    assertEquals(2, cache.around(HERE, false).estimate(2).uses());
    assertEquals(0, cache.around(HERE, false, 2, 2).estimate(2).uses());
    assertEquals(1, cache.around(HERE, false, 2).estimate(2).uses());
    assertEquals(2, cache.around(HERE, false).estimate(2).uses(), "nothing was taken out");
  }

  @Test
  void around_withoutUses_isWhatWasKnownBeforeThemButForTheirLabels() {
    FrequencyCache cache = new FrequencyCache(3);
    cache.observe(HERE, false, 1, 2);
    double before = cache.around(HERE, false).estimate(1).owner();
    cache.observe(HERE, false, 1, 2, 2);
    assertEquals(before, cache.around(HERE, false, 2, 1, 2).estimate(1).owner());
    assertTrue(cache.around(HERE, false).estimate(2).owner() > before);
  }

  @Test
  void estimate_testsAreCountedApart() {
    FrequencyCache cache = new FrequencyCache(2);
    cache.observe(HERE, true, 1);
    assertEquals(0, cache.around(HERE, false).estimate(1).uses());
  }

  @Test
  void estimate_isSmoothedFromTheOutsideIn() { // Witten and Bell 1991
    FrequencyCache cache = new FrequencyCache(4);
    cache.observe(HERE, false, 1, 1, 2);
    cache.observe(BESIDE, false, 3);
    cache.observe(AWAY, false, 1);
    FrequencyCache.Estimate estimate = cache.around(HERE, false).estimate(1);
    double repository = (3 + 3 * 0.25) / (5 + 3);
    double inPackage = (2 + 3 * repository) / (4 + 3);
    double owner = (2 + 2 * inPackage) / (3 + 2);

    assertEquals(Math.log(repository), estimate.repository(), 1e-12);
    assertEquals(Math.log(inPackage), estimate.surrounding(), 1e-12);
    assertEquals(Math.log(owner), estimate.owner(), 1e-12);
    assertEquals(2, estimate.uses());
  }

  @Test
  void emptyCache_holdsAllLabelsForEquallyLikely() {
    assertEquals(
        Math.log(0.25), new FrequencyCache(4).around(HERE, true).estimate(9).owner(), 1e-12);
    assertEquals(0, new FrequencyCache(0).around(HERE, true).estimate(9).owner(), 1e-12);
  }

  @Test
  void cacheOfAView_countsShownMethodsAndIsTheSameWhereItWasKept() {
    CodeGraph graph = SyntheticRepository.graph(6, 3);
    Pockets pockets = new Pockets();
    GraphView view = GraphView.whole(graph.on(pockets));
    FrequencyCache made = FrequencyCache.kept("uses", view, Usage::calls);
    FrequencyCache again = FrequencyCache.kept("uses", view, (g, m) -> new int[0]);
    int method = graph.find("shop.user.UserService#saveUser(java.lang.String)").orElseThrow();
    int callee = graph.find("lib.Store#put(java.lang.Object)").orElseThrow();
    CanonicalId id = graph.node(method).canonical();

    assertEquals(Set.of("uses"), pockets.names());
    assertEquals(1, made.around(id, false).estimate(callee).uses());
    assertEquals(made.around(id, false).estimate(callee), again.around(id, false).estimate(callee));
    assertEquals(0, made.around(id, true).estimate(callee).uses(), "main code");
    BitSet hidden = new BitSet();
    hidden.set(method);
    FrequencyCache without = FrequencyCache.of(GraphView.hiding(graph, hidden), Usage::calls);
    assertEquals(0, without.around(id, false).estimate(callee).uses());
  }
}
