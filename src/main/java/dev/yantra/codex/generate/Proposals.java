package dev.yantra.codex.generate;

import dev.yantra.codex.generate.candidate.BodyCandidate;
import dev.yantra.codex.generate.donor.Expectations;
import dev.yantra.codex.generate.donor.GenerationTarget;
import java.util.List;

/**
 * The candidates for one request, before the compiler has seen them.
 *
 * @param target the method that was asked for, as far as it is known before a candidate is chosen
 * @param expected the student's expectations of the body
 * @param javadoc documentation of a new method; empty where there is one already
 */
record Proposals(
    GenerationTarget target, Expectations expected, String javadoc, List<Proposal> all) {
  Proposals {
    all = List.copyOf(all);
  }

  /** A candidate and the declaration that it was written for. */
  record Proposal(GenerationTarget target, BodyCandidate candidate) {}

  /** The highest prior of a candidate; 0 without one. */
  double bestPrior() {
    return all.stream().mapToDouble(p -> p.candidate().prior()).max().orElse(0);
  }
}
