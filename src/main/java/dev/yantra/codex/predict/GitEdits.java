package dev.yantra.codex.predict;

import dev.yantra.codex.git.FileChange;
import dev.yantra.codex.git.Git;
import dev.yantra.codex.git.Hunk;
import dev.yantra.codex.source.SourceEncoding;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The texts behind what git says of files: the stored side from git, the other from the disk. The
 * text before is read only where lines went away, for nothing else needs it.
 */
final class GitEdits {
  private final Git git;

  GitEdits(Git git) {
    this.git = git;
  }

  List<FileEdit> of(List<FileChange> changes) {
    return changes.stream().map(this::edit).toList();
  }

  private FileEdit edit(FileChange change) {
    List<Integer> removed = new ArrayList<>();
    List<Integer> added = new ArrayList<>();
    for (Hunk h : change.hunks()) {
      lines(h.oldStart(), h.oldLines(), removed);
      lines(h.newStart(), h.newLines(), added);
    }
    String before = change.oldBlob() == 0 || removed.isEmpty() ? "" : blob(change.oldBlob());
    return new FileEdit(change.path(), before, after(change), removed, added);
  }

  private String after(FileChange change) {
    if (change.removed()) {
      return "";
    }
    return change.newBlob() == 0 ? onDisk(change.newPath()) : blob(change.newBlob());
  }

  private String blob(long hash) {
    return SourceEncoding.decode(
        git.bytes("cat-file", "blob", String.format(Locale.ROOT, "%016x", hash)));
  }

  private String onDisk(String path) {
    Path file = git.directory().resolve(path);
    try {
      return SourceEncoding.decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw CodexException.setup(
          "Cannot read " + file + " (" + e.getMessage() + "). Make it readable.", e);
    }
  }

  private static void lines(int start, int count, List<Integer> lines) {
    for (int i = 0; i < count; i++) {
      lines.add(start + i);
    }
  }
}
