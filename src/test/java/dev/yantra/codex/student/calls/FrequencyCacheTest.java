package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CanonicalId;
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
}
