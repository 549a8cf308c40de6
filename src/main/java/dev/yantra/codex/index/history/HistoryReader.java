package dev.yantra.codex.index.history;

import dev.yantra.codex.git.Git;
import dev.yantra.codex.git.GitNumbers;
import dev.yantra.codex.git.WorkTreeCheck;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.RepositoryHistory;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the past of the methods of one repository out of git.
 *
 * <p>The log is read once and kept; a later run reads only new commits. The way back through it is
 * walked anew each time, so that a second run gives what a first one would.
 */
public final class HistoryReader {
  private static final Duration TIME_OUT = Duration.ofMinutes(10);
  private static final int MOST_TIPS = 8;

  private final Git git;
  private final Progress progress;

  public HistoryReader(Git git, Progress progress) {
    this.git = git.within(TIME_OUT);
    this.progress = progress;
  }

  /**
   * The past of some methods, as the files on disk have them now.
   *
   * @param methods where the methods stand, by id
   * @param previous the log of the run before, or {@link RepositoryHistory.Log#NONE}
   * @return what git knows; without git or without commits {@link RepositoryHistory#NONE} with a
   *     note that says why
   */
  public RepositoryHistory read(
      SortedMap<String, SourceRange> methods, RepositoryHistory.Log previous) {
    try {
      return readUnless("", methods, previous).orElse(RepositoryHistory.NONE);
    } catch (CodexException e) {
      return RepositoryHistory.none(e.getMessage());
    }
  }

  /**
   * The same, or nothing if that would be what an earlier reading gave: neither has the last commit
   * changed nor where the methods stand in it.
   *
   * @param state {@link RepositoryHistory#state} of the earlier reading; empty if there was none
   * @throws CodexException if there is a repository and git does not read it
   */
  public Optional<RepositoryHistory> readUnless(
      String state, SortedMap<String, SourceRange> methods, RepositoryHistory.Log previous) {
    WorkTreeCheck check = git.workTree();
    if (check.refused()) {
      throw CodexException.setup(check.message());
    }
    if (!check.inside()) {
      return Optional.of(RepositoryHistory.none(check.message()));
    }
    Optional<String> head = git.head();
    if (head.isEmpty()) {
      return Optional.of(RepositoryHistory.none("no commit yet"));
    }
    if (isCheckoutMissing()) {
      return Optional.of(
          RepositoryHistory.none(
              "git's index is empty, as after a checkout that failed, so that git takes every file"
                  + " for a new one. Run: git reset, then codex index"));
    }
    Set<String> boundary = boundary();
    LastCommit last = LastCommit.read(git, head.get(), prefix(), methods);
    String now = last.id() + " " + last.digest() + " " + boundary.hashCode();
    return state.equals(now)
        ? Optional.empty()
        : Optional.of(read(methods.keySet(), previous, last, boundary, now));
  }

  /** True if the last commit has files here and the index has none. */
  private boolean isCheckoutMissing() {
    return git.line("ls-files").isEmpty() && git.line("ls-tree", "--name-only", "HEAD").isPresent();
  }

  private RepositoryHistory read(
      Set<String> methods,
      RepositoryHistory.Log previous,
      LastCommit last,
      Set<String> boundary,
      String state) {
    CommitLog known = CommitLog.decode(previous);
    CommitLog log = upTo(last.id(), known, boundary);
    MethodPasts pasts = new MethodPasts(methods.size(), boundary);
    new HistoryWalk(pasts).from(last.id(), last.positions(), log.commits());
    long now = timeOf(last.id(), log);
    SortedMap<String, MethodHistory> pastOf = new TreeMap<>();
    List<String> ids = List.copyOf(methods);
    for (int i = 0; i < ids.size(); i++) {
      MethodHistory past = pasts.of(i, now);
      if (!past.equals(MethodHistory.NONE)) {
        pastOf.put(ids.get(i), past);
      }
    }
    return new RepositoryHistory(
        state,
        pastOf,
        pasts.coChanges().edges(ids),
        log.equals(known) ? previous : log.encode(),
        boundary.isEmpty() ? "" : "a shallow clone: what lies before it is unknown");
  }

  /** When a commit was made; where that cannot be read, the latest time of all commits. */
  private long timeOf(String commit, CommitLog log) {
    long time = GitNumbers.seconds(git.line("log", "-1", "--format=%ct", commit).orElse(""));
    return time == GitNumbers.NO_TIME
        ? log.commits().stream().mapToLong(Commit::time).max().orElse(time)
        : time;
  }

  /** The log with everything up to {@code head}. */
  private CommitLog upTo(String head, CommitLog known, Set<String> boundary) {
    String place = prefix() + " " + boundary.size() + " " + boundary.hashCode();
    Set<String> tips = new LinkedHashSet<>();
    if (known.place().equals(place) && known.tips().size() < MOST_TIPS) {
      known.tips().stream().filter(this::exists).forEach(tips::add);
    }
    if (tips.contains(head)) {
      return known;
    }
    LogReader reader = new LogReader(git, progress);
    if (tips.isEmpty()) {
      return new CommitLog(place, List.of(head), reader.read(head));
    }
    List<Commit> fresh = reader.read(head, tips);
    Set<String> met = new TreeSet<>();
    List<Commit> all = new ArrayList<>();
    for (List<Commit> part : List.of(fresh, known.commits())) {
      part.stream().filter(c -> met.add(c.id())).forEach(all::add);
    }
    tips.add(head);
    return new CommitLog(place, List.copyOf(tips), all);
  }

  /** The directory within its repository: {@code module/}, or nothing. */
  private String prefix() {
    return git.value("rev-parse", "--show-prefix").orElse("");
  }

  private boolean exists(String commit) {
    return git.line("rev-parse", "--verify", "--quiet", commit + "^{commit}").isPresent();
  }

  /** The commits at which a shallow clone ends; empty for a whole one. */
  private Set<String> boundary() {
    Path file = git.path("shallow");
    try {
      return Files.isRegularFile(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
    } catch (IOException e) {
      throw CodexException.setup("Cannot read " + file + ". Make it readable.", e);
    }
  }
}
