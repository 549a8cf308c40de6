package dev.yantra.codex.student;

import static dev.yantra.codex.student.HeadMatrix.Size.EMBEDDING;
import static dev.yantra.codex.student.HeadMatrix.Size.EMBEDDING_AND_INPUT;
import static dev.yantra.codex.student.HeadMatrix.Size.ONE;
import static dev.yantra.codex.student.HeadMatrix.Size.TOWER;

import java.util.List;

/** A head with classes of its own: over nodes of the graph, or with a single number. */
@SuppressWarnings("ImmutableEnumChecker") // Records and a list that are never written to.
public enum SpecialHead implements Head {
  /** Methods that a method calls. */
  CALLS("calls", new Role(1, 0.5f, true, true), towers("calls", 0, 0.5f)),
  /** Types that a method imports; they are rare. */
  IMPORTS("imports", new Role(2, 0.3f, true, true), towers("imports", -5, 0.3f)),
  /** A number: whether a method has ever been fixed. */
  RISK(
      "risk",
      new Role(6, 0.2f, false, true),
      List.of(HeadMatrix.of("risk.weight", EMBEDDING, ONE), HeadMatrix.of("risk.bias", ONE, ONE))),
  /** The method that a sentence means. */
  SEARCH("search", new Role(7, 0.5f, false, true), scales()),
  /** Methods with the most similar bodies. */
  DONORS("donors", new Role(8, 0.5f, false, false), scales()),
  /** Tests that exercise a method. */
  TESTS(
      "tests",
      new Role(9, 0.2f, true, false),
      List.of(
          HeadMatrix.of("tests.query", EMBEDDING, TOWER),
          HeadMatrix.of("tests.label", EMBEDDING, TOWER)));

  private final String key;
  private final Role role;
  private final List<HeadMatrix> matrices;

  SpecialHead(String key, Role role, List<HeadMatrix> matrices) {
    this.key = key;
    this.role = role;
    this.matrices = matrices;
  }

  /** Query and label meet; the label's own score is a line over the logarithm of its uses. */
  private static List<HeadMatrix> towers(String key, float own, float slope) {
    return List.of(
        HeadMatrix.of(key + ".query", EMBEDDING, TOWER),
        HeadMatrix.of(key + ".label", EMBEDDING_AND_INPUT, TOWER),
        HeadMatrix.pair(key + ".prior", own, slope));
  }

  /**
   * Logarithms of the scales of cosines, for search and for donors. exp(2.5) = 12: cosines between
   * -1 and 1 make a softmax that can choose.
   */
  private static List<HeadMatrix> scales() {
    return List.of(HeadMatrix.pair("similar.scale", 2.5f, 2.5f));
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public List<HeadMatrix> matrices() {
    return matrices;
  }
}
