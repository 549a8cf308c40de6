package dev.yantra.codex.student.serve;

import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.workspace.Sections;
import java.nio.ByteBuffer;

/**
 * The counts that an {@link ImportMemory} makes over all methods of a view.
 *
 * @param methods their number
 */
record ImportObservations(
    VisibleImports visible, ImportRelations kinship, ImportCounts counts, int methods) {
  /** Of a view of so many methods, which are still to be counted. */
  static ImportObservations of(GraphView view, int methods) {
    VisibleImports visible = new VisibleImports(view);
    ImportRelations kinship = new ImportRelations(view, visible.types());
    return new ImportObservations(visible, kinship, new ImportCounts(), methods);
  }

  /**
   * Reads what {@link #encode} gave for the same view.
   *
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} if it is not whole
   */
  static ImportObservations decode(GraphView view, ByteBuffer bytes) {
    Sections.Reader in = new Sections.Reader(bytes);
    int methods = in.numbers().get(0);
    VisibleImports visible = new VisibleImports(view, in);
    ImportRelations kinship = new ImportRelations(view, visible.types(), in);
    return new ImportObservations(visible, kinship, new ImportCounts(in), methods);
  }

  ByteBuffer encode() {
    Sections.Writer out = new Sections.Writer();
    out.numbers(new int[] {methods});
    visible.write(out);
    kinship.write(out);
    counts.write(out);
    return out.toBuffer();
  }
}
