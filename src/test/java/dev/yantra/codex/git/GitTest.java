package dev.yantra.codex.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class GitTest {
  @TempDir private Path directory;

  @Test
  void head_isEmptyBeforeTheFirstCommit() {
    TestRepository repository = TestRepository.create(directory);
    Git git = Git.in(directory, TestRepository.environment());
    assertTrue(git.inWorkTree());
    assertEquals(Optional.empty(), git.head());

    String commit = repository.write("a", "a").commit("begin");

    assertEquals(Optional.of(commit), git.head());
  }

  @Test
  void missingGit_isASetupErrorAndAnEmptyLine() {
    Git git = Git.in(directory, TestRepository.environment()).using("no-such-git");

    assertFalse(git.inWorkTree());
    CodexException e = assertThrows(CodexException.class, () -> git.lines("status"));
    assertTrue(e.getMessage().contains("Install git"), e.getMessage());
  }

  @Test
  void failure_tellsWhatGitSaid() {
    Git git = Git.in(TestRepository.create(directory).root(), TestRepository.environment());

    CodexException e = assertThrows(CodexException.class, () -> git.lines("log", "nothing"));

    assertTrue(e.getMessage().contains("nothing"), e.getMessage());
  }

  @Test
  void workTree_tellsNoRepositoryFromOneThatGitDoesNotRead() throws IOException {
    WorkTreeCheck none = Git.in(directory, TestRepository.environment()).workTree();
    assertEquals(WorkTreeCheck.Kind.NO_REPOSITORY, none.kind());

    Path root = TestRepository.create(directory.resolve("repo")).root();
    Git git = Git.in(root, TestRepository.environment());
    assertTrue(git.workTree().inside());
    Files.writeString(root.resolve(".git/config"), "[core\n");
    assertTrue(git.workTree().refused());
    assertTrue(git.workTree().message().contains("bad config"), git.workTree().message());
    CodexException e =
        assertThrows(CodexException.class, () -> new ChangedLines(git).workingTree());
    assertTrue(e.getMessage().contains("bad config"), e.getMessage());

    Files.delete(root.resolve(".git/HEAD"));
    Files.delete(root.resolve(".git/config"));
    assertTrue(git.workTree().refused(), "a .git is there, whatever git takes it for");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusal_isToldInGitsOwnWords() throws IOException {
    Git git = fake("echo \"fatal: detected dubious ownership, add safe.directory\" >&2; exit 128");

    assertTrue(git.workTree().refused());
    assertTrue(git.workTree().message().contains("safe.directory"), git.workTree().message());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void oldGit_isNamedAsSuch() throws IOException {
    Git git = fake("echo \"usage: git log [<options>]\" >&2; exit 129");

    CodexException e = assertThrows(CodexException.class, () -> git.lines("log"));

    assertTrue(e.getMessage().contains("update git"), e.getMessage());
  }

  private Git fake(String script) throws IOException {
    Path program = directory.resolve("fake-git");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    assertTrue(program.toFile().setExecutable(true));
    return Git.in(directory, TestRepository.environment()).using(program.toString());
  }

  @Test
  void head_ofABrokenReferenceIsNoUnbornBranch() throws IOException {
    TestRepository repository = TestRepository.create(directory);
    repository.write("a", "a").commit("begin");
    Files.writeString(directory.resolve(".git/refs/heads/main"), "0123456789".repeat(4) + "\n");
    Git git = Git.in(directory, TestRepository.environment());

    assertThrows(CodexException.class, git::head);
  }

  @Test
  void path_isWhereThisRepositoryHasIt() {
    TestRepository repository = TestRepository.create(directory.resolve("repo"));
    repository.write("a", "a").commit("begin");
    repository.git("worktree", "add", "--quiet", "../linked");
    Git linked = Git.in(directory.resolve("linked"), TestRepository.environment());

    assertEquals(directory.resolve("repo/.git/hooks"), linked.path("hooks"));
    repository.git("config", "core.hooksPath", "own");
    assertEquals(directory.resolve("linked/own"), linked.path("hooks"));
  }

  @Test
  @Timeout(20)
  @DisabledOnOs(OS.WINDOWS)
  void hangingGit_isEndedWithItsChildren() throws IOException {
    Path program = directory.resolve("git");
    Files.writeString(program, "#!/bin/sh\necho $$\nsleep 600\n");
    assertTrue(program.toFile().setExecutable(true));
    Git git =
        Git.in(directory, TestRepository.environment())
            .using(program.toString())
            .within(Duration.ofMillis(300));

    CodexException e = assertThrows(CodexException.class, () -> git.lines("log"));

    assertTrue(e.getMessage().contains("did not end"), e.getMessage());
  }

  @Test
  @Timeout(20)
  @DisabledOnOs(OS.WINDOWS)
  void talkativeGit_isNotHeldUpByItsErrors() throws IOException {
    Path program = directory.resolve("git");
    Files.writeString(program, "#!/bin/sh\nyes complaint | head -n 100000 >&2\necho answer\n");
    assertTrue(program.toFile().setExecutable(true));
    Git git = Git.in(directory, TestRepository.environment()).using(program.toString());

    assertEquals(List.of("answer"), git.lines("log"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void configurationOfTheRepository_runsNothing() throws IOException {
    TestRepository repository = TestRepository.create(directory.resolve("repo"));
    repository.write("A.java", "a1").write(".gitattributes", "*.java filter=f diff=d").commit("a");
    Path proof = directory.resolve("proof");
    Path program = directory.resolve("evil");
    Files.writeString(program, "#!/bin/sh\ntouch '" + proof + "'\ncat\n");
    assertTrue(program.toFile().setExecutable(true));
    for (String key :
        List.of(
            "core.fsmonitor",
            "core.pager",
            "diff.external",
            "diff.d.command",
            "diff.d.textconv",
            "filter.f.clean",
            "filter.f.smudge",
            "gpg.program")) {
      repository.git("config", key, program.toString());
    }
    repository.git("config", "log.showSignature", "true");
    // Not the same length: git must read the file to see whether it changed.
    repository.write("A.java", "a2");

    ChangedLines changes =
        new ChangedLines(Git.in(repository.root(), TestRepository.environment()));

    assertEquals(List.of(new Hunk(1, 1, 1, 1)), changes.workingTree().get(0).hunks());
    assertEquals(1, changes.since("HEAD").size());
    assertFalse(Files.exists(proof), "a program of the repository's choice was run");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void configurationOfTheRepository_wouldRunThingsWithoutCare() throws IOException {
    TestRepository repository = TestRepository.create(directory.resolve("repo"));
    repository.write("A.java", "a1").write(".gitattributes", "*.java filter=f").commit("a");
    Path proof = directory.resolve("proof");
    repository.git("config", "filter.f.clean", "touch '" + proof + "'; cat");
    repository.write("A.java", "a2");

    repository.git("diff");

    assertTrue(Files.exists(proof), "the test above would prove nothing");
  }
}
