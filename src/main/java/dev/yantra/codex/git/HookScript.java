package dev.yantra.codex.git;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of Codex's pre-commit hook.
 *
 * @param launcher the command that starts Codex
 * @param directories the learned directories whose staged methods are judged, from the top of the
 *     work tree, {@code .} for the top itself; a repository may hold several
 */
record HookScript(String launcher, SortedSet<String> directories) {
  private static final String BEGIN =
      """
      #!/bin/sh
      # codex hook: made by `codex hook install`, removed by `codex hook uninstall`
      """;

  private static final String JUDGE =
      """
      found=0
      judge() {
        if [ -d "$1" ]; then
          %s -C "$1" predict-bugs --staged --quiet
          if [ "$?" -eq 1 ]; then found=1; fi
        fi
      }
      """;

  private static final String END =
      """
      if [ "$found" -eq 1 ] && [ "${CODEX_HOOK_STRICT:-0}" != 0 ]; then exit 1; fi
      exit 0
      """;

  private static final String QUOTED = "'(?:[^']|'\\\\'')*'";
  private static final Pattern CALL = Pattern.compile("judge (" + QUOTED + ")\n");
  private static final Pattern FORM =
      Pattern.compile(
          Pattern.quote(BEGIN)
              + Pattern.quote(JUDGE).replace("%s", "\\E(?<launcher>" + QUOTED + ")\\Q")
              + "(?<calls>(?:judge "
              + QUOTED
              + "\n)+)"
              + Pattern.quote(END));

  /** The form of versions that knew the top of the work tree only. */
  private static final Pattern FIRST_FORM =
      Pattern.compile(
          Pattern.quote(BEGIN)
              + "(?<launcher>"
              + QUOTED
              + ") predict-bugs --staged --quiet\nfound=\\$\\?\n"
              + Pattern.quote(END));

  HookScript {
    directories = new TreeSet<>(directories);
  }

  /** The script that a text is; nothing if Codex did not write it, or it was edited since. */
  static Optional<HookScript> parse(String text) {
    SortedSet<String> directories = new TreeSet<>();
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      CALL.matcher(form.group("calls"))
          .results()
          .forEach(call -> directories.add(unquote(call.group(1))));
      return Optional.of(new HookScript(unquote(form.group("launcher")), directories));
    }
    Matcher first = FIRST_FORM.matcher(text);
    if (first.matches()) {
      directories.add(".");
      return Optional.of(new HookScript(unquote(first.group("launcher")), directories));
    }
    return Optional.empty();
  }

  /** The same for another launcher and one more directory. */
  HookScript with(String otherLauncher, String directory) {
    SortedSet<String> more = new TreeSet<>(directories);
    more.add(directory);
    return new HookScript(otherLauncher, more);
  }

  /** The same for one directory less. */
  HookScript without(String directory) {
    SortedSet<String> fewer = new TreeSet<>(directories);
    fewer.remove(directory);
    return new HookScript(launcher, fewer);
  }

  /** The script as it stands in its file. */
  String text() {
    StringBuilder text = new StringBuilder(BEGIN).append(JUDGE.replace("%s", quote(launcher)));
    directories.forEach(d -> text.append("judge ").append(quote(d)).append('\n'));
    return text.append(END).toString();
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String unquote(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("'\\''", "'");
  }
}
