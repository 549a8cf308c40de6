package dev.yantra.codex.predict;

import dev.yantra.codex.index.CaretReader;
import dev.yantra.codex.source.MaskedSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * The text left of a caret, made to parse: a mark stands where the method is asked for, and what is
 * open is closed.
 *
 * @param prefix the beginning of the method's name that is written already; may be empty
 * @param marked the text with the mark
 */
record CaretText(String prefix, String marked) {
  private static final Pattern CREATION =
      Pattern.compile("(?U)\\bnew\\s+[\\w$.]+\\s*(?:<[^;(){}]*>)?\\s*$");

  /** Completes the text before {@code offset}. */
  static CaretText of(String source, int offset) {
    int start = offset;
    while (start > 0 && Character.isJavaIdentifierPart(source.codePointBefore(start))) {
      start -= Character.charCount(source.codePointBefore(start));
    }
    String left = source.substring(0, start);
    String prefix = source.substring(start, offset);
    if (CREATION.matcher(left + prefix).find()) {
      left = left + prefix + "(";
      prefix = "";
    }
    String code = MaskedSource.of(left).code();
    StringBuilder marked = new StringBuilder(left).append(CaretReader.MARK);
    boolean reference = code.stripTrailing().endsWith("::");
    if (!reference && !opensCreation(code)) {
      marked.append("()");
    }
    return new CaretText(prefix, close(code, marked));
  }

  /** True if the caret stands where the arguments of a constructor begin. */
  private static boolean opensCreation(String code) {
    String bare = code.stripTrailing();
    return bare.endsWith("(") && CREATION.matcher(bare.substring(0, bare.length() - 1)).find();
  }

  private static String close(String code, StringBuilder marked) {
    Deque<Integer> open = new ArrayDeque<>();
    int questions = 0;
    for (int i = 0; i < code.length(); i++) {
      switch (code.charAt(i)) {
        case '(', '[', '{' -> open.push(i);
        case ')', ']', '}' -> open.poll();
        case '?' -> questions++;
        case ':' -> questions = Math.max(0, questions - 1);
        case ';' -> questions = 0;
        default -> {}
      }
      if (code.charAt(i) == '{' || code.charAt(i) == '}') {
        questions = 0;
      }
    }
    marked.append(" : null".repeat(questions));
    for (int at : open) {
      String before = code.substring(0, at).stripTrailing();
      switch (code.charAt(at)) {
        case '(' -> {
          if (before.endsWith("for")) {
            String inside = code.substring(at);
            long semicolons = inside.chars().filter(c -> c == ';').count();
            boolean each = semicolons == 0 && inside.indexOf(':') >= 0;
            marked.append(each ? "" : ";".repeat((int) Math.max(0, 2 - semicolons)));
          }
          marked.append(')');
        }
        case '[' -> marked.append(']');
        default -> {
          boolean values =
              before.endsWith("=")
                  || before.endsWith("]")
                  || before.endsWith(",")
                  || before.endsWith("(");
          marked.append(values ? "}" : ";}");
          if (before.endsWith("try")) {
            marked.append(" finally {}");
          } else if (before.endsWith("do")) {
            marked.append(" while (true);");
          }
        }
      }
    }
    return marked.append('\n').toString();
  }
}
