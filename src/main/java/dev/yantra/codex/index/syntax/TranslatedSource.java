package dev.yantra.codex.index.syntax;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.yantra.codex.source.UnicodeEscapes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A source text after the translations that come before its tokens (JLS 3.2), with the way back
 * from positions in the translation to positions in the source.
 *
 * <p>Unicode escapes become the characters that they stand for, a lone CR becomes LF, and control
 * characters at the end become spaces. As with a compiler this comes before the parser, since an
 * escape may be part of a name, a quote, a brace, a line break or the end of a comment. The
 * parser's own translation loses the columns, and without one the two spellings of a name are two
 * names.
 */
final class TranslatedSource {
  private static final char SUBSTITUTE = '\u001a';
  private static final Pattern LONE_CR = Pattern.compile("\r(?!\n)");

  private final String translated;

  /** The start in the source of each character of the translation; none if they are the same. */
  private final int[] origins;

  private final int[] translatedLines;
  private final int[] sourceLines;

  private TranslatedSource(String source, String translated, int[] origins) {
    this.translated = translated;
    this.origins = origins;
    this.translatedLines = origins.length == 0 ? origins : lineStarts(translated);
    this.sourceLines = origins.length == 0 ? origins : lineStarts(source);
  }

  /** The translation of a source text. */
  static TranslatedSource of(String source) {
    UnicodeEscapes escapes = UnicodeEscapes.in(source);
    String text = terminated(escapes.text());
    return text.length() == source.length()
        ? translated(text)
        : new TranslatedSource(source, text, escapes.places());
  }

  /**
   * The text, of the same length, with LF for a lone CR (JLS 3.4) and no Ctrl-Z at the end (3.5).
   */
  private static String terminated(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    String ended = text;
    if (text.indexOf(SUBSTITUTE, end) >= 0 || text.indexOf('\0', end) >= 0) {
      String tail = text.substring(end).replace(SUBSTITUTE, ' ').replace('\0', ' ');
      ended = text.substring(0, end) + tail;
    }
    return ended.indexOf('\r') < 0 ? ended : LONE_CR.matcher(ended).replaceAll("\n");
  }

  /** A text that has been translated already. */
  static TranslatedSource translated(String text) {
    return new TranslatedSource(text, text, new int[0]);
  }

  /** The translated text. */
  String text() {
    return translated;
  }

  /** The place in the source at which a character of the translation begins. */
  Position begin(Position position) {
    return origins.length == 0 ? position : inSource(origins[offset(position)]);
  }

  /** The place in the source at which a character of the translation ends, inclusive. */
  private Position end(Position position) {
    int offset = offset(position);
    return inSource(Math.max(0, origins[Math.min(offset + 1, origins.length - 1)] - 1));
  }

  private Range range(Range range) {
    return new Range(begin(range.begin), end(range.end));
  }

  /** Moves all positions of a tree that was parsed from the translation into the source. */
  void restorePositions(CompilationUnit tree) {
    if (origins.length == 0) {
      return;
    }
    Optional<JavaToken> token = tree.getTokenRange().map(tokens -> tokens.getBegin());
    while (token.isPresent()) {
      JavaToken at = token.get();
      at.getRange().ifPresent(range -> at.setRange(range(range)));
      token = at.getNextToken();
    }
    Deque<Node> open = new ArrayDeque<>();
    open.push(tree);
    while (!open.isEmpty()) {
      Node node = open.pop();
      node.getRange().ifPresent(range -> node.setRange(range(range)));
      node.getComment().ifPresent(open::push);
      node.getChildNodes().forEach(open::push);
    }
  }

  private int offset(Position position) {
    int line = Math.max(0, Math.min(position.line, translatedLines.length) - 1);
    int offset = translatedLines[line] + Math.max(0, position.column - 1);
    return Math.min(offset, origins.length - 1);
  }

  private Position inSource(int offset) {
    int found = Arrays.binarySearch(sourceLines, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - sourceLines[line] + 1);
  }

  /** The starts of the lines: behind LF, CR or both together (JLS 3.4). */
  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !pair) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, 2 * lines);
        }
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }
}
