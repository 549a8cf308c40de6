package dev.yantra.codex.index.files;

import dev.yantra.codex.workspace.CodexException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * The rules of a user for files, as globs over paths from the root: {@code **}{@code /legacy/**},
 * {@code src/Main.java}. A leading {@code **}{@code /} also stands for nothing.
 *
 * @param include files that are sources even where the rules of thumb or git say otherwise
 * @param exclude files that are none in any case
 */
public record FileRules(List<String> include, List<String> exclude) {
  /** The rules of thumb alone. */
  public static final FileRules NONE = new FileRules(List.of(), List.of());

  public FileRules {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    include.forEach(FileRules::matcher);
    exclude.forEach(FileRules::matcher);
  }

  boolean includes(Path relative) {
    return matches(include, relative);
  }

  boolean excludes(Path relative) {
    return matches(exclude, relative);
  }

  private static boolean matches(List<String> globs, Path relative) {
    return globs.stream()
        .anyMatch(
            glob ->
                matcher(glob).matches(relative)
                    || (glob.startsWith("**/") && matcher(glob.substring(3)).matches(relative)));
  }

  private static PathMatcher matcher(String glob) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      throw CodexException.usage(
          "Not a glob: " + glob + " (" + e.getDescription() + "). Write it as in **/legacy/**.");
    }
  }
}
