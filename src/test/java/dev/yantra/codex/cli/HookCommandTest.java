package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.git.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HookCommandTest {
  @TempDir private Path directory = Path.of("");
  private Path root = Path.of("");
  private Path hook = Path.of("");
  private TestRepository repository;

  @BeforeEach
  void makeCheckout() {
    root = directory.resolve("repo");
    repository = TestRepository.create(root);
    hook = root.resolve(".git/hooks/pre-commit");
  }

  @Test
  void install_writesAnExecutableHookAndUninstallRemovesIt() throws IOException {
    assertEquals(0, Run.in(root, "hook", "install").exitCode());
    assertTrue(Files.isExecutable(hook));
    assertTrue(Files.readString(hook).contains("predict-bugs --staged"));

    assertEquals(0, Run.in(root, "hook", "uninstall").exitCode());
    assertFalse(Files.exists(hook));
    assertTrue(Run.in(root, "hook", "uninstall").out().startsWith("no hook of Codex"));
  }

  @Test
  void installTwice_leavesOneHook() throws IOException {
    Run.in(root, "hook", "install");
    String first = Files.readString(hook);
    assertEquals(0, Run.in(root, "hook", "install").exitCode());

    assertEquals(first, Files.readString(hook));
  }

  @Test
  void install_replacesTheHookOfAnEarlierVersion() throws IOException {
    Files.createDirectories(hook.getParent());
    Files.writeString(
        hook,
        """
        #!/bin/sh
        # codex hook: made by `codex hook install`, removed by `codex hook uninstall`
        '/opt/codex/bin/codex' predict-bugs --staged --quiet
        found=$?
        if [ "$found" -eq 1 ] && [ "${CODEX_HOOK_STRICT:-0}" != 0 ]; then exit 1; fi
        exit 0
        """);

    assertEquals(0, Run.in(root, "hook", "install").exitCode());

    assertTrue(Files.readString(hook).contains("judge '.'"), Files.readString(hook));
  }

  @Test
  void install_leavesAnotherOnesHookAlone() throws IOException {
    assertUntouched("#!/bin/sh\necho mine\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void install_leavesAHookAloneThatIsNoText() throws IOException {
    assertUntouched(new byte[] {'#', '!', '/', 'x', '\n', (byte) 0xfc, 0, 1, (byte) 0xff});
  }

  @Test
  void install_leavesAHookAloneThatWasEdited() throws IOException {
    Run.in(root, "hook", "install");
    Files.writeString(hook, Files.readString(hook).replace("exit 0", "echo mine\nexit 0"));

    assertUntouched(Files.readAllBytes(hook));
  }

  private void assertUntouched(byte[] content) throws IOException {
    Files.createDirectories(hook.getParent());
    Files.write(hook, content);
    for (String action : new String[] {"install", "uninstall"}) {
      Run run = Run.in(root, "hook", action);

      assertEquals(3, run.exitCode());
      assertTrue(run.err().contains("exists and is not Codex's"), run.err());
      assertArrayEquals(content, Files.readAllBytes(hook));
    }
  }

  @Test
  void install_writesNothingThroughALink() throws IOException {
    Files.createDirectories(hook.getParent());
    Files.createSymbolicLink(hook, Path.of("../../scripts/pre-commit"));
    Files.createDirectories(root.resolve("scripts"));

    Run dangling = Run.in(root, "hook", "install");
    assertEquals(3, dangling.exitCode());
    assertTrue(dangling.err().contains("it is a link"), dangling.err());
    assertFalse(Files.exists(root.resolve("scripts/pre-commit")));

    Files.writeString(root.resolve("scripts/pre-commit"), "#!/bin/sh\n");
    assertEquals(3, Run.in(root, "hook", "install").exitCode());
    assertEquals("#!/bin/sh\n", Files.readString(root.resolve("scripts/pre-commit")));
    assertTrue(Files.exists(hook, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void install_leavesADirectoryAlone() throws IOException {
    Files.createDirectories(hook.resolve("part"));

    Run run = Run.in(root, "hook", "install");

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("it is a directory"), run.err());
  }

  @Test
  void install_namesHooksPathInsteadOfAHookThatNeverRuns() throws IOException {
    Files.createDirectories(root.resolve(".husky"));
    repository.git("config", "core.hooksPath", ".husky");

    Run run = Run.in(root, "hook", "install");

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("core.hooksPath"), run.err());
    assertTrue(run.err().contains(".husky/pre-commit"), run.err());
    assertFalse(Files.exists(hook));
    assertFalse(Files.exists(root.resolve(".husky/pre-commit")));
  }

  @Test
  void uninstall_findsTheHookThatHooksPathHides() throws IOException {
    Run.in(root, "hook", "install");
    repository.git("config", "core.hooksPath", ".husky");

    assertEquals(0, Run.in(root, "hook", "uninstall").exitCode());

    assertFalse(Files.exists(hook));
  }

  @Test
  void install_inLinkedWorktreeUsesTheCommonHooks() {
    repository.write("A.java", "class A {}").commit("begin");
    repository.git("worktree", "add", "--quiet", "../linked");

    assertEquals(0, Run.in(directory.resolve("linked"), "hook", "install").exitCode());

    assertTrue(Files.isExecutable(hook));
  }

  @Test
  void install_judgesEachLearnedDirectoryOfARepository() throws IOException {
    for (String module : new String[] {"shop", "it's"}) {
      Files.createDirectories(root.resolve(module).resolve(".codex"));
      Files.writeString(root.resolve(module).resolve(".codex/.gitignore"), "*\n");
      Run run = Run.in(root.resolve(module), "hook", "install");
      assertEquals(0, run.exitCode(), run.err());
    }
    assertTrue(Files.readString(hook).contains("judge 'it'\\''s'\njudge 'shop'\n"));

    assertEquals(0, Run.in(root.resolve("it's"), "hook", "uninstall").exitCode());
    assertFalse(Files.readString(hook).contains("it'"));

    assertEquals(0, Run.in(root.resolve("shop"), "hook", "uninstall").exitCode());
    assertFalse(Files.exists(hook));
  }

  @Test
  void install_withoutGitNamesTheNextStep() throws IOException {
    Path plain = Files.createDirectories(directory.resolve("plain"));

    Run run = Run.in(plain, "hook", "install");

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("git init"), run.err());
  }
}
