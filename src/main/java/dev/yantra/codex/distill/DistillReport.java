package dev.yantra.codex.distill;

import dev.yantra.codex.corpus.Example.Stage;
import dev.yantra.codex.corpus.Question;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of distillation.
 *
 * @param answers answers in the file
 * @param examples examples in the corpus
 * @param temperature T, as the corpus carries it
 * @param agreement teacher against repository, per kind of question
 * @param byLabel the same per label, for concerns, tests and bugs that the repository can judge
 * @param confidenceBefore expected calibration error of the confidence as the teacher said it
 * @param confidenceAfter the same after calibration
 * @param stages examples per curriculum stage
 * @param dropped answers and labels that are not in the corpus, by reason
 * @param mapped labels of the teacher's own that a word of the vocabulary stands for
 * @param read labels that were read off the code of answers
 * @param kept labels of the teacher's own that became labels of the corpus
 * @param millis the duration
 */
public record DistillReport(
    int answers,
    int examples,
    double temperature,
    List<Agreement> agreement,
    List<Agreement> byLabel,
    double confidenceBefore,
    double confidenceAfter,
    SortedMap<Stage, Integer> stages,
    SortedMap<String, Integer> dropped,
    int mapped,
    int read,
    int kept,
    long millis) {
  /** Fewer judged labels of a kind than this are left as the teacher said them. */
  public static final int FEWEST_TO_CALIBRATE = MonotoneCalibration.FEWEST_FOR_PLATT;

  public DistillReport {
    agreement = List.copyOf(agreement);
    byLabel = List.copyOf(byLabel);
    stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
    dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
  }

  /**
   * How far a teacher and the repository agree on one kind of question, or on one label.
   *
   * @param teacher the teacher's kind and the model that answered, followed by {@code code} for
   *     what its code shows
   * @param subject the label; empty for the whole kind
   * @param labels labels of this kind
   * @param judged those of which the repository knows the truth; the figures below are over these
   *     and 0 if there are none
   * @param yes share of yes in truth
   * @param accuracy share on which the probability is on the right side of one half
   * @param eceBefore expected calibration error as the teacher said it, over ten bins
   * @param eceAfter the same after calibration, each label calibrated without its own group
   * @param method {@code isotonic}, {@code platt} or {@code none}
   */
  public record Agreement(
      String teacher,
      Question.Kind kind,
      String subject,
      int labels,
      int judged,
      double yes,
      double accuracy,
      double eceBefore,
      double eceAfter,
      String method) {
    /** The share on which a teacher would agree that denies everything. */
    public double alwaysNo() {
      return judged == 0 ? 0 : 1 - yes;
    }

    /** True if enough could be judged for a calibration to be fitted. */
    public boolean calibrated() {
      return !method.equals("none");
    }
  }
}
