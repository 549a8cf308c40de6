package dev.yantra.codex.index.history;

import dev.yantra.codex.git.ChangeReader;
import dev.yantra.codex.git.Git;
import dev.yantra.codex.git.GitLines;
import dev.yantra.codex.git.GitNumbers;
import dev.yantra.codex.git.MergeReader;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Reads commits with what they changed in Java files through one {@code git log}.
 *
 * <p>Every commit is listed, children before parents, those that touch no Java file and those of
 * side branches too: positions in a file have to be carried along the very edges of history. White
 * space alone is no change, so a new indentation or new line ends leave a method as old as it was.
 */
final class LogReader {
  private static final String FORMAT = "--format=commit %H %P%nauthor %at %aE%n%w(0,1,1)%B";

  /** Below this many commits a second git would take longer to start than it saves. */
  private static final int SPLIT_FROM = 500;

  /** Commits between two signs of progress. */
  private static final int STEP = 50;

  private final Git git;
  private final Progress progress;
  private final int splitFrom;
  private long count;

  LogReader(Git git, Progress progress) {
    this(git, progress, SPLIT_FROM);
  }

  LogReader(Git git, Progress progress, int splitFrom) {
    this.git = git;
    this.progress = progress;
    this.splitFrom = splitFrom;
  }

  /** All commits in the past of {@code head}: two halves, read at once by two gits. */
  List<Commit> read(String head) {
    List<String> mainline = git.lines("rev-list", "--first-parent", head);
    if (mainline.size() < splitFrom) {
      return read(head, List.of());
    }
    String middle = mainline.get(mainline.size() / 2);
    CompletableFuture<List<Commit>> older =
        CompletableFuture.supplyAsync(() -> read(middle, List.of()));
    try {
      List<Commit> all = new ArrayList<>(read(head, List.of(middle)));
      all.addAll(older.join());
      return all;
    } catch (CompletionException e) {
      throw e.getCause() instanceof CodexException known ? known : e;
    }
  }

  /** The commits in the past of {@code head} that are not in the past of any of {@code known}. */
  List<Commit> read(String head, Collection<String> known) {
    List<String> arguments = new ArrayList<>(List.of("log", "--topo-order", "--full-history"));
    arguments.addAll(List.of("--sparse", "--encoding=UTF-8", "--no-notes", "--ignore-all-space"));
    arguments.add(FORMAT);
    arguments.addAll(ChangeReader.OPTIONS);
    arguments.addAll(MergeReader.OPTIONS);
    arguments.add(head);
    known.forEach(k -> arguments.add("^" + k));
    arguments.addAll(List.of("--", "*.java"));
    return git.read(this::commits, arguments.toArray(String[]::new));
  }

  private List<Commit> commits(GitLines lines) throws IOException {
    List<Commit> commits = new ArrayList<>();
    while (lines.peek() != GitLines.END) {
      if (lines.peek() == '\n') {
        lines.skip();
        continue;
      }
      commits.add(commit(lines));
      tell();
    }
    return commits;
  }

  private synchronized void tell() {
    count++;
    if (count % STEP == 0) {
      progress.update("history", count, 0, "");
    }
  }

  private static Commit commit(GitLines lines) throws IOException {
    List<String> ids = List.of(field(lines, "commit").strip().split(" +", -1));
    String author = field(lines, "author");
    int space = author.indexOf(' ');
    StringBuilder message = new StringBuilder();
    while (lines.peek() == ' ' || lines.peek() == '\n') {
      message.append(lines.next().orElse("")).append('\n');
    }
    List<String> parents = ids.subList(1, ids.size());
    return new Commit(
        ids.get(0),
        parents,
        GitNumbers.seconds(space < 0 ? author : author.substring(0, space)),
        space < 0 ? "" : author.substring(space + 1).strip().toLowerCase(Locale.ROOT),
        FixWords.in(message.toString().strip()),
        parents.size() < 2
            ? List.of(new ChangeReader(lines).read())
            : new MergeReader(lines, parents.size()).read());
  }

  /**
   * The next line after its first word, which must be {@code name}. It may begin with a space: a
   * broken author line has no time, and its field is empty.
   */
  private static String field(GitLines lines, String name) throws IOException {
    Optional<String> line = lines.next();
    if (line.isEmpty() || !line.get().startsWith(name + " ")) {
      throw new IOException("unexpected answer: " + line.orElse("nothing"));
    }
    return line.get().substring(name.length() + 1);
  }
}
