package dev.yantra.codex.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environment that git runs in, made from the environment of this process. */
final class GitEnvironment {
  /** What git sets for a hook; {@code git commit FILE} works on an index of its own. */
  private static final List<String> OF_HOOK =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY");

  /** What would change the form of an answer or run a program. */
  private static final List<String> UNWANTED =
      List.of(
          "GIT_EXTERNAL_DIFF",
          "GIT_DIFF_OPTS",
          "GIT_PREFIX",
          "GIT_LITERAL_PATHSPECS",
          "GIT_GLOB_PATHSPECS",
          "GIT_NOGLOB_PATHSPECS",
          "GIT_ICASE_PATHSPECS");

  private static final Map<String, String> OURS =
      Map.of(
          "GIT_ALLOW_PROTOCOL", "none",
          "GIT_NO_LAZY_FETCH", "1",
          "GIT_OPTIONAL_LOCKS", "0",
          "GIT_PAGER", "cat",
          "GIT_TERMINAL_PROMPT", "0",
          "LC_ALL", "C");

  private GitEnvironment() {}

  /** True if a hook of git seems to have started this process. */
  static boolean isOfHook(Map<String, String> environment) {
    return OF_HOOK.stream().anyMatch(environment::containsKey);
  }

  /** An environment for git that knows nothing of a hook. */
  static Map<String, String> without(Map<String, String> environment) {
    Map<String, String> plain = new TreeMap<>(environment);
    plain.keySet().removeAll(OF_HOOK);
    plain.keySet().removeAll(UNWANTED);
    plain.putAll(OURS);
    return plain;
  }

  /** An environment for git with the hook's paths, made absolute: git may run elsewhere. */
  static Map<String, String> with(Map<String, String> environment) {
    Map<String, String> hooked = without(environment);
    for (String variable : OF_HOOK) {
      String path = environment.getOrDefault(variable, "");
      if (!path.isEmpty()) {
        hooked.put(variable, Path.of(path).toAbsolutePath().toString());
      }
    }
    return hooked;
  }
}
