package dev.yantra.codex.predict.tests;

import dev.yantra.codex.graph.TestKind;
import java.util.List;

/**
 * Tests for a change.
 *
 * @param tests existing tests, most likely to fail first
 * @param needed kinds of test that the changed methods need, most likely first within a method
 */
public record TestReport(List<RankedTest> tests, List<NeededTest> needed) {
  public TestReport {
    tests = List.copyOf(tests);
    needed = List.copyOf(needed);
  }

  /**
   * An existing test.
   *
   * @param test canonical id of the test by the class that it runs in: a test that an abstract
   *     class declares has one for every concrete class
   * @param selectors ids that select it in a build tool; {@code test} alone unless the class that
   *     it runs in has no class file of its own
   * @param file the file that declares it
   * @param line its first line there
   * @param score from 0 to 1; comparable within one report only
   * @param reasons why it is here, strongest first, in words
   */
  public record RankedTest(
      String test,
      List<String> selectors,
      String file,
      int line,
      double score,
      List<String> reasons) {
    public RankedTest {
      selectors = List.copyOf(selectors);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A kind of test that a method needs.
   *
   * @param method canonical id of the method
   * @param kind the kind
   * @param probability that it needs it
   * @param covered true if an existing test of that kind exercises the method
   */
  public record NeededTest(String method, TestKind kind, double probability, boolean covered) {}
}
