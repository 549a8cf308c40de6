package dev.yantra.codex.distill;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Truth;
import dev.yantra.codex.distill.CrossFit.Grouped;
import dev.yantra.codex.distill.DistillReport.Agreement;
import dev.yantra.codex.distill.MonotoneCalibration.Case;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One calibration for each teacher and kind of question, against the repository's truth on the
 * training side.
 */
final class LabelCalibration implements Merger.TrackRecord {
  /** Never quite sure: a loss in log-odds has no use for certainty. */
  private static final double LEAST = 0.001;

  /** Kinds with few labels, each of which is worth a figure of its own. */
  private static final Set<Question.Kind> VOCABULARY =
      EnumSet.of(Question.Kind.CONCERN, Question.Kind.TEST_KIND, Question.Kind.BUG);

  private record Judged(Question question, Grouped grouped) {}

  private record Key(String teacher, Question.Kind kind) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTeacher = teacher.compareTo(other.teacher);
      return byTeacher != 0 ? byTeacher : kind.compareTo(other.kind);
    }
  }

  private final SortedMap<Key, CrossFit> fits = new TreeMap<>();
  private final SortedMap<Key, Double> errors = new TreeMap<>();
  private final List<Agreement> agreement = new ArrayList<>();
  private final List<Agreement> byLabel = new ArrayList<>();

  private LabelCalibration() {}

  static LabelCalibration fit(List<Draft> drafts, Truth truth) {
    SortedMap<Key, List<Judged>> cases = new TreeMap<>();
    SortedMap<Key, Integer> labels = new TreeMap<>();
    for (Draft draft : drafts) {
      for (SoftLabel label : draft.labels()) {
        Key key = key(draft, label);
        labels.merge(key, 1, Integer::sum);
        if (draft.informs()) {
          Optional<Boolean> holds = truth.holds(draft.node(), label.question());
          holds.ifPresent(
              yes ->
                  cases
                      .computeIfAbsent(key, k -> new ArrayList<>())
                      .add(
                          new Judged(
                              label.question(),
                              new Grouped(
                                  draft.group(), new Case(label.probability(), yes ? 1 : 0)))));
        }
      }
    }
    LabelCalibration calibration = new LabelCalibration();
    labels.forEach((key, n) -> calibration.add(key, n, cases.getOrDefault(key, List.of())));
    return calibration;
  }

  private void add(Key key, int labels, List<Judged> judged) {
    CrossFit fit = CrossFit.fit(judged.stream().map(Judged::grouped).toList());
    fits.put(key, fit);
    Agreement all = agreement(key, "", labels, judged, fit);
    agreement.add(all);
    if (judged.size() >= MonotoneCalibration.FEWEST_FOR_PLATT) {
      errors.put(key, squaredError(judged, fit));
    }
    if (VOCABULARY.contains(key.kind)) {
      SortedMap<String, List<Judged>> bySubject = new TreeMap<>();
      judged.forEach(
          j -> bySubject.computeIfAbsent(j.question.subject(), q -> new ArrayList<>()).add(j));
      bySubject.forEach(
          (subject, some) -> byLabel.add(agreement(key, subject, some.size(), some, fit)));
    }
  }

  private static double squaredError(List<Judged> judged, CrossFit fit) {
    return judged.stream()
        .map(Judged::grouped)
        .mapToDouble(c -> apply(fit, c.group(), c.observed().said()) - c.observed().truth())
        .map(d -> d * d)
        .average()
        .orElse(0);
  }

  private static Agreement agreement(
      Key key, String subject, int labels, List<Judged> judged, CrossFit fit) {
    List<Case> before = judged.stream().map(j -> j.grouped.observed()).toList();
    List<Case> after =
        judged.stream()
            .map(j -> j.grouped)
            .map(c -> new Case(apply(fit, c.group(), c.observed().said()), c.observed().truth()))
            .toList();
    return new Agreement(
        key.teacher,
        key.kind,
        subject,
        labels,
        judged.size(),
        before.stream().mapToDouble(Case::truth).average().orElse(0),
        before.stream()
            .mapToDouble(c -> (c.said() >= 0.5) == (c.truth() >= 0.5) ? 1 : 0)
            .average()
            .orElse(0),
        Case.error(before),
        Case.error(after),
        fit.method());
  }

  /** What a teacher wrote into its code is another witness than what it said. */
  private static Key key(Draft draft, SoftLabel label) {
    boolean code = label.how().equals(CodeLabels.HOW);
    return new Key(draft.voice() + (code ? " code" : ""), label.question().kind());
  }

  @Override
  public double error(Draft draft, SoftLabel label) {
    return errors.getOrDefault(key(draft, label), Double.POSITIVE_INFINITY);
  }

  List<Draft> apply(List<Draft> drafts) {
    return drafts.stream().map(d -> d.withLabels(calibrated(d))).toList();
  }

  /** The same for each label of the vocabulary, and of the teacher's own, that can be judged. */
  List<Agreement> byLabel() {
    return List.copyOf(byLabel);
  }

  List<Agreement> agreement() {
    return List.copyOf(agreement);
  }

  private List<SoftLabel> calibrated(Draft draft) {
    List<SoftLabel> labels = new ArrayList<>();
    for (SoftLabel label : draft.labels()) {
      CrossFit fit = fits.getOrDefault(key(draft, label), CrossFit.NONE);
      labels.add(
          new SoftLabel(
              label.question(),
              apply(fit, draft.group(), label.probability()),
              label.how(),
              label.n(),
              label.spread()));
    }
    return labels;
  }

  private static double apply(CrossFit fit, int group, double said) {
    return Math.min(1 - LEAST, Math.max(LEAST, fit.apply(group, said)));
  }
}
