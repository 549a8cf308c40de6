package dev.yantra.codex.distill;

import dev.yantra.codex.distill.MonotoneCalibration.Case;
import dev.yantra.codex.math.StableHash;
import java.util.ArrayList;
import java.util.List;

/**
 * A calibration that never saw what it is applied to: cases fall into folds by their group, and
 * each fold is calibrated by what the other folds show.
 */
final class CrossFit {
  private static final int FOLDS = 5;

  /** Takes every teacher's word. */
  static final CrossFit NONE = fit(List.of());

  private final List<MonotoneCalibration> byFold;

  private CrossFit(List<MonotoneCalibration> byFold) {
    this.byFold = byFold;
  }

  /** A case and the group that it must not be calibrated by. */
  record Grouped(int group, Case observed) {}

  static CrossFit fit(List<Grouped> cases) {
    List<MonotoneCalibration> calibrations = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      calibrations.add(
          MonotoneCalibration.fit(
              cases.stream().filter(c -> foldOf(c.group) != left).map(Grouped::observed).toList()));
    }
    return new CrossFit(calibrations);
  }

  double apply(int group, double said) {
    return byFold.get(foldOf(group)).apply(said);
  }

  String method() {
    return byFold.get(0).method();
  }

  /** Groups are numbered along their ids: mixed, so that a fold is not a package. */
  private static int foldOf(int group) {
    return Math.floorMod((group * StableHash.GOLDEN_32) >>> 16, FOLDS);
  }
}
