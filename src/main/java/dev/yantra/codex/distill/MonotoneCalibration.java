package dev.yantra.codex.distill;

import dev.yantra.codex.math.IsotonicRegression;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.math.PlattScaling;
import dev.yantra.codex.math.ReliabilityBins;
import java.util.List;

/** A monotone map from what a teacher says to what turns out to be true. */
sealed interface MonotoneCalibration {
  /** Fewer cases than this show nothing. */
  int FEWEST_FOR_PLATT = 40;

  /** From this many cases on, isotonic regression is the better one (Niculescu-Mizil 2005). */
  int FEWEST_FOR_ISOTONIC = 1000;

  /** The calibrated probability, from 0 to 1. */
  double apply(double p);

  /** {@code isotonic}, {@code platt} or {@code none}. */
  String method();

  /** One case: what was said and what was true, the truth from 0 to 1. */
  record Case(double said, double truth) {
    /** Expected calibration error of what was said, from 0 to 1; 0 without any case. */
    static double error(List<Case> cases) {
      ReliabilityBins bins = new ReliabilityBins();
      cases.forEach(c -> bins.add(c.said, c.truth, 1));
      return cases.isEmpty() ? 0 : bins.error();
    }
  }

  /** The calibration that the number of cases allows for. */
  static MonotoneCalibration fit(List<Case> cases) {
    double yes = cases.stream().mapToDouble(Case::truth).sum();
    if (cases.size() < FEWEST_FOR_PLATT || yes == 0 || yes == cases.size()) {
      return new None();
    }
    return cases.size() < FEWEST_FOR_ISOTONIC ? Platt.fit(cases) : Isotonic.fit(cases);
  }

  /** Takes the teacher's word. */
  record None() implements MonotoneCalibration {
    @Override
    public double apply(double p) {
      return p;
    }

    @Override
    public String method() {
      return "none";
    }
  }

  /** Platt scaling on the log-odds, {@code σ(a·logit(p) + b)}. */
  record Platt(PlattScaling scaling) implements MonotoneCalibration {
    /** Certainty counts as 999 in 1000: one wrong case would outweigh all others. */
    private static final double LEAST = 0.001;

    static Platt fit(List<Case> cases) {
      return new Platt(
          PlattScaling.fit(
              cases.stream().mapToDouble(c -> LogOdds.of(c.said, LEAST)).toArray(),
              cases.stream().mapToDouble(Case::truth).toArray(),
              LEAST));
    }

    @Override
    public double apply(double p) {
      return scaling.probability(LogOdds.of(p, LEAST));
    }

    @Override
    public String method() {
      return "platt";
    }
  }

  /** The monotone map nearest to the cases, in any form that these show. */
  record Isotonic(IsotonicRegression regression) implements MonotoneCalibration {
    static Isotonic fit(List<Case> cases) {
      return new Isotonic(
          IsotonicRegression.fit(
              cases.stream().mapToDouble(Case::said).toArray(),
              cases.stream().mapToDouble(Case::truth).toArray()));
    }

    @Override
    public double apply(double p) {
      return regression.of(p);
    }

    @Override
    public String method() {
      return "isotonic";
    }
  }
}
