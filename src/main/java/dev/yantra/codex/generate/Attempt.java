package dev.yantra.codex.generate;

import dev.yantra.codex.generate.syntax.CandidateCompiler.Compiles;
import java.util.List;

/** One request on its way to an answer. */
final class Attempt {
  final GenerationTarget spec;
  final Expectations sketch;

  /** Documentation of a new method; empty where there is one already. */
  final String javadoc;

  List<Entry> entries;
  long nanos;

  /** A candidate, what it was written for, and whether it compiles. */
  record Entry(GenerationTarget spec, BodyCandidate candidate, Compiles compiles) {}

  Attempt(GenerationTarget spec, Expectations sketch, List<Entry> entries) {
    this(spec, sketch, entries, "");
  }

  Attempt(GenerationTarget spec, Expectations sketch, List<Entry> entries, String javadoc) {
    this.spec = spec;
    this.sketch = sketch;
    this.entries = entries;
    this.javadoc = javadoc;
  }

  List<BodyCandidate> candidates() {
    return entries.stream().map(Entry::candidate).toList();
  }

  /** What the best candidate's maker thinks of it; 0 without one. */
  double bestPrior() {
    return entries.stream().mapToDouble(e -> e.candidate().prior()).max().orElse(0);
  }

  List<double[]> features() {
    return CandidateFeatures.of(
        spec, sketch, candidates(), entries.stream().map(Entry::compiles).toList());
  }
}
