package dev.yantra.codex.distill;

import java.util.Arrays;
import java.util.Comparator;
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
  record Case(double said, double truth) {}

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

  /**
   * Platt scaling on the log-odds, {@code σ(a·logit(p) + b)}, by Newton's method on the logistic
   * loss with a line search and a small ridge (Platt 1999; Lin, Lin and Weng 2007).
   */
  record Platt(double slope, double intercept) implements MonotoneCalibration {
    private static final int STEPS = 50;
    private static final double RIDGE = 1e-3;
    private static final double SMALLEST_STEP = 1e-10;

    static Platt fit(List<Case> cases) {
      double a = 1;
      double b = 0;
      for (int step = 0; step < STEPS; step++) {
        // The ridge pulls towards the identity: slope 1, intercept 0.
        double ga = RIDGE * (a - 1);
        double gb = RIDGE * b;
        double haa = RIDGE;
        double hab = 0;
        double hbb = RIDGE;
        for (Case c : cases) {
          double x = logit(c.said);
          double p = sigmoid(a * x + b);
          double w = p * (1 - p);
          ga += (p - c.truth) * x;
          gb += p - c.truth;
          haa += w * x * x;
          hab += w * x;
          hbb += w;
        }
        double determinant = haa * hbb - hab * hab;
        double da = (hbb * ga - hab * gb) / determinant;
        double db = (haa * gb - hab * ga) / determinant;
        // A whole Newton step from far away goes too far and back again for ever: halve it.
        double before = loss(cases, a, b);
        double part = 1;
        while (part > SMALLEST_STEP && loss(cases, a - part * da, b - part * db) > before) {
          part /= 2;
        }
        a -= part * da;
        b -= part * db;
        if (part * (Math.abs(da) + Math.abs(db)) < 1e-9) {
          break;
        }
      }
      return a > 0 ? new Platt(a, b) : new Platt(0, logit(mean(cases)));
    }

    /** The logistic loss with its ridge. */
    private static double loss(List<Case> cases, double a, double b) {
      double loss = RIDGE / 2 * ((a - 1) * (a - 1) + b * b);
      for (Case c : cases) {
        double z = a * logit(c.said) + b;
        loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - c.truth * z;
      }
      return loss;
    }

    private static double mean(List<Case> cases) {
      return cases.stream().mapToDouble(Case::truth).average().orElse(0.5);
    }

    @Override
    public double apply(double p) {
      return sigmoid(slope * logit(p) + intercept);
    }

    @Override
    public String method() {
      return "platt";
    }

    private static double logit(double p) {
      double inside = Math.min(0.999, Math.max(0.001, p));
      return Math.log(inside / (1 - inside));
    }

    private static double sigmoid(double x) {
      return 1 / (1 + Math.exp(-x));
    }
  }

  /**
   * Isotonic regression by pooling adjacent violators (Zadrozny and Elkan 2002), linear between the
   * centres of the pools and level outside them.
   */
  final class Isotonic implements MonotoneCalibration {
    private final double[] centres;
    private final double[] values;

    private Isotonic(double[] centres, double[] values) {
      this.centres = centres;
      this.values = values;
    }

    static Isotonic fit(List<Case> cases) {
      Case[] sorted = cases.toArray(Case[]::new);
      // By truth within ties, so that the outcome does not depend on the order of the cases.
      Arrays.sort(sorted, Comparator.comparingDouble(Case::said).thenComparingDouble(Case::truth));
      double[] said = new double[sorted.length];
      double[] truth = new double[sorted.length];
      double[] weight = new double[sorted.length];
      int pools = 0;
      for (int i = 0; i < sorted.length; ) {
        int from = i;
        double sum = 0;
        for (; i < sorted.length && sorted[i].said == sorted[from].said; i++) {
          sum += sorted[i].truth;
        }
        said[pools] = sorted[from].said;
        weight[pools] = i - from;
        truth[pools] = sum / weight[pools];
        pools++;
        while (pools > 1 && truth[pools - 2] >= truth[pools - 1]) {
          pool(said, truth, weight, pools - 2);
          pools--;
        }
      }
      return new Isotonic(Arrays.copyOf(said, pools), Arrays.copyOf(truth, pools));
    }

    private static void pool(double[] said, double[] truth, double[] weight, int left) {
      double both = weight[left] + weight[left + 1];
      said[left] = (said[left] * weight[left] + said[left + 1] * weight[left + 1]) / both;
      truth[left] = (truth[left] * weight[left] + truth[left + 1] * weight[left + 1]) / both;
      weight[left] = both;
    }

    @Override
    public double apply(double p) {
      int found = Arrays.binarySearch(centres, p);
      if (found >= 0) {
        return values[found];
      }
      int right = -found - 1;
      if (right == 0) {
        return values[0];
      }
      if (right == centres.length) {
        return values[right - 1];
      }
      double share = (p - centres[right - 1]) / (centres[right] - centres[right - 1]);
      return values[right - 1] + share * (values[right] - values[right - 1]);
    }

    @Override
    public String method() {
      return "isotonic";
    }
  }
}
