package dev.yantra.codex.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@code git diff} or one entry of {@code git log} says with {@link #OPTIONS}: the raw
 * list of files, then their patches.
 *
 * <p>The raw list is what tells of files; the patches only add lines, for they leave out files in
 * which nothing but white space changed.
 */
public final class ChangeReader {
  /** The options that give the form which is read here, whatever the configuration says. */
  public static final List<String> OPTIONS =
      List.of(
          "--raw",
          "--patch",
          "--unified=0",
          "--inter-hunk-context=0",
          "--no-abbrev",
          "--find-renames",
          "--submodule=short",
          "--src-prefix=a/",
          "--dst-prefix=b/",
          "-O/dev/null");

  /** No file has so many lines; a tenfold of it is still a number. */
  private static final int MOST_LINES = Integer.MAX_VALUE / 10 - 1;

  private final GitLines lines;

  public ChangeReader(GitLines lines) {
    this.lines = lines;
  }

  /** The files up to the end or to a line that belongs to neither list nor patch. */
  public List<FileChange> read() throws IOException {
    Map<String, FileChange> changes = new LinkedHashMap<>();
    while (true) {
      switch (lines.peek()) {
        case ':' -> {
          FileChange change = rawEntry(line());
          changes.put(change.path(), change);
        }
        case '\n' -> lines.skip();
        case 'd' -> patch(changes);
        default -> {
          return List.copyOf(changes.values());
        }
      }
    }
  }

  /** {@code :100644 100644 HASH HASH R087<TAB>old<TAB>new}. */
  private static FileChange rawEntry(String line) throws IOException {
    String[] fields = line.split("\t", -1);
    String[] facts = fields[0].split(" ", -1);
    if (facts.length != 5 || fields.length < 2) {
      throw new IOException("unexpected answer: " + line);
    }
    String first = QuotedPath.read(fields[1]);
    String last = QuotedPath.read(fields[fields.length - 1]);
    char status = facts[4].charAt(0);
    return new FileChange(
        status == 'A' ? "" : first,
        status == 'D' ? "" : last,
        GitNumbers.hash(facts[2]),
        GitNumbers.hash(facts[3]),
        List.of());
  }

  /** One file's patch, up to the next one; its hunks join the file's entry. */
  private void patch(Map<String, FileChange> changes) throws IOException {
    List<Hunk> hunks = new ArrayList<>();
    String oldPath = "";
    String newPath = "";
    lines.skip();
    // "diff --git", then one line at least: "deleted file mode" would look like the next "diff".
    lines.skip();
    boolean inside = true;
    while (inside) {
      switch (lines.peek()) {
        case '@' -> hunks.add(hunk());
        case '-' -> oldPath = side(line(), "--- a/");
        case '+' -> newPath = side(line(), "+++ b/");
        case 'i', 'n', 'o', 'r', 's', 'B' -> lines.skip();
        default -> inside = false;
      }
    }
    FileChange change = changes.get(newPath.isEmpty() ? oldPath : newPath);
    if (change != null) {
      // A file that became a link, or the reverse, has two patches.
      hunks.addAll(0, change.hunks());
      changes.put(change.path(), change.withHunks(hunks));
    }
  }

  /** {@code --- a/path} or {@code +++ b/path}; empty for {@code /dev/null}. */
  static String side(String line, String prefix) {
    String mark = prefix.substring(0, 4);
    // A tab follows a path that holds white space, so that other tools see its end.
    String field = line.substring(4, line.endsWith("\t") ? line.length() - 1 : line.length());
    String path = mark + QuotedPath.read(field);
    return path.startsWith(prefix) ? path.substring(prefix.length()) : "";
  }

  /** {@code @@ -12,3 +12 @@ context}, and the lines beneath, by their count. */
  private Hunk hunk() throws IOException {
    String line = line();
    int[] numbers = {0, 1, 0, 1};
    int field = -1;
    for (int i = 3; i < line.length() && line.charAt(i) != '@'; i++) {
      char c = line.charAt(i);
      if (c == '-' || c == '+') {
        field = c == '-' ? 0 : 2;
      } else if (c == ',') {
        field++;
        if (field < numbers.length) {
          numbers[field] = 0;
        }
      } else if (c >= '0' && c <= '9' && field >= 0) {
        if (field == numbers.length || numbers[field] > MOST_LINES) {
          throw new IOException("unexpected ranges of a hunk: " + line);
        }
        numbers[field] = numbers[field] * 10 + c - '0';
      }
    }
    for (int left = numbers[1] + numbers[3]; left > 0 || lines.peek() == '\\'; ) {
      // "\ No newline at end of file" counts on neither side.
      left -= lines.peek() == '\\' ? 0 : 1;
      if (lines.peek() == GitLines.END) {
        throw new IOException("the answer ends within " + line);
      }
      lines.skip();
    }
    return new Hunk(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private String line() throws IOException {
    return lines.next().orElseThrow(() -> new IOException("the answer ends too early"));
  }
}
