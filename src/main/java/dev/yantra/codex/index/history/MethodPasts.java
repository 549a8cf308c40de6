package dev.yantra.codex.index.history;

import dev.yantra.codex.git.GitNumbers;
import dev.yantra.codex.graph.MethodHistory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The records of every method while the log is read backwards. */
final class MethodPasts {
  private static final long SECONDS_A_DAY = 86_400;

  private static final class Past {
    private final Set<String> authors = new HashSet<>();
    private int commits;
    private int fixes;
    private int lines;
    private boolean seen;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void seen(long time) {
      seen = true;
      if (time != GitNumbers.NO_TIME) {
        first = Math.min(first, time);
        last = Math.max(last, time);
      }
    }
  }

  private final Past[] pasts;
  private final Set<String> boundary;
  private final CoChanges coChanges;
  private final Map<Integer, Integer> touched = new TreeMap<>();

  /**
   * @param methods their number
   * @param boundary commits beyond which a shallow clone knows nothing: what they seem to bring was
   *     there before
   */
  MethodPasts(int methods, Set<String> boundary) {
    this.pasts = new Past[methods];
    for (int i = 0; i < methods; i++) {
      pasts[i] = new Past();
    }
    this.boundary = Set.copyOf(boundary);
    this.coChanges = new CoChanges(methods);
  }

  /** Takes down that the commit at hand changes some lines of a method. */
  void touch(int method, int lines) {
    touched.merge(method, lines, Math::max);
  }

  /** Closes the commit at hand. */
  void end(Commit commit) {
    boolean known = !boundary.contains(commit.id());
    touched.forEach(
        (method, lines) -> {
          Past past = pasts[method];
          past.seen(commit.time());
          if (known) {
            past.commits++;
            past.fixes += commit.fix() ? 1 : 0;
            past.lines += lines;
            past.authors.add(commit.author());
          }
        });
    if (known) {
      coChanges.add(List.copyOf(touched.keySet()));
    }
    touched.clear();
  }

  /**
   * The past of a method.
   *
   * @param now the time of the last commit, in seconds
   */
  MethodHistory of(int method, long now) {
    Past past = pasts[method];
    if (!past.seen) {
      return MethodHistory.NONE;
    }
    return new MethodHistory(
        days(past.first, now),
        days(past.last, now),
        past.commits,
        past.authors.size(),
        past.fixes,
        past.lines);
  }

  CoChanges coChanges() {
    return coChanges;
  }

  /**
   * Whole days; 0 where no commit has a time. Clocks of authors go wrong, so that a commit may be
   * later than the last one.
   */
  private static int days(long time, long now) {
    boolean known = time != Long.MAX_VALUE && time != Long.MIN_VALUE;
    long days = known ? (now - time) / SECONDS_A_DAY : 0;
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, days));
  }
}
