package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.teacher.protocol.ChatReply.Alternative;
import java.util.List;
import java.util.Locale;

/**
 * The probability of yes in the alternatives for one token, over all spellings of both words:
 *
 * <pre>p = Σ_yes / (Σ_yes + Σ_no),  mass = Σ_yes + Σ_no</pre>
 *
 * @param probability p; one half where neither word is among the alternatives
 * @param mass how much of the distribution the two words cover, from 0 to 1
 */
record YesNo(double probability, double mass) {
  static YesNo of(List<Alternative> alternatives) {
    double yes = 0;
    double no = 0;
    for (Alternative a : alternatives) {
      // Tokenisers mark a space before a word in their own ways: " yes", "▁yes", "Ġyes".
      String word = a.token().replaceAll("[^\\p{Alpha}]", "").toLowerCase(Locale.ROOT);
      if (word.equals("yes") || word.equals("y")) {
        yes += a.probability();
      } else if (word.equals("no") || word.equals("n")) {
        no += a.probability();
      }
    }
    double mass = yes + no;
    return new YesNo(mass > 0 ? yes / mass : 0.5, Math.min(1, mass));
  }
}
