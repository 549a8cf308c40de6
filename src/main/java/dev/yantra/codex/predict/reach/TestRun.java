package dev.yantra.codex.predict.reach;

import java.util.Comparator;
import java.util.List;

/**
 * A test in one of the classes that it runs in.
 *
 * @param test number of the method (or field) that declares it
 * @param owner binary name of the class that it runs in; for a nested class that a base class
 *     declares, as a member of the concrete class: {@code MemoryStoreTest$WhenEmpty}
 * @param host the class that a build tool looks at to find it: {@code owner}, or the concrete class
 *     where {@code owner} has no class file of its own
 * @param classes numbers of the classes that it needs instances of: its own, then those around it
 */
public record TestRun(int test, String owner, String host, List<Integer> classes)
    implements Comparable<TestRun> {
  private static final Comparator<TestRun> ORDER =
      Comparator.comparingInt(TestRun::test).thenComparing(TestRun::owner);

  public TestRun {
    classes = List.copyOf(classes);
  }

  /** The canonical id by where it runs, given the id by where it is declared. */
  public String id(String declared) {
    return owner + member(declared);
  }

  /**
   * Ids that select it together in a build tool. A nested class that a base class declares is found
   * through the concrete class, and its tests are then asked for by the name of the class that
   * declares them (seen with Surefire 3.6.1).
   */
  public List<String> selectors(String declared) {
    return owner.equals(host) ? List.of(id(declared)) : List.of(host + member(declared), declared);
  }

  private static String member(String id) {
    return id.substring(id.indexOf('#'));
  }

  @Override
  public int compareTo(TestRun other) {
    return ORDER.compare(this, other);
  }
}
