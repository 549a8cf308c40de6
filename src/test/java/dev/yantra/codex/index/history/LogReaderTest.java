package dev.yantra.codex.index.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.git.FileChange;
import dev.yantra.codex.git.Git;
import dev.yantra.codex.git.Hunk;
import dev.yantra.codex.git.TestRepository;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogReaderTest {
  @TempDir private Path directory;
  private TestRepository repository;

  @BeforeEach
  void makeRepository() {
    repository = TestRepository.create(directory);
    repository.write("A.java", "1", "2", "3", "4", "5").write("README", "x").commit("begin");
    repository.git("checkout", "--quiet", "-b", "side");
    repository.write("A.java", "side", "2", "3", "4", "5").commit("side");
    repository.git("checkout", "--quiet", "main");
    repository.write("A.java", "1", "2", "3", "4", "5", "main").commit("main");
    repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "side");
    repository.write("README", "y").commit("no Java");
    repository.write("A.java", "side", "2", "3", "4", "last").commit("last");
  }

  @Test
  void merge_isComparedWithEachParent() {
    Commit merge =
        read(1000).stream().filter(c -> c.parents().size() == 2).findFirst().orElseThrow();

    assertEquals(List.of(new Hunk(1, 1, 1, 1)), only(merge.changes().get(0)).hunks());
    assertEquals(List.of(new Hunk(5, 0, 6, 1)), only(merge.changes().get(1)).hunks());
  }

  /** What imports from other systems, clocks and tools leave: git log prints each as it can. */
  @Test
  void timeThatIsNone_isNoTime() throws IOException {
    Git git = Git.in(repository.root(), TestRepository.environment());
    List<String> times =
        List.of("abc +0000", "-3600 +0100", "18446744073709548016 +0000", "0 +0000", "");
    Path object = directory.resolve("object");
    for (String time : times) {
      Files.writeString(
          object,
          "tree %s\nauthor X <x@example.org> %s\ncommitter X <x@example.org> %s\n\nm\n"
              .formatted(repository.git("write-tree").strip(), time, time));
      String id =
          repository.git("hash-object", "-t", "commit", "-w", "--literally", "object").strip();

      Commit commit = new LogReader(git, Progress.SILENT).read(id).get(0);

      assertEquals(0, commit.time(), time);
      assertEquals("x@example.org", commit.author(), time);
    }
  }

  @Test
  void commitsWithoutJava_areListedToo() {
    assertEquals(6, read(1000).size());
    assertEquals(
        1, read(1000).stream().filter(c -> c.changes().equals(List.of(List.of()))).count());
  }

  @Test
  void twoHalves_giveWhatOneReadingGives() {
    List<Commit> whole = read(1000);
    List<Commit> halves = read(2);

    Comparator<Commit> byId = Comparator.comparing(Commit::id);
    assertEquals(whole.stream().sorted(byId).toList(), halves.stream().sorted(byId).toList());
    Set<String> met = new HashSet<>();
    for (Commit commit : halves) {
      met.add(commit.id());
      commit.parents().forEach(p -> assertFalse(met.contains(p), "a parent before its child"));
    }
  }

  @Test
  void log_survivesItsEncoding() {
    CommitLog log = new CommitLog("place", List.of("tip"), read(1000));

    assertEquals(log, CommitLog.decode(log.encode()));
    assertTrue(log.encode().bytes().length > 100);
  }

  private List<Commit> read(int splitFrom) {
    Git git = Git.in(repository.root(), TestRepository.environment());
    return new LogReader(git, Progress.SILENT, splitFrom).read(git.head().orElseThrow());
  }

  private static FileChange only(List<FileChange> changes) {
    assertEquals(1, changes.size());
    return changes.get(0);
  }
}
