package dev.yantra.codex.distill;

import dev.yantra.codex.corpus.Question.Kind;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Truth;
import dev.yantra.codex.distill.CrossFit.Grouped;
import dev.yantra.codex.distill.MonotoneCalibration.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calibration of a teacher's confidence in whole answers: how often such an answer is right.
 */
final class ConfidenceCalibration {
  private final SortedMap<String, CrossFit> fits = new TreeMap<>();
  private final List<Case> before = new ArrayList<>();
  private final List<Case> after = new ArrayList<>();

  private ConfidenceCalibration() {}

  static ConfidenceCalibration fit(List<Draft> drafts, Truth truth) {
    SortedMap<String, List<Grouped>> cases = new TreeMap<>();
    for (Draft draft : drafts) {
      List<Grouped> list = cases.computeIfAbsent(draft.voice(), v -> new ArrayList<>());
      if (draft.informs()) {
        right(draft, truth)
            .ifPresent(r -> list.add(new Grouped(draft.group(), new Case(draft.confidence(), r))));
      }
    }
    ConfidenceCalibration calibration = new ConfidenceCalibration();
    cases.forEach(calibration::add);
    return calibration;
  }

  private void add(String voice, List<Grouped> cases) {
    CrossFit fit = CrossFit.fit(cases);
    fits.put(voice, fit);
    for (Grouped c : cases) {
      before.add(c.observed());
      after.add(new Case(fit.apply(c.group(), c.observed().said()), c.observed().truth()));
    }
  }

  /**
   * The finding whether an answer is right: at most one of its concerns that can be judged is on
   * the wrong side of one half. A share of right labels would be high for everybody, since most
   * questions are to be denied, and would tell no answer from another.
   */
  static OptionalDouble right(Draft draft, Truth truth) {
    int judged = 0;
    int wrong = 0;
    for (SoftLabel label : draft.labels()) {
      if (label.question().kind() == Kind.CONCERN) {
        Optional<Boolean> holds = truth.holds(draft.node(), label.question());
        if (holds.isPresent()) {
          judged++;
          wrong += holds.get() == label.probability() >= 0.5 ? 0 : 1;
        }
      }
    }
    return judged == 0 ? OptionalDouble.empty() : OptionalDouble.of(wrong <= 1 ? 1 : 0);
  }

  List<Draft> apply(List<Draft> drafts) {
    return drafts.stream().map(d -> d.withConfidence(calibrated(d))).toList();
  }

  double errorBefore() {
    return Case.error(before);
  }

  double errorAfter() {
    return Case.error(after);
  }

  private double calibrated(Draft draft) {
    CrossFit fit = fits.get(draft.voice());
    return fit == null ? draft.confidence() : fit.apply(draft.group(), draft.confidence());
  }
}
