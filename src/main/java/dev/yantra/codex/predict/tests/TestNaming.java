package dev.yantra.codex.predict.tests;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.DeclarationText;
import dev.yantra.codex.graph.DeclarationText.Part;
import dev.yantra.codex.text.SubTokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fit of a test's names to its subject by convention: {@code FooTest}, {@code TestFoo}, {@code
 * FooTests}, {@code FooIT} for {@code Foo}, and {@code testBar_null} for {@code bar}.
 */
final class TestNaming {
  /** Shares of the class's name and of the method's in the fit; chosen, not measured. */
  private static final double OF_CLASS = 0.6;

  private static final double OF_METHOD = 0.4;

  /*
   * Fit of a class whose name only begins with the subject's: at least a quarter, and up to a half
   * more by the share of words. Chosen, not measured, so that a whole fit always wins.
   */
  private static final double BEGINS = 0.25;
  private static final double BEGINS_BY_SHARE = 0.5;
  private static final Set<String> AFFIXES = Set.of("test", "tests", "testcase", "it", "case");

  private TestNaming() {}

  /** From 0 to 1; 0.6 where the class fits whole and 0.4 where the method does. */
  static double fit(CanonicalId test, CanonicalId subject) {
    double ofClass = classFit(test, subject);
    return ofClass == 0 ? 0 : OF_CLASS * ofClass + OF_METHOD * methodFit(test, subject);
  }

  private static double classFit(CanonicalId test, CanonicalId subject) {
    List<String> testWords = bare(simple(test.topLevel()));
    double best = 0;
    for (String name : List.of(subject.ownerSimpleName(), simple(subject.topLevel()))) {
      List<String> words = bare(name);
      if (words.isEmpty() || testWords.isEmpty()) {
        continue;
      }
      if (words.equals(testWords)) {
        best = Math.max(best, 1);
      } else if (begins(testWords, words)) {
        // CSVParserEncodingTest is of CSVParser too, though less plainly.
        best = Math.max(best, BEGINS_BY_SHARE * words.size() / testWords.size() + BEGINS);
      }
    }
    return best;
  }

  private static double methodFit(CanonicalId test, CanonicalId subject) {
    List<String> wanted = DeclarationText.of(subject).words(Part.NAME);
    Set<String> words = new HashSet<>(SubTokens.of(test.member()));
    words.addAll(SubTokens.of(simple(test.owner())));
    if (wanted.isEmpty()) {
      return 0;
    }
    long shared = wanted.stream().filter(words::contains).count();
    return (double) shared / wanted.size();
  }

  private static boolean begins(List<String> longer, List<String> shorter) {
    return longer.size() > shorter.size() && longer.subList(0, shorter.size()).equals(shorter);
  }

  private static List<String> bare(String simpleName) {
    return SubTokens.of(simpleName).stream().filter(w -> !AFFIXES.contains(w)).toList();
  }

  private static String simple(String binaryName) {
    return CanonicalId.parse(binaryName).ownerSimpleName();
  }
}
