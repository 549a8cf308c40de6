package dev.yantra.codex.predict.outline;

import java.util.regex.Pattern;

/** The words of a Javadoc comment without tags and markup. */
final class JavadocText {
  private static final Pattern MARGIN = Pattern.compile("(?m)^\\s*\\*? ?");
  private static final Pattern BLOCK_TAGS = Pattern.compile("(?s)(?:^|\\s)@\\w+.*");
  private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)}");
  private static final Pattern PHRASE =
      Pattern.compile("</?(?:a|b|code|em|i|q|span|strong|sub|sup|tt|var)\\b[^>]*>");
  private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

  private JavadocText() {}

  /** The text of the last Javadoc comment among some comments; empty if there is none. */
  static String lastOf(String comments) {
    int open = comments.lastIndexOf("/**");
    int close = open < 0 ? -1 : comments.indexOf("*/", open + 3);
    if (close < 0) {
      return "";
    }
    String text = MARGIN.matcher(comments.substring(open + 3, close)).replaceAll("");
    text = INLINE_TAG.matcher(text).replaceAll("$1");
    text = BLOCK_TAGS.matcher(text).replaceFirst("");
    text = PHRASE.matcher(text).replaceAll("");
    return MARKUP.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
  }
}
