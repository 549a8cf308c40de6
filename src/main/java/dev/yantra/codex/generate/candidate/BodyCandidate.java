package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.donor.Donor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A body that may be the answer, and its receipt.
 *
 * @param lexed its text and tokens
 * @param how the way it was made
 * @param donors the methods that it is made of, the main one first
 * @param edits the changes in them, {@code from -> to}
 * @param imports the imports that its file may lack
 * @param wordEdits identifiers that were changed by words alone
 * @param holes expressions that were filled in by type
 * @param prior its maker's estimate of it, about from 0 to 1
 */
public record BodyCandidate(
    LexedBody lexed,
    How how,
    List<Donor> donors,
    Set<String> edits,
    List<String> imports,
    int wordEdits,
    int holes,
    double prior) {

  /** The ways in which candidates are made. */
  public enum How {
    /** One donor with its names, types and words replaced. */
    ADAPTED,
    /** A call of another method that does the work. */
    DELEGATED,
    /** A field read, written or copied as its siblings do it. */
    ACCESSOR,
    /** Statements of two donors in one. */
    COMPOSED
  }

  public BodyCandidate {
    donors = List.copyOf(donors);
    edits = java.util.Collections.unmodifiableSet(new TreeSet<>(edits));
    imports = List.copyOf(imports);
  }

  BodyCandidate(
      String body,
      How how,
      List<Donor> donors,
      Set<String> edits,
      List<String> imports,
      int wordEdits,
      int holes,
      double prior) {
    this(LexedBody.of(body), how, donors, edits, imports, wordEdits, holes, prior);
  }

  /** The text with braces. */
  public String body() {
    return lexed.text();
  }

  public BodyCandidate withPrior(double other) {
    return new BodyCandidate(lexed, how, donors, edits, imports, wordEdits, holes, other);
  }

  BodyCandidate withImports(List<String> needed) {
    return new BodyCandidate(lexed, how, donors, edits, needed, wordEdits, holes, prior);
  }
}
