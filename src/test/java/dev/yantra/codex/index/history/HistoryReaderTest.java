package dev.yantra.codex.index.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.git.Git;
import dev.yantra.codex.git.TestRepository;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.RepositoryHistory;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryReaderTest {
  @TempDir private Path directory;
  private TestRepository repository;

  @BeforeEach
  void makeRepository() {
    repository = TestRepository.create(directory.resolve("repo"));
  }

  @Test
  void past_countsCommitsAuthorsFixesLinesAndDays() {
    repository.writeText("A.java", Methods.text("a", "a1", "a2") + Methods.text("b", "b1"));
    repository.commit("begin");
    repository.days(10).author("bob");
    repository.writeText("A.java", Methods.text("a", "a1", "new", "a2") + Methods.text("b", "b1"));
    repository.commit("Fix a");
    repository.days(5).write("README", "x").commit("last");

    RepositoryHistory history = read();

    assertEquals(new MethodHistory(15, 5, 2, 2, 1, 5), of(history, "a"));
    assertEquals(new MethodHistory(15, 15, 1, 1, 0, 3), of(history, "b"));
    assertEquals("", history.note());
  }

  @Test
  void uncommittedEdits_moveMethodsAndCountAsNothing() {
    repository.writeText("A.java", Methods.text("a", "a1") + Methods.text("b", "b1"));
    repository.commit("begin");
    repository.writeText("A.java", Methods.text("a", "a1") + Methods.text("b", "b2")).commit("b");
    repository.writeText(
        "A.java",
        "x\ny\n"
            + Methods.text("new", "n")
            + Methods.text("a", "edited")
            + Methods.text("b", "b2"));
    repository.writeText("Untracked.java", Methods.text("untracked", "u"));

    RepositoryHistory history = read();

    assertEquals(1, of(history, "a").commits());
    assertEquals(2, of(history, "b").commits());
    assertEquals(MethodHistory.NONE, of(history, "new"));
    assertEquals(MethodHistory.NONE, of(history, "untracked"));
  }

  @Test
  void renames_areFollowed_committedOrNot() {
    String rest = Methods.text("b", "b1", "b2", "b3", "b4");
    repository.writeText("A.java", Methods.text("a", "a1") + rest).commit("begin");
    repository.git("mv", "A.java", "B.java");
    repository.writeText("B.java", Methods.text("a", "a2") + rest).commit("rename and change");
    repository.git("mv", "B.java", "C.java");

    assertEquals(2, of(read(), "a").commits());
    assertEquals(1, of(read(), "b").commits());
  }

  @Test
  void whiteSpaceAndLineEnds_areNoChange() {
    String text = Methods.text("a", "a1 + a2", "  a3");
    repository.writeText("A.java", text).commit("begin");
    repository.writeText("A.java", text.replace("a1 + a2", "\ta1  +  a2")).commit("indent");
    repository.writeText("A.java", text.replace("\n", "\r\n")).commit("line ends");
    repository.writeText("A.java", text.replace("a3", "changed")).commit("change");

    assertEquals(2, of(read(), "a").commits());
  }

  @Test
  void sideBranches_areCountedOnceAndMergesNot() {
    String a = Methods.text("a", "a1", "a2");
    String b = Methods.text("b", "b1", "b2");
    repository.writeText("A.java", a + b).writeText("C.java", Methods.text("c", "c1")).commit("0");
    repository.git("checkout", "--quiet", "-b", "side");
    repository.writeText("A.java", a + b.replace("b1", "side")).commit("Fix b");
    repository.git("checkout", "--quiet", "main");
    repository.writeText("A.java", "shift\nshift\n" + a.replace("a1", "main") + b).commit("a");
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge the fix", "side");
    repository.writeText("C.java", Methods.text("c", "c2")).commit("c");

    RepositoryHistory history = read();

    assertEquals(2, of(history, "a").commits());
    assertEquals(2, of(history, "b").commits());
    assertEquals(1, of(history, "b").fixes());
    assertEquals(0, of(history, "a").fixes());
    assertEquals(2, of(history, "c").commits());
  }

  @Test
  void aBranchThatLost_leavesNoTrace() {
    String a = Methods.text("a", "a1", "a2");
    repository.writeText("A.java", a).commit("begin");
    repository.git("checkout", "--quiet", "-b", "side");
    repository.writeText("A.java", a.replace("a1", "side")).commit("side");
    repository.git("checkout", "--quiet", "main");
    repository.writeText("A.java", a.replace("a2", "main")).commit("main");
    repository.git("merge", "--quiet", "--strategy=ours", "-m", "ours", "side");
    repository.writeText("A.java", a.replace("a2", "later")).commit("later");

    assertEquals(3, of(read(), "a").commits());
  }

  @Test
  void coChanges_needTwoCommitsAndLeaveOutSweeps() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      many.append(Methods.text("many" + i, "m"));
    }
    repository.writeText("A.java", Methods.text("a", "1")).writeText("B.java", Methods.text("b"));
    repository.writeText("C.java", Methods.text("c", "1")).writeText("Many.java", many.toString());
    repository.commit("begin");
    for (int i = 2; i < 4; i++) {
      repository.writeText("A.java", Methods.text("a", "" + i));
      repository.writeText("B.java", Methods.text("b", "" + i)).commit("a and b");
    }
    repository.writeText("C.java", Methods.text("c", "2"));
    repository.writeText("A.java", Methods.text("a", "4")).commit("a and c");

    assertEquals(List.of(new Edge(EdgeKind.CO_CHANGED, "a", "b", 0, 2)), read().coChanges());
  }

  @Test
  void withoutGitOrCommits_thereIsNoHistoryAndANote() throws IOException {
    Path plain = Files.createDirectory(directory.resolve("plain"));

    assertNotEquals("", reader(plain).read(new TreeMap<>(), RepositoryHistory.Log.NONE).note());
    assertEquals("no commit yet", read().note());
  }

  @Test
  void shallowClone_saysSoAndBlamesNobodyForItsFirstCommit() {
    repository.writeText("A.java", Methods.text("a", "1")).commit("begin");
    for (int i = 2; i < 5; i++) {
      repository.days(1).author("author" + i);
      repository.writeText("A.java", Methods.text("a", "" + i)).commit("change " + i);
    }
    Path clone = directory.resolve("clone");
    repository.git("clone", "--quiet", "--depth=2", "file://" + repository.root(), "" + clone);

    RepositoryHistory history =
        reader(clone).read(Methods.ranges(clone), RepositoryHistory.Log.NONE);

    assertEquals(1, of(history, "a").commits());
    assertEquals(1, of(history, "a").ageDays());
    assertTrue(history.note().contains("shallow"), history.note());
  }

  @Test
  void linkedWorktree_hasTheSamePast() {
    repository.writeText("A.java", Methods.text("a", "1")).commit("begin");
    Path worktree = directory.resolve("worktree");
    repository.git("worktree", "add", "--quiet", worktree.toString(), "-b", "other");

    RepositoryHistory history =
        reader(worktree).read(Methods.ranges(worktree), RepositoryHistory.Log.NONE);

    assertEquals(1, of(history, "a").commits());
  }

  @Test
  void aDirectoryWithinARepository_hasItsOwnPaths() {
    repository.writeText("module/A.java", Methods.text("a", "1")).commit("begin");
    repository.git("checkout", "--quiet", "-b", "side");
    repository.writeText("module/A.java", "s\n" + Methods.text("a", "1")).commit("side");
    repository.git("checkout", "--quiet", "main");
    repository.writeText("module/A.java", Methods.text("a", "1") + "end\n").commit("main");
    repository.git("merge", "--quiet", "-m", "merge", "side");
    repository.writeText("module/A.java", "s\n" + Methods.text("a", "2") + "end\n").commit("a");

    Path module = repository.root().resolve("module");
    RepositoryHistory history =
        reader(module).read(Methods.ranges(module), RepositoryHistory.Log.NONE);

    assertEquals(2, of(history, "a").commits());
  }

  @Test
  void emptyIndex_isANoteUntilItIsFilledAgain() throws IOException {
    repository.writeText("A.java", Methods.text("a", "1")).commit("begin");
    Files.delete(repository.root().resolve(".git/index"));

    RepositoryHistory history = read();

    assertEquals(Map.of(), history.methods());
    assertTrue(history.note().contains("git reset"), history.note());
    // Nothing is remembered that would keep the next run from looking again.
    assertEquals("", history.state());

    repository.git("reset", "--quiet");
    assertEquals(1, of(read(), "a").commits());
  }

  @Test
  void strangePathsAndMessages_areRead() {
    String path = "sp ace/\"q\"\t\\/é/A.java";
    repository.writeText(path, Methods.text("a", "1")).commit("begin");
    repository.writeText(path, Methods.text("a", "2"));
    repository.commit("commit 123\n\n:100644\ndiff --git a/x b/x\n\r\u000b@@ -1 +1 @@\nauthor x");

    RepositoryHistory history = read();

    assertEquals("", history.note());
    assertEquals(2, of(history, "a").commits());
  }

  @Test
  void lostObjects_areANoteAndNoFailure() throws IOException {
    repository.writeText("A.java", Methods.text("a", "1")).commit("begin");
    String blob = repository.git("rev-parse", "HEAD:A.java").strip();
    repository.writeText("A.java", Methods.text("a", "2")).commit("change");
    Path object = repository.root().resolve(".git/objects/" + blob.substring(0, 2));
    Files.delete(object.resolve(blob.substring(2)));

    RepositoryHistory history = read();

    assertEquals("", history.state());
    assertTrue(history.note().contains("git log"), history.note());
  }

  @Test
  void keptLog_ofARewrittenHistory_isNoLie() {
    repository.writeText("A.java", Methods.text("a", "1")).commit("begin");
    repository.writeText("A.java", Methods.text("a", "2")).commit("wrong");
    RepositoryHistory.Log kept = read().log();
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    repository.git("reflog", "expire", "--expire=now", "--all");
    repository.git("gc", "--quiet", "--prune=now");
    repository.writeText("A.java", Methods.text("a", "3")).commit("right");

    RepositoryHistory again =
        reader(repository.root()).read(Methods.ranges(repository.root()), kept);

    assertEquals(2, of(again, "a").commits());
    assertEquals(read().methods(), again.methods());
  }

  @Test
  void unchangedState_isNotReadAgainButAMovedMethodIs() {
    repository.writeText("A.java", Methods.text("a", "1") + Methods.text("b", "1")).commit("begin");
    RepositoryHistory first = read();

    repository.writeText("A.java", Methods.text("a", "1", "more") + Methods.text("b", "1"));
    assertEquals(Optional.empty(), readAgain(first), "the edit stands in no commit");

    repository.writeText(
        "A.java", Methods.text("a", "1") + Methods.text("aa", "new") + Methods.text("b", "1"));
    assertEquals(Optional.empty(), readAgain(first), "the new method stands in no commit");

    repository.writeText("A.java", Methods.text("c", "1") + Methods.text("b", "1"));
    assertEquals(read().methods(), readAgain(first).orElseThrow().methods(), "another method");

    repository.writeText("A.java", Methods.text("a", "2") + Methods.text("b", "1")).commit("next");
    assertEquals(2, of(readAgain(first).orElseThrow(), "a").commits());
  }

  private Optional<RepositoryHistory> readAgain(RepositoryHistory known) {
    return reader(repository.root())
        .readUnless(known.state(), Methods.ranges(repository.root()), known.log());
  }

  private RepositoryHistory read() {
    return reader(repository.root())
        .read(Methods.ranges(repository.root()), RepositoryHistory.Log.NONE);
  }

  private static HistoryReader reader(Path root) {
    return new HistoryReader(Git.in(root, TestRepository.environment()), Progress.SILENT);
  }

  private static MethodHistory of(RepositoryHistory history, String method) {
    return history.methods().getOrDefault(method, MethodHistory.NONE);
  }
}
