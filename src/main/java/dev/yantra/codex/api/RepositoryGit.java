package dev.yantra.codex.api;

import dev.yantra.codex.git.CommitHook;
import dev.yantra.codex.git.Git;
import dev.yantra.codex.git.WorkTreeCheck;
import dev.yantra.codex.workspace.CodexException;
import java.nio.file.Path;
import java.util.List;

/** A repository as git sees it, and the hook that git runs before each of its commits. */
public final class RepositoryGit {
  private final Git git;

  RepositoryGit(Git git) {
    this.git = git;
  }

  /**
   * Has git judge this repository's staged methods before each commit, and gives the hook's file.
   *
   * @param launcher the command that starts Codex
   * @throws CodexException if another program's hook is there, or git looks for hooks elsewhere
   */
  public Path installHook(String launcher) {
    return new CommitHook(git).install(launcher);
  }

  /**
   * Removes that hook, and gives the files that the hook was removed from.
   *
   * @throws CodexException if only another program's hook is there
   */
  public List<Path> uninstallHook() {
    return new CommitHook(git).uninstall();
  }

  /** The finding of git whether it reads this repository, with its reason if not. */
  public WorkTreeCheck workTree() {
    return git.workTree();
  }

  /**
   * Git's version as git prints it.
   *
   * @throws CodexException if git is missing
   */
  public String version() {
    return git.line("version").orElse("git");
  }
}
