package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.TypeShape.Access;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The distance between a point and the candidates of the same file, counted in candidates: private
 * methods stand near those that call them, and most often below.
 */
final class DeclarationOrder {
  /** The columns of each candidate: one by its distance below or above, and whether it is next. */
  enum Column {
    DISTANCE_BELOW,
    DISTANCE_ABOVE,
    IS_NEXT_UNUSED_PRIVATE
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("order");

  private final @Nullable MethodNode own;
  private final int[] lines;
  private String nextHelper = "";

  /**
   * The order around a method.
   *
   * @param own the method around the point, if it is known
   * @param declarations of candidates, null for those of libraries
   * @param uses the number of calls of a method in all that may be known
   */
  DeclarationOrder(
      @Nullable MethodNode own,
      List<Callee> candidates,
      Function<Callee, @Nullable MethodNode> declarations,
      ToIntFunction<Callee> uses) {
    this.own = own;
    int[] found = new int[candidates.size()];
    int size = 0;
    int nearest = Integer.MAX_VALUE;
    for (Callee callee : candidates) {
      int line = lineBeside(declarations.apply(callee));
      if (line > 0 && own != null) {
        found[size++] = line;
        boolean below = line > own.range().line() && line < nearest;
        boolean helper = callee.member().access() == Access.PRIVATE;
        if (below && helper && uses.applyAsInt(callee) == 0) {
          nearest = line;
          nextHelper = callee.id();
        }
      }
    }
    this.lines = Arrays.stream(found, 0, size).sorted().distinct().toArray();
  }

  /** The line of a method of the same file; 0 for any other. */
  private int lineBeside(@Nullable MethodNode declared) {
    return declared != null && own != null && declared.range().file().equals(own.range().file())
        ? declared.range().line()
        : 0;
  }

  /**
   * Writes the evidence of one candidate into a row from a column on.
   *
   * @return the column after the last
   */
  int describe(Callee callee, @Nullable MethodNode declared, double[] row, int from) {
    int line = lineBeside(declared);
    int here = line == 0 || own == null ? 0 : own.range().line();
    return EvidenceRow.write(
        ALL,
        column ->
            switch (column) {
              case DISTANCE_BELOW -> line > here ? 1.0 / (before(line + 1) - before(here + 1)) : 0;
              case DISTANCE_ABOVE -> line < here ? 1.0 / (before(here) - before(line)) : 0;
              case IS_NEXT_UNUSED_PRIVATE -> EvidenceRow.flag(callee.id().equals(nextHelper));
            },
        row,
        from);
  }

  /** The number of candidates of the file that are declared before a line. */
  private int before(int line) {
    int at = Arrays.binarySearch(lines, line);
    return at < 0 ? -at - 1 : at;
  }
}
