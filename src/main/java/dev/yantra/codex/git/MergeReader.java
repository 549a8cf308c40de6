package dev.yantra.codex.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what one entry of {@code git log} says of a merge with {@link ChangeReader#OPTIONS} and
 * {@link #OPTIONS}: the files that differ from every parent, once for each parent.
 */
public final class MergeReader {
  /** The options that give the form which is read here, beside {@link ChangeReader#OPTIONS}. */
  public static final List<String> OPTIONS =
      List.of("--diff-merges=combined", "--combined-all-paths");

  private final GitLines lines;
  private final int parents;

  /**
   * @param parents the number of the merge's parents, at least 2
   */
  public MergeReader(GitLines lines, int parents) {
    this.lines = lines;
    this.parents = parents;
  }

  /** For each parent, the changes from it, up to a line that belongs to neither list nor patch. */
  public List<List<FileChange>> read() throws IOException {
    Map<String, List<FileChange>> files = new LinkedHashMap<>();
    boolean inside = true;
    while (inside) {
      switch (lines.peek()) {
        case ':' -> {
          List<FileChange> sides = rawEntry(line());
          files.put(sides.get(0).path(), sides);
        }
        case '\n' -> lines.skip();
        case 'd' -> patch(files);
        default -> inside = false;
      }
    }
    List<List<FileChange>> byParent = new ArrayList<>();
    for (int i = 0; i < parents; i++) {
      int parent = i;
      byParent.add(files.values().stream().map(sides -> sides.get(parent)).toList());
    }
    return byParent;
  }

  /** {@code ::MODE MODE MODE HASH HASH HASH MM<TAB>old<TAB>old<TAB>new}. */
  private List<FileChange> rawEntry(String line) throws IOException {
    String[] fields = line.substring(parents).split("\t", -1);
    String[] facts = fields[0].split(" ", -1);
    if (facts.length != 2 * parents + 3 || fields.length != parents + 2) {
      throw new IOException("unexpected answer: " + line);
    }
    String newPath = QuotedPath.read(fields[parents + 1]);
    long newBlob = GitNumbers.hash(facts[2 * parents + 1]);
    List<FileChange> sides = new ArrayList<>();
    for (int i = 0; i < parents; i++) {
      long oldBlob = GitNumbers.hash(facts[parents + 1 + i]);
      String oldPath = oldBlob == 0 ? "" : QuotedPath.read(fields[1 + i]);
      sides.add(new FileChange(oldPath, newBlob == 0 ? "" : newPath, oldBlob, newBlob, List.of()));
    }
    return sides;
  }

  private void patch(Map<String, List<FileChange>> files) throws IOException {
    List<List<Hunk>> hunks = new ArrayList<>();
    for (int i = 0; i < parents; i++) {
      hunks.add(new ArrayList<>());
    }
    String newPath = "";
    lines.skip();
    // "diff --combined", then one line at least: see ChangeReader.
    lines.skip();
    boolean inside = true;
    while (inside) {
      switch (lines.peek()) {
        case '@' -> hunk(hunks);
        case '+' -> newPath = ChangeReader.side(line(), "+++ b/");
        case '-', 'i', 'm', 'n', 'o', 's', 'B' -> lines.skip();
        default -> inside = false;
      }
    }
    List<FileChange> sides = files.get(newPath);
    if (sides != null) {
      List<FileChange> withHunks = new ArrayList<>();
      for (int i = 0; i < parents; i++) {
        withHunks.add(sides.get(i).withHunks(hunks.get(i)));
      }
      files.put(newPath, withHunks);
    }
  }

  /**
   * {@code @@@ -1,3 -1,2 +1,3 @@@} and its lines, each with a mark for every parent: {@code +} if
   * the parent lacks the line, {@code -} if only the parent has it.
   */
  private void hunk(List<List<Hunk>> hunks) throws IOException {
    String[] ranges = line().substring(parents + 2).split(" ", parents + 2);
    if (ranges.length <= parents) {
      throw new IOException("unexpected ranges of a hunk in git's answer");
    }
    int newLine = start(ranges[parents]);
    Side[] sides = new Side[parents];
    for (int i = 0; i < parents; i++) {
      sides[i] = new Side(start(ranges[i]), newLine);
    }
    // Not by the counts of the ranges: at a file's end git 2.39 writes -1 as 18446744073709551615.
    for (int mark = lines.peek(); isMark(mark); mark = lines.peek()) {
      String text = line();
      if (mark == '\\') {
        continue;
      }
      String marks = text.substring(0, Math.min(parents, text.length()));
      boolean removed = marks.indexOf('-') >= 0;
      for (int i = 0; i < marks.length(); i++) {
        boolean inParent = marks.charAt(i) == (removed ? '-' : ' ');
        sides[i].next(inParent, !removed, hunks.get(i));
      }
    }
    for (int i = 0; i < parents; i++) {
      sides[i].end(hunks.get(i));
    }
  }

  private static boolean isMark(int start) {
    return start == ' ' || start == '+' || start == '-' || start == '\\';
  }

  private static int start(String range) throws IOException {
    int comma = range.indexOf(',');
    return GitNumbers.count(range.substring(1, comma < 0 ? range.length() : comma));
  }

  private String line() throws IOException {
    return lines.next().orElseThrow(() -> new IOException("the answer ends too early"));
  }

  /** The lines of one parent beside those of the merge, joined to hunks as they differ. */
  private static final class Side {
    private int oldNext;
    private int newNext;
    private int oldLines;
    private int newLines;

    Side(int oldNext, int newNext) {
      this.oldNext = oldNext;
      this.newNext = newNext;
    }

    void next(boolean inOld, boolean inNew, List<Hunk> hunks) {
      if (inOld && inNew) {
        end(hunks);
        oldNext++;
        newNext++;
      } else if (inOld) {
        oldLines++;
      } else if (inNew) {
        newLines++;
      }
    }

    void end(List<Hunk> hunks) {
      if (oldLines > 0 || newLines > 0) {
        hunks.add(
            new Hunk(
                oldLines == 0 ? oldNext - 1 : oldNext,
                oldLines,
                newLines == 0 ? newNext - 1 : newNext,
                newLines));
      }
      oldNext += oldLines;
      newNext += newLines;
      oldLines = 0;
      newLines = 0;
    }
  }
}
