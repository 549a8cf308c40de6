package dev.yantra.codex.generate;

import dev.yantra.codex.generate.Proposals.Proposal;
import dev.yantra.codex.generate.candidate.BodyCandidate;
import dev.yantra.codex.generate.rank.CandidateColumns;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Compiles;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The candidates for one request that the compiler did not refuse.
 *
 * @param left those, in the order of the proposals
 * @param nanos time that was spent on the request so far
 */
record CheckedProposals(Proposals proposals, List<Checked> left, long nanos) {
  CheckedProposals {
    left = List.copyOf(left);
  }

  /** A proposal and whether it compiles. */
  record Checked(Proposal proposal, Compiles compiles) {
    BodyCandidate candidate() {
      return proposal.candidate();
    }
  }

  /**
   * The proposals without those that do not compile.
   *
   * @param verdicts one per proposal; empty if none was compiled
   */
  static CheckedProposals of(Proposals proposals, List<Verdict> verdicts, long nanos) {
    List<Checked> left = new ArrayList<>();
    for (int i = 0; i < proposals.all().size(); i++) {
      Compiles compiles = verdicts.isEmpty() ? Compiles.UNKNOWN : verdicts.get(i).compiles();
      if (compiles != Compiles.NO) {
        left.add(new Checked(proposals.all().get(i), compiles));
      }
    }
    return new CheckedProposals(proposals, left, nanos);
  }

  List<BodyCandidate> candidates() {
    return left.stream().map(Checked::candidate).toList();
  }

  /** The columns of each candidate that the ranker weighs. */
  List<double[]> rows() {
    return CandidateColumns.rows(
        proposals.target(),
        proposals.expected(),
        candidates(),
        left.stream().map(Checked::compiles).toList());
  }
}
