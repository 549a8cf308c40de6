package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.text.Stems;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a question that stand in a declaration, by their place, on one line. */
final class MatchedWords {
  /** Letters of a Javadoc sentence that are shown. */
  private static final int SHOWN = 70;

  /** Letters that a word needs to say anything. */
  private static final int LEAST_LETTERS = 3;

  private MatchedWords() {}

  static String of(Node node, String question) {
    Set<String> said =
        SubTokens.of(question).stream()
            .filter(word -> word.length() >= LEAST_LETTERS)
            .map(Stems::stem)
            .collect(Collectors.toSet());
    CanonicalId id = CanonicalId.parse(node.id());
    List<String> parts = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    if (node instanceof MethodNode method) {
      add(parts, "name", id.spokenName(), said, shown);
      add(parts, "type", id.ownerSimpleName(), said, shown);
      add(parts, "signature", method.signature(), said, shown);
      sentence(parts, method.javadoc(), said);
      add(parts, "body", String.join(" ", method.body().tokens().keySet()), said, shown);
    } else if (node instanceof TypeNode type) {
      add(parts, "name", id.ownerSimpleName(), said, shown);
      sentence(parts, type.javadoc(), said);
      add(parts, "package", id.packageName(), said, shown);
    }
    return String.join("; ", parts);
  }

  /** Adds the words of a text that were said and not shown before. */
  private static void add(
      List<String> parts, String place, String text, Set<String> said, Set<String> shown) {
    List<String> words =
        SubTokens.of(text).stream()
            .filter(word -> said.contains(Stems.stem(word)) && shown.add(Stems.stem(word)))
            .toList();
    if (!words.isEmpty()) {
      parts.add(place + ": " + String.join(", ", words));
    }
  }

  private static void sentence(List<String> parts, String javadoc, Set<String> said) {
    String sentence = LabelText.firstSentence(javadoc).replaceAll("\\s+", " ").strip();
    if (Stems.of(sentence).stream().anyMatch(said::contains)) {
      String start =
          sentence.length() <= SHOWN ? sentence : sentence.substring(0, SHOWN).strip() + "…";
      parts.add("Javadoc: \"" + start + "\"");
    }
  }
}
