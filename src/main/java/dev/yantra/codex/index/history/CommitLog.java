package dev.yantra.codex.index.history;

import dev.yantra.codex.git.FileChange;
import dev.yantra.codex.git.Hunk;
import dev.yantra.codex.graph.RepositoryHistory;
import dev.yantra.codex.store.PackedInput;
import dev.yantra.codex.store.PackedOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * All commits that were read so far: the walk back starts anew each time, the reading of the log
 * does not.
 *
 * @param place what the log was read for: the directory within its repository and the boundary of a
 *     shallow clone; a log of another place is of no use
 * @param tips commits that are here with all their past
 * @param commits children before parents
 */
record CommitLog(String place, List<String> tips, List<Commit> commits) {
  private static final int VERSION = 2;

  CommitLog {
    tips = List.copyOf(tips);
    commits = List.copyOf(commits);
  }

  /** Reads {@link #encode()} back; a log of another version counts as empty. */
  static CommitLog decode(RepositoryHistory.Log log) {
    CommitLog none = new CommitLog("", List.of(), List.of());
    if (log.bytes().length == 0) {
      return none;
    }
    try (InflaterInputStream inflated =
        new InflaterInputStream(new ByteArrayInputStream(log.bytes()))) {
      PackedInput in = new PackedInput(inflated.readAllBytes());
      return in.number() == VERSION ? new Reader(in).log() : none;
    } catch (IOException e) {
      return none;
    }
  }

  /** The log as compact bytes. */
  RepositoryHistory.Log encode() {
    PackedOutput out = new PackedOutput();
    out.number(VERSION);
    write(out);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream deflated = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
      deflated.write(out.toBytes());
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    } finally {
      deflater.end();
    }
    return new RepositoryHistory.Log(bytes.toByteArray());
  }

  private void write(PackedOutput out) {
    out.text(place);
    out.texts(tips);
    out.number(commits.size());
    for (Commit c : commits) {
      out.text(c.id());
      out.texts(c.parents());
      out.fixed(c.time());
      out.text(c.author());
      out.flag(c.fix());
      out.number(c.changes().size());
      for (List<FileChange> side : c.changes()) {
        out.number(side.size());
        side.forEach(change -> write(out, change));
      }
    }
  }

  private static void write(PackedOutput out, FileChange change) {
    out.text(change.oldPath());
    out.text(change.newPath());
    out.fixed(change.oldBlob());
    out.fixed(change.newBlob());
    out.number(change.hunks().size());
    int line = 0;
    for (Hunk h : change.hunks()) {
      out.number(h.newStart() - line);
      out.number(h.newLines());
      out.number(h.oldLines());
      out.signed(h.oldStart() - h.newStart());
      line = h.newStart();
    }
  }

  private record Reader(PackedInput in) {

    CommitLog log() throws IOException {
      String place = in.text();
      List<String> tips = in.texts();
      int count = in.count();
      List<Commit> commits = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        commits.add(new Commit(in.text(), in.texts(), in.fixed(), in.text(), in.flag(), changes()));
      }
      return new CommitLog(place, tips, commits);
    }

    private List<List<FileChange>> changes() throws IOException {
      List<List<FileChange>> sides = new ArrayList<>();
      for (int left = in.count(); left > 0; left--) {
        List<FileChange> side = new ArrayList<>();
        for (int files = in.count(); files > 0; files--) {
          side.add(new FileChange(in.text(), in.text(), in.fixed(), in.fixed(), hunks()));
        }
        sides.add(side);
      }
      return sides;
    }

    private List<Hunk> hunks() throws IOException {
      List<Hunk> hunks = new ArrayList<>();
      int line = 0;
      for (int left = in.count(); left > 0; left--) {
        line += in.number();
        int newLines = in.number();
        int oldLines = in.number();
        hunks.add(new Hunk(line + in.signed(), oldLines, line, newLines));
      }
      return hunks;
    }
  }
}
