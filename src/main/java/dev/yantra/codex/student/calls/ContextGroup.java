package dev.yantra.codex.student.calls;

import dev.yantra.codex.student.ColumnNames;
import java.util.List;

/** A group of contexts of a point, such as one for each word of a name; each counts methods. */
enum ContextGroup {
  CALLER_WORD,
  RECEIVER_WORD,
  TYPE_IN_SCOPE,
  CALL_BEFORE,
  PURPOSE_WORD,
  SUPERTYPE;

  static final List<ContextGroup> ALL = List.of(values());

  /** The mean and the greatest of each group. */
  static final ColumnNames COLUMNS =
      ColumnNames.of(values()).in("group").each(g -> List.of(g + ".mean", g + ".most"));
}
