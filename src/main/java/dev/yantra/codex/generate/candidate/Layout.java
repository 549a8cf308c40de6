package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.syntax.MethodSignature;
import dev.yantra.codex.generate.syntax.MethodSource;

/** The layout of a candidate: from the left margin, without its donor's indentation. */
public final class Layout {
  private Layout() {}

  /** The whole method. */
  public static String method(String javadoc, MethodSignature header, BodyCandidate candidate) {
    String head = javadoc.isEmpty() ? "" : javadoc + "\n";
    return head + header.source() + " " + body(candidate);
  }

  private static String body(BodyCandidate candidate) {
    if (candidate.how() != BodyCandidate.How.ADAPTED || candidate.donors().isEmpty()) {
      return candidate.body();
    }
    MethodSource donor = candidate.donors().get(0).source();
    String text = donor.file().text();
    int column = donor.start() - (text.lastIndexOf('\n', donor.start() - 1) + 1);
    return Margin.outdented(candidate.body(), column);
  }
}
