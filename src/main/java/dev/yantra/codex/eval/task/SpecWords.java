package dev.yantra.codex.eval.task;

import dev.yantra.codex.graph.DeclarationText;
import dev.yantra.codex.graph.DeclarationText.Part;
import dev.yantra.codex.graph.DeclarationText.Piece;
import dev.yantra.codex.graph.MethodNode;
import java.util.ArrayList;
import java.util.List;

/** Words of what is known of a method before its body exists. */
final class SpecWords {
  private static final Part[] SIGNATURE = {
    Part.MEMBER,
    Part.OWNER,
    Part.RETURN_TYPE,
    Part.PARAMETER_TYPE,
    Part.PARAMETER_NAME,
    Part.EXCEPTION,
    Part.ANNOTATION
  };

  private SpecWords() {}

  /** Words with a mark of the field that they come from: {@code name:parse}, {@code doc:parse}. */
  static List<String> marked(MethodNode method) {
    List<String> words = new ArrayList<>();
    DeclarationText text = DeclarationText.of(method);
    mark(text.pieces(SIGNATURE), words);
    method.modifiers().forEach(m -> words.add("modifier:" + m));
    mark(text.pieces(Part.JAVADOC), words);
    return words;
  }

  /** The same words without their marks, for lexical search. */
  static List<String> plain(MethodNode method) {
    return marked(method).stream().map(w -> w.substring(w.indexOf(':') + 1)).toList();
  }

  private static void mark(List<Piece> pieces, List<String> words) {
    pieces.forEach(p -> p.words().forEach(w -> words.add(field(p.part()) + ":" + w)));
  }

  private static String field(Part part) {
    return switch (part) {
      case NAME, MEMBER -> "name";
      case OWNER, QUALIFIED_OWNER, PACKAGE -> "owner";
      case RETURN_TYPE -> "returns";
      case PARAMETER_TYPE -> "type";
      case PARAMETER_NAME -> "parameter";
      case EXCEPTION -> "throws";
      case ANNOTATION -> "annotation";
      case JAVADOC -> "doc";
    };
  }
}
