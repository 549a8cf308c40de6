package dev.yantra.codex.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * The options of generation.
 *
 * @param donors the number of methods to look at for one request
 * @param gate confidence from which the student's answer counts
 * @param verify the depth of the checks
 * @param classPath jars and directories of the repository's dependencies
 */
public record GenerateOptions(int donors, double gate, Verify verify, List<Path> classPath) {
  /** The depth to which an answer is checked. */
  public enum Verify {
    NONE,
    COMPILE,
    TESTS
  }

  /** Donors of one request; chosen, not measured. */
  private static final int DONORS = 16;

  /** Confidence is calibrated: above it, 85 of 100 bodies or more should be right; chosen. */
  private static final double GATE = 0.85;

  public GenerateOptions {
    classPath = List.copyOf(classPath);
    if (donors < 1 || gate < 0 || gate > 1) {
      throw new IllegalArgumentException("donors " + donors + ", gate " + gate);
    }
  }

  /** Sixteen donors, a gate of 0.85, compiled against the JDK alone. */
  public static GenerateOptions defaults() {
    return new GenerateOptions(DONORS, GATE, Verify.COMPILE, List.of());
  }

  /** The same with the repository's dependencies. */
  public GenerateOptions withClassPath(List<Path> jars) {
    return new GenerateOptions(donors, gate, verify, jars);
  }
}
