package dev.yantra.codex.predict;

import dev.yantra.codex.predict.outline.SourceOutline;
import java.util.List;

/**
 * An edit of one file with both its sides outlined.
 *
 * @param path its path after the change, or before it if it is gone
 * @param before the lines that stood there
 * @param after the lines that stand there now
 */
record EditedFile(String path, Side before, Side after) {
  /**
   * One side of an edit.
   *
   * @param outline its declarations
   * @param lines numbers of the lines that changed and hold code, ascending
   * @param empty true if there is no text: no file, or none that had to be read
   */
  record Side(SourceOutline outline, List<Integer> lines, boolean empty) {
    Side {
      lines = List.copyOf(lines);
    }

    private static Side of(String text, List<Integer> lines) {
      SourceOutline outline = SourceOutline.of(text);
      return new Side(outline, lines.stream().filter(outline::hasCode).toList(), text.isEmpty());
    }
  }

  static EditedFile of(FileEdit edit) {
    return new EditedFile(
        edit.path(), Side.of(edit.before(), edit.removed()), Side.of(edit.after(), edit.added()));
  }
}
