package dev.yantra.codex.cli;

import dev.yantra.codex.predict.Change;
import dev.yantra.codex.predict.ChangedDeclaration;
import dev.yantra.codex.predict.outline.OutlinedHead.Kind;
import java.util.ArrayList;
import java.util.List;

/** The numbers of what a change touches, in words such as {@code 2 methods and 1 type}. */
final class ChangeCounts {
  private ChangeCounts() {}

  /** The kinds of which something was touched; methods where nothing was. */
  static String of(Change change) {
    List<String> counts = new ArrayList<>();
    add(change.methods().size(), "method", counts);
    add(change.fields().size(), "field", counts);
    for (Kind kind : Kind.values()) {
      add(ofKind(change.declarations(), kind), word(kind), counts);
    }
    if (counts.isEmpty()) {
      return Plurals.of(0, "method");
    }
    String last = counts.remove(counts.size() - 1);
    return counts.isEmpty() ? last : String.join(", ", counts) + " and " + last;
  }

  private static int ofKind(List<ChangedDeclaration> declarations, Kind kind) {
    return (int) declarations.stream().filter(d -> d.kind() == kind).count();
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case TYPE -> "type";
      case PACKAGE -> "package";
      case MODULE -> "module";
    };
  }

  private static void add(int count, String word, List<String> counts) {
    if (count > 0) {
      counts.add(Plurals.of(count, word));
    }
  }
}
