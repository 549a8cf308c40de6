package dev.yantra.codex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code codex hook install|uninstall}: ranks the staged methods by risk before each commit. */
@Command(
    name = "hook",
    description = "Install or remove a pre-commit hook that runs: codex predict-bugs --staged",
    footer = {
      "",
      "The hook only informs; with CODEX_HOOK_STRICT=1 in the environment a finding stops the"
          + " commit.",
      "It works for the learned directory, also within a larger repository.",
      "A hook of another program, a link and a shared directory of hooks are never touched."
    })
final class HookCommand implements Callable<Integer> {
  /** The actions on the hook. */
  enum Action {
    INSTALL,
    UNINSTALL
  }

  private final Session session;

  @Parameters(paramLabel = "ACTION", description = "install or uninstall.")
  private Action action = Action.INSTALL;

  HookCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (action == Action.INSTALL) {
      String launcher = session.environment().getOrDefault("CODEX_LAUNCHER", "codex");
      session.print("installed " + session.codex().git().installHook(launcher));
      return 0;
    }
    List<Path> removed = session.codex().git().uninstallHook();
    removed.forEach(file -> session.print("uninstalled " + file));
    if (removed.isEmpty()) {
      session.print("no hook of Codex for " + session.workspace().root());
    }
    return 0;
  }
}
