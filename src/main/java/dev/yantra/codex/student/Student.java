package dev.yantra.codex.student;

import dev.yantra.codex.graph.CallSites;
import java.util.List;

/**
 * The questions that a student answers. Every list is sorted by falling probability, ties by label,
 * and holds at most {@code k} entries. Probabilities are calibrated on methods that the evidence
 * had not seen: on the training side out of fold, and for what the network adds on the validation
 * side. Only those of bug types, which nothing but a teacher names, are the network's own.
 */
public interface Student {
  /** Which checkpoint answers, such as {@code models/3}. */
  String model();

  /**
   * The embedding of a method: the last layer's activation, of unit length.
   *
   * @return a fresh array of shape [{@link #dimensions()}]
   */
  float[] embed(Query query);

  /** Length of an embedding. */
  int dimensions();

  /**
   * The answers of a head that ranks labels or nodes.
   *
   * @throws IllegalArgumentException if the head answers with a number, or has a question of its
   *     own
   */
  List<Prediction> answers(Head head, Query query, int k);

  /** Qualified names of the types that it needs to import. */
  default List<Prediction> imports(Query query, int k) {
    return answers(SpecialHead.IMPORTS, query, k);
  }

  /** Canonical ids of the methods that it calls, own and external. */
  default List<Prediction> calls(Query query, int k) {
    return answers(SpecialHead.CALLS, query, k);
  }

  /**
   * Next call at a point, among what can be called there.
   *
   * @param sites the calls of the repository, which it learns what is usual from
   */
  default Completion completion(CallSites sites) {
    return Completion.NONE;
  }

  /** Labels of the concerns that it takes care of. */
  default List<Prediction> concerns(Query query, int k) {
    return answers(LabelHead.CONCERNS, query, k);
  }

  /** Labels of the kinds of test that it needs. */
  default List<Prediction> testKinds(Query query, int k) {
    return answers(LabelHead.KINDS, query, k);
  }

  /** Labels of the bug types that it is likely to have. */
  default List<Prediction> bugTypes(Query query, int k) {
    return answers(LabelHead.BUGS, query, k);
  }

  /** Probability that it has a bug that will be fixed. */
  double risk(Query query);

  /**
   * Canonical ids of the repository's methods nearest to it, itself left out, with their similarity
   * in [0, 1].
   */
  List<Prediction> similar(Query query, int k);

  /**
   * Binary names of the types that a text may describe, if it describes a type.
   *
   * @param methods the answers of {@link #similar} about the same text, all of them
   */
  default List<Prediction> types(String text, List<Prediction> methods, int k) {
    return List.of();
  }

  /** The probability that a text describes a type, and not a method. */
  default double typeShare(String text) {
    return 0;
  }

  /**
   * How well the learned score ties two methods, as a test to its subject.
   *
   * @param test number of a test method in the student's graph
   * @return a score in [0, 1]
   */
  double testsMethod(int test, Query subject);
}
