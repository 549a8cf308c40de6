package dev.yantra.codex.student.search;

import dev.yantra.codex.student.BundledResources;
import dev.yantra.codex.student.ParameterFile;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BoostedTrees;
import dev.yantra.codex.student.fit.LinearTrees;
import java.io.IOException;

/**
 * The parameters learned from sentences and the methods that they describe in other repositories:
 * words of prose that go with tokens of code, and a score over the evidence. They hold hashes and
 * numbers, no code and no names.
 *
 * @param translations from words to tokens
 * @param line over {@link SearchEvidence}
 * @param trees that go on from the line
 */
public record SearchPrior(Translations translations, Blend line, BoostedTrees trees) {
  private static final String RESOURCE = "search.prior";
  private static final ParameterFile.Kind KIND =
      new ParameterFile.Kind("search-prior", 2, SearchEvidence.JUDGED);

  /** Knows nothing of other repositories; evidence counts as it does in most. */
  public static final SearchPrior NONE =
      new SearchPrior(
          Translations.NONE, new Blend(SearchEvidence.untaught(), 0), BoostedTrees.NONE);

  /** The same with other trust. */
  public SearchPrior trusting(Blend otherLine, BoostedTrees otherTrees) {
    return new SearchPrior(translations, otherLine, otherTrees);
  }

  /** How much a row of {@link SearchEvidence} speaks for its method. */
  double score(double[] row) {
    return line.logit(row) + trees.score(row);
  }

  /** Pairs of a word and a token. */
  public int pairs() {
    return translations.size();
  }

  /** The one that comes with this program. */
  public static SearchPrior shipped() {
    return BundledResources.read(SearchPrior.class, RESOURCE, SearchPrior::decode);
  }

  /** The bytes of the resource. */
  public byte[] encode() {
    return ParameterFile.encode(KIND, translations::write, new LinearTrees(line, trees)::write);
  }

  /**
   * Reads what {@link #encode} gives.
   *
   * @throws IOException if it is damaged or of other columns
   */
  public static SearchPrior decode(byte[] bytes) throws IOException {
    ParameterFile file = ParameterFile.open(bytes, KIND);
    Translations translations = file.next(Translations::read);
    LinearTrees score = file.next(in -> LinearTrees.read(in, SearchEvidence.JUDGED.size()));
    return new SearchPrior(translations, score.line(), score.trees());
  }
}
