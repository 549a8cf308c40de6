package dev.yantra.codex.generate.rank;

import dev.yantra.codex.generate.candidate.BodyCandidate;
import java.util.List;

/**
 * The candidates for one method whose body is known, told right from wrong.
 *
 * @param method canonical id
 * @param features one row of {@link CandidateColumns} per candidate
 */
public record Contest(
    String method, List<double[]> features, List<Boolean> right, List<BodyCandidate> candidates) {}
