package dev.yantra.codex.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChangedLinesTest {
  @TempDir private Path directory;
  private TestRepository repository;
  private ChangedLines changes;

  @BeforeEach
  void makeRepository() {
    repository = TestRepository.create(directory.resolve("repo"));
    repository.write("A.java", "a1", "a2", "a3", "a4").write("B.java", "b1").commit("begin");
    changes = new ChangedLines(Git.in(repository.root(), TestRepository.environment()));
  }

  @Test
  void workingTree_tellsReplacedRemovedAndAddedLines() {
    repository.write("A.java", "a1", "changed", "a4", "added");

    FileChange change = only(changes.workingTree());

    assertEquals("A.java", change.newPath());
    assertEquals(List.of(new Hunk(2, 2, 2, 1), new Hunk(4, 0, 4, 1)), change.hunks());
  }

  @Test
  void workingTree_includesUntrackedFilesButNotIgnoredOnes() {
    repository.writeText("New.java", "n1\nn2").write(".gitignore", "Secret.java");
    repository.write("Secret.java", "s1");

    FileChange change = only(changes.workingTree());

    assertEquals("New.java", change.newPath());
    assertTrue(change.added());
    assertEquals(List.of(new Hunk(0, 0, 1, 2)), change.hunks());
  }

  @Test
  void workingTree_knowsRenamesAndRemovals() throws IOException {
    repository.git("mv", "A.java", "Renamed.java");
    Files.delete(repository.root().resolve("B.java"));

    List<FileChange> found = changes.workingTree();

    assertEquals(List.of("B.java", "Renamed.java"), found.stream().map(FileChange::path).toList());
    assertTrue(found.get(0).removed());
    assertEquals("A.java", found.get(1).oldPath());
    assertEquals(List.of(), found.get(1).hunks());
  }

  @Test
  void workingTree_beforeTheFirstCommit_isAllNew() {
    TestRepository empty = TestRepository.create(directory.resolve("empty"));
    empty.write("A.java", "a1").git("add", "A.java");

    ChangedLines all = new ChangedLines(Git.in(empty.root(), TestRepository.environment()));

    assertEquals(List.of(new Hunk(0, 0, 1, 1)), only(all.workingTree()).hunks());
    assertEquals(List.of(new Hunk(0, 0, 1, 1)), only(all.staged()).hunks());
  }

  @Test
  void staged_leavesOutWhatIsNotInTheIndex() {
    repository.write("A.java", "staged", "a2", "a3", "a4").git("add", "A.java");
    repository.write("A.java", "staged", "a2", "a3", "not staged").write("B.java", "not staged");

    assertEquals(List.of(new Hunk(1, 1, 1, 1)), only(changes.staged()).hunks());
  }

  @Test
  void staged_inAHookOfACommitOfOneFile_followsThatCommitsIndex() {
    repository.write("A.java", "a1", "a2", "a3", "in the index").git("add", "A.java");
    repository.write("B.java", "in the commit");
    Path index = repository.root().resolve(".git/next-index");
    Map<String, String> hook = new HashMap<>(TestRepository.environment());
    hook.put("GIT_INDEX_FILE", index.toString());
    hook.put("GIT_DIR", repository.root().resolve(".git").toString());
    withIndex(index);

    List<FileChange> found = new ChangedLines(Git.in(repository.root(), hook)).staged();

    assertEquals("B.java", only(found).path());
  }

  @Test
  void staged_inAHookOfAnotherRepository_ignoresThatHook() {
    TestRepository other = TestRepository.create(directory.resolve("other"));
    other.write("Other.java", "o1").git("add", "Other.java");
    repository.write("B.java", "changed").git("add", "B.java");
    Map<String, String> hook = new HashMap<>(TestRepository.environment());
    hook.put("GIT_DIR", other.root().resolve(".git").toString());
    hook.put("GIT_INDEX_FILE", other.root().resolve(".git/index").toString());

    List<FileChange> found = new ChangedLines(Git.in(repository.root(), hook)).staged();

    assertEquals("B.java", only(found).path());
  }

  @Test
  void since_aBranch_leavesOutWhatTheBranchDidMeanwhile() {
    repository.git("checkout", "--quiet", "-b", "topic");
    repository.write("A.java", "a1", "a2", "a3", "topic").commit("topic");
    repository.git("checkout", "--quiet", "main");
    repository.write("B.java", "main").commit("main");
    repository.git("checkout", "--quiet", "topic");

    assertEquals("A.java", only(changes.since("main")).path());
    assertEquals("B.java", only(changes.since("topic...main")).path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-branch", "--output=/tmp/x", "main..no-such-branch", ""})
  void since_anUnknownRevision_isAUsageError(String revision) {
    CodexException e = assertThrows(CodexException.class, () -> changes.since(revision));

    assertEquals(CodexException.Reason.USAGE, e.reason());
  }

  @Test
  void paths_areReadWhateverTheyHold() {
    String strange = "sp ace/t\tab/\"q\"/n\nl/\\/é/\u0001/日本.java";
    repository.write(strange, "x", "y").commit("strange");
    repository.write(strange, "x", "z");

    FileChange change = only(changes.workingTree());

    assertEquals(strange, change.newPath());
    assertEquals(List.of(new Hunk(2, 1, 2, 1)), change.hunks());
  }

  @Test
  void paths_areRelativeToTheDirectoryAndBeneathIt() {
    repository.write("module/M.java", "m1").commit("module");
    repository.write("module/M.java", "m2").write("A.java", "outside").write("module/N.java", "n");

    Git inside = Git.in(repository.root().resolve("module"), TestRepository.environment());
    List<FileChange> found = new ChangedLines(inside).workingTree();

    assertEquals(List.of("M.java", "N.java"), found.stream().map(FileChange::path).toList());
  }

  @Test
  void hunks_areCountedWhateverTheLinesLookLike() {
    repository.writeText("A.java", "--- a/x\n+++ b/y\r@@ -1 +1 @@\ndiff --git a/B.java b/B.java");
    repository.write("B.java", "b2");

    List<FileChange> found = changes.workingTree();

    assertEquals(List.of(new Hunk(1, 4, 1, 3)), found.get(0).hunks());
    assertEquals(List.of(new Hunk(1, 1, 1, 1)), found.get(1).hunks());
  }

  @Test
  void configuration_doesNotChangeTheAnswer() {
    repository.git("config", "diff.noprefix", "true");
    repository.git("config", "diff.mnemonicPrefix", "true");
    repository.git("config", "diff.interHunkContext", "9");
    repository.git("config", "diff.context", "9");
    repository.git("config", "diff.orderFile", "no-such-file");
    repository.git("config", "color.ui", "always");
    repository.write("A.java", "x", "a2", "a3", "y");

    assertEquals(
        List.of(new Hunk(1, 1, 1, 1), new Hunk(4, 1, 4, 1)), only(changes.workingTree()).hunks());
  }

  @Test
  void outsideARepository_isASetupError() throws IOException {
    Path bare = Files.createDirectory(directory.resolve("bare"));
    ChangedLines none = new ChangedLines(Git.in(bare, TestRepository.environment()));

    CodexException e = assertThrows(CodexException.class, none::staged);

    assertEquals(CodexException.Reason.SETUP, e.reason());
  }

  /** What {@code git commit B.java} does: an index beside the real one. */
  private void withIndex(Path index) {
    repository.git("stash", "--quiet", "--keep-index");
    repository.git("reset", "--quiet", "--hard");
    repository.write("B.java", "in the commit").git("add", "B.java");
    try {
      Files.copy(repository.root().resolve(".git/index"), index);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    repository.git("reset", "--quiet", "--hard");
    repository.write("A.java", "a1", "a2", "a3", "in the index").git("add", "A.java");
  }

  private static FileChange only(List<FileChange> changes) {
    assertEquals(1, changes.size(), changes::toString);
    return changes.get(0);
  }
}
