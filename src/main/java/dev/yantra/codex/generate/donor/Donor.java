package dev.yantra.codex.generate.donor;

import dev.yantra.codex.generate.syntax.MethodSource;

/**
 * A method of the repository that an answer may be made of, and how near it is.
 *
 * @param node its number in the graph
 * @param likeness the parts of its nearness
 * @param score the whole of it, comparable within one request
 */
public record Donor(int node, String id, MethodSource source, Likeness likeness, double score) {

  /**
   * The likeness of a method to the one that is to be written; each part from 0 to 1.
   *
   * @param name Jaccard similarity of the names' words
   * @param words BM25 over names, signatures and documentation, relative to the best
   * @param types share of parameter types in common
   * @param returns 1 if it returns the same type
   * @param student similarity of the embeddings
   * @param family 1 for an overload or a member of the same override family
   * @param place 1 in the same type, less in a related one
   * @param twin for a method of the same name and signature in another type, the share of the
   *     smaller type's method names that both have
   */
  public record Likeness(
      double name,
      double words,
      double types,
      double returns,
      double student,
      double family,
      double place,
      double twin) {

    /*
     * Weights of the score, chosen by hand and not measured: they only say which donors are looked
     * at and in which order. The ranker, which is fitted, weighs the same columns again.
     */
    private static final double NAME = 0.34;
    private static final double WORDS = 0.14;
    private static final double TYPES = 0.16;
    private static final double RETURNS = 0.08;
    private static final double STUDENT = 0.14;
    private static final double FAMILY = 0.08;
    private static final double PLACE = 0.12;
    private static final double TWIN = 0.3;

    public static final Likeness NONE = new Likeness(0, 0, 0, 0, 0, 0, 0, 0);

    double score() {
      return NAME * name
          + WORDS * words
          + TYPES * types
          + RETURNS * returns
          + STUDENT * student
          + FAMILY * family
          + PLACE * place
          + TWIN * twin;
    }
  }
}
