package dev.yantra.codex.index.syntax;

import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import java.util.regex.Pattern;

/** The prose of Javadoc comments: no block tags, no markup. */
public final class Javadocs {
  private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s*([^{}]*)}");

  /** HTML by its tags' names, in lower case: {@code <T>} is a type argument. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?(a|b|blockquote|br|caption|center|cite|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|kbd"
              + "|li|ol|p|pre|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)"
              + "\\b[^<>]*>|<!--.*?-->");

  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]+)](\\[[^\\[\\]]*]|\\([^()]*\\))?");
  private static final Pattern EMPHASIS = Pattern.compile("(\\*{1,2}|_{1,2})(\\S[^*_]*)\\1");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Javadocs() {}

  /** The text before the first block tag, on one line; empty without a Javadoc comment. */
  public static String textOf(NodeWithJavadoc<?> node) {
    return node.getJavadocComment().map(c -> text(c.getContent())).orElse("");
  }

  /** A line of Markdown (JEP 467) without its links, code marks and emphasis. */
  private static String plain(String markdown) {
    String text = LINK.matcher(markdown).replaceAll("$1");
    return EMPHASIS.matcher(text.replace("`", "")).replaceAll("$2");
  }

  static String text(String comment) {
    StringBuilder prose = new StringBuilder();
    for (String line : comment.lines().toList()) {
      String bare = line.strip();
      boolean markdown = bare.startsWith("///");
      while (bare.startsWith(markdown ? "/" : "*")) {
        bare = bare.substring(1).stripLeading();
      }
      bare = markdown ? plain(bare) : bare;
      if (bare.startsWith("@")) {
        break;
      }
      prose.append(bare).append(' ');
    }
    String text = INLINE_TAG.matcher(prose).replaceAll("$1");
    text = INLINE_TAG.matcher(text).replaceAll("$1");
    text = MARKUP.matcher(text).replaceAll(" ");
    text =
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&nbsp;", " ")
            .replace("&#64;", "@")
            .replace("&amp;", "&");
    return SPACE.matcher(text).replaceAll(" ").strip();
  }
}
