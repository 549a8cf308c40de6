package dev.yantra.codex.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Paths as git writes them in a diff: in quotes with C escapes where a character needs it. */
final class QuotedPath {
  private static final String ESCAPED = "abtnvfr\"\\";
  private static final String MEANT = "\u0007\b\t\n\u000b\f\r\"\\";

  private static final int OCTAL_DIGITS = 3;

  private QuotedPath() {}

  /** The path that a field of a diff stands for. */
  static String read(String field) {
    if (field.length() < 2 || field.charAt(0) != '"' || !field.endsWith("\"")) {
      return field;
    }
    ByteArrayOutputStream path = new ByteArrayOutputStream();
    for (int i = 1; i < field.length() - 1; i++) {
      char c = field.charAt(i);
      if (c != '\\') {
        path.writeBytes(
            field
                .substring(i, i + Character.charCount(field.codePointAt(i)))
                .getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(field.codePointAt(i)) - 1;
        continue;
      }
      char escape = field.charAt(++i);
      int known = ESCAPED.indexOf(escape);
      if (known >= 0) {
        path.write(MEANT.charAt(known));
      } else if (isOctal(field, i)) {
        path.write(Integer.parseInt(field, i, i + OCTAL_DIGITS, 8));
        i += OCTAL_DIGITS - 1;
      } else {
        path.write('\\');
        i--;
      }
    }
    return path.toString(StandardCharsets.UTF_8);
  }

  private static boolean isOctal(String field, int start) {
    int end = start + OCTAL_DIGITS;
    return end < field.length() && field.substring(start, end).matches("[0-3][0-7]{2}");
  }
}
