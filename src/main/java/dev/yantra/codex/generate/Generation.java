package dev.yantra.codex.generate;

import dev.yantra.codex.generate.donor.Expectations;
import dev.yantra.codex.student.Prediction;
import java.util.List;

/**
 * An answer to a {@link GenerateRequest} and its receipt.
 *
 * @param method canonical id, of a new method as it will be; empty if there is no answer at all
 * @param file path from the repository's root of the file that it goes into
 * @param code the whole method, with Javadoc where fitting, without indentation of its type; empty
 *     if nothing was found
 * @param imports the imports that its file lacks, as import declarations write it: {@code a.b.C},
 *     {@code static a.b.C.m}
 * @param confidence calibrated probability that the body is right, from 0 to 1
 * @param source the origin of the answer
 * @param checks the findings of all checks
 * @param donors the methods that it was made of, the main one first
 * @param sketch the student's expectations
 * @param latencyMillis time that it took
 */
public record Generation(
    String method,
    String file,
    String code,
    List<String> imports,
    double confidence,
    Source source,
    Checks checks,
    List<Receipt> donors,
    Sketch sketch,
    double latencyMillis) {
  /** The origins of an answer. */
  public enum Source {
    /** The student, at or above its gate. */
    STUDENT,
    /** The best that there is, below the gate. */
    DRAFT
  }

  /** The finding of a check. */
  public enum Check {
    YES,
    NO,
    /** It could not be checked, or nobody asked. */
    UNKNOWN
  }

  /** The checks of an answer. */
  public record Checks(Check parses, Check compiles, Check tests) {}

  /**
   * A method that an answer was made of.
   *
   * @param method canonical id
   * @param edits the changes in it, {@code from -> to}
   */
  public record Receipt(String method, List<String> edits) {
    public Receipt {
      edits = List.copyOf(edits);
    }
  }

  /**
   * The student's expectations of the body.
   *
   * @param needs labels of concerns, the likeliest first
   * @param calls canonical ids, the likeliest first
   */
  public record Sketch(List<String> needs, List<String> calls) {
    /** Likelier than not. */
    private static final double LIKELY = 0.5;

    /** As many as a reader looks at. */
    private static final int CALLS = 8;

    public Sketch {
      needs = List.copyOf(needs);
      calls = List.copyOf(calls);
    }

    /** The concerns that are likelier than not, and the likeliest calls. */
    static Sketch of(Expectations expected) {
      return new Sketch(
          expected.needs().stream()
              .filter(p -> p.probability() >= LIKELY)
              .map(Prediction::label)
              .toList(),
          expected.calls().stream().limit(CALLS).map(Prediction::label).toList());
    }
  }

  public Generation {
    imports = List.copyOf(imports);
    donors = List.copyOf(donors);
  }

  /** The same answer after its tests were run. */
  Generation tested(Check tests) {
    boolean failed = tests == Check.NO;
    return new Generation(
        method,
        file,
        code,
        imports,
        failed ? 0 : confidence,
        failed ? Source.DRAFT : source,
        new Checks(checks.parses(), checks.compiles(), tests),
        donors,
        sketch,
        latencyMillis);
  }
}
