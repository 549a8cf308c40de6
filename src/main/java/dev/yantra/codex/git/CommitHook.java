package dev.yantra.codex.git;

import dev.yantra.codex.workspace.CodexException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The pre-commit hook by which git has the staged methods of a learned directory judged. */
public final class CommitHook {
  private final Git git;

  /**
   * @param git git in the learned directory
   */
  public CommitHook(Git git) {
    this.git = git;
  }

  /**
   * Installs the hook, or adds the directory to the one that judges others of the repository.
   *
   * @param launcher the command that starts Codex
   * @return the hook's file
   * @throws CodexException if git does not read the repository, looks for hooks in a shared place,
   *     or another program's hook is there
   */
  public Path install(String launcher) {
    HookFile hook = HookFile.ofRepository(git);
    Optional<HookScript> old = hook.script();
    if (hook.exists() && old.isEmpty()) {
      throw hook.foreign();
    }
    hook.write(
        old.orElse(new HookScript(launcher, new TreeSet<>())).with(launcher, learnedDirectory()));
    return hook.path();
  }

  /**
   * Removes the hook for the directory, in every place where it may have been installed.
   *
   * @return the files that it was removed from
   * @throws CodexException if there is none of Codex and one of another program
   */
  public List<Path> uninstall() {
    String directory = learnedDirectory();
    List<Path> removed = new ArrayList<>();
    List<HookFile> others = new ArrayList<>();
    for (HookFile hook : HookFile.candidates(git)) {
      Optional<HookScript> script = hook.script();
      if (script.isPresent() && script.get().directories().contains(directory)) {
        HookScript left = script.get().without(directory);
        if (left.directories().isEmpty()) {
          hook.delete();
        } else {
          hook.write(left);
        }
        removed.add(hook.path());
      } else if (hook.exists() && script.isEmpty()) {
        others.add(hook);
      }
    }
    if (removed.isEmpty() && !others.isEmpty()) {
      throw others.get(0).foreign();
    }
    return removed;
  }

  /** The learned directory, from the top of the work tree. */
  private String learnedDirectory() {
    HookFile.requireWorkTree(git);
    String prefix = git.value("rev-parse", "--show-prefix").orElse("./");
    return prefix.substring(0, prefix.length() - 1);
  }
}
