package dev.yantra.codex.student.imports;

import dev.yantra.codex.student.ColumnNames;
import java.util.Arrays;
import java.util.List;

/**
 * The evidence of the terms of one declaration for each candidate, place by place: with {@code n}
 * methods that have a term, {@code k} of which need the type, and {@code p} the share of all
 * methods that do,
 *
 * <pre>P(T | t) = (k + a p) / (n + a),   lift = ln P(T | t) / p</pre>
 *
 * of which the greatest probability and the sum of the lifts are kept.
 */
public final class TermEvidence {
  /** Numbers of each place: the greatest log-probability and the summed lifts. */
  public static final int PER_PLACE = 2;

  /** The names of the columns, two for each kind of term. */
  public static final ColumnNames COLUMNS =
      ColumnNames.of(TermKind.values()).each(t -> List.of(t + ".greatest", t + ".sum"));

  private static final double TRUST = 3;
  private static final double LEAST = -2;
  private static final double MOST = 6;
  private static final double UNLIKELY = -8;

  private static final double LOG_TRUST = Math.log(TRUST);

  private final double[] shares;
  private final double[] logs;
  private final double[][] greatest;
  private final double[][] sums;

  /** What a term that no user of a candidate has says of it; the same for all candidates. */
  private final double[] absent = new double[TermKind.SIZE];

  /** ln (n + a) of the term that was taken last, and its lift where no user of a type has it. */
  private double all;

  private double none;

  /**
   * Nothing said yet.
   *
   * @param shares of all methods that need each candidate, above 0
   */
  public TermEvidence(double[] shares) {
    this.shares = shares.clone();
    this.logs = Arrays.stream(shares).map(Math::log).toArray();
    this.greatest = new double[shares.length][];
    this.sums = new double[shares.length][];
  }

  /** Takes a term that so many methods have; {@link #meets} says which candidates they need. */
  public void term(TermKind place, int methods) {
    all = Math.log(methods + TRUST);
    none = bounded(LOG_TRUST - all);
    absent[place.position()] += none;
  }

  /** Takes that so many of the methods with the term that was taken last need a candidate. */
  public void meets(TermKind place, int candidate, int count) {
    if (greatest[candidate] == null) {
      greatest[candidate] = new double[TermKind.SIZE];
      Arrays.fill(greatest[candidate], UNLIKELY);
      sums[candidate] = new double[TermKind.SIZE];
    }
    double log = Math.log(count + TRUST * shares[candidate]) - all;
    int at = place.position();
    greatest[candidate][at] = Math.max(greatest[candidate][at], log);
    sums[candidate][at] += bounded(log - logs[candidate]) - none;
  }

  private static double bounded(double lift) {
    return Math.max(LEAST, Math.min(MOST, lift));
  }

  /** True if some term speaks for a candidate. */
  public boolean speaksFor(int candidate) {
    return greatest[candidate] != null;
  }

  /**
   * Writes what was said of a candidate into a row from a column on.
   *
   * @return the position behind the last
   */
  public int describe(int candidate, double[] row, int from) {
    for (int place = 0; place < TermKind.SIZE; place++) {
      boolean said = speaksFor(candidate);
      row[from + PER_PLACE * place] = said ? greatest[candidate][place] : UNLIKELY;
      row[from + PER_PLACE * place + 1] = absent[place] + (said ? sums[candidate][place] : 0);
    }
    return from + COLUMNS.size();
  }
}
