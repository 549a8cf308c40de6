package dev.yantra.codex.eval.report;

import java.util.List;

/**
 * A table of a study beside the tasks, such as a learning curve.
 *
 * @param cells line by line, the head first
 * @param notes what is to be known to read it, a sentence each
 */
record TitledTable(String title, List<List<String>> cells, List<String> notes) {
  TitledTable {
    cells = List.copyOf(cells);
    notes = List.copyOf(notes);
  }

  String plain() {
    StringBuilder text = new StringBuilder("\n" + title + "\n");
    ReportText.aligned(text, cells);
    notes.forEach(n -> text.append("  ").append(n).append('\n'));
    return text.toString();
  }

  String markdown() {
    StringBuilder text = new StringBuilder("\n### " + title + "\n\n");
    ReportText.piped(text, cells);
    return text.append('\n').append(String.join(" ", notes)).append('\n').toString();
  }
}
