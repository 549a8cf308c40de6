package dev.yantra.codex.student.train;

import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.student.BundledResources;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.ParameterFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The weights that other repositories taught, from which a network of the same size starts. Stored
 * are eight bits a weight, each row with a scale of its own.
 *
 * @param matrices by name
 */
record NetworkPrior(SortedMap<String, Matrix> matrices) {
  private static final String RESOURCE = "network.prior";
  private static final ParameterFile.Kind KIND =
      new ParameterFile.Kind("network-prior", 2, ColumnNames.NONE);
  private static final int LARGEST = 127;

  NetworkPrior {
    matrices = new TreeMap<>(matrices);
  }

  /** The one that comes with this program; it has the sizes of the small preset. */
  static NetworkPrior shipped() {
    return BundledResources.read(NetworkPrior.class, RESOURCE, NetworkPrior::decode);
  }

  /**
   * Starting values with what was taught in the place of what was drawn. Where a pre-trained
   * encoder makes texts longer, or a teacher has invented labels, those stand behind ours and keep
   * what was drawn.
   *
   * @param drawn starting values of all matrices
   * @throws IllegalArgumentException if the network has other sizes
   */
  SortedMap<String, Matrix> over(SortedMap<String, Matrix> drawn) {
    SortedMap<String, Matrix> start = new TreeMap<>(drawn);
    matrices.forEach(
        (name, taught) -> start.computeIfPresent(name, (n, old) -> over(n, taught, old)));
    return start;
  }

  private static Matrix over(String name, Matrix taught, Matrix drawn) {
    if (taught.rows() > drawn.rows() || taught.columns() > drawn.columns()) {
      throw new IllegalArgumentException(name + " was pretrained in another size");
    }
    float[] values = drawn.toArray();
    for (int r = 0; r < taught.rows(); r++) {
      System.arraycopy(taught.row(r), 0, values, r * drawn.columns(), taught.columns());
    }
    return Matrix.of(drawn.rows(), drawn.columns(), values);
  }

  /** The bytes of the resource: each row in steps of a 127th of its greatest value. */
  byte[] encode() {
    return ParameterFile.encode(
        KIND,
        out -> {
          out.writeInt(matrices.size());
          for (Map.Entry<String, Matrix> entry : matrices.entrySet()) {
            out.writeUTF(entry.getKey());
            write(entry.getValue(), out);
          }
        });
  }

  private static void write(Matrix matrix, DataOutputStream out) throws IOException {
    out.writeInt(matrix.rows());
    out.writeInt(matrix.columns());
    for (int r = 0; r < matrix.rows(); r++) {
      float[] row = matrix.row(r);
      float greatest = 0;
      for (float value : row) {
        greatest = Math.max(greatest, Math.abs(value));
      }
      float scale = greatest / LARGEST;
      out.writeFloat(scale);
      for (float value : row) {
        out.writeByte(scale == 0 ? 0 : Math.round(value / scale));
      }
    }
  }

  /** Reads what {@link #encode} gives. */
  static NetworkPrior decode(byte[] bytes) throws IOException {
    return ParameterFile.open(bytes, KIND)
        .next(
            in -> {
              SortedMap<String, Matrix> matrices = new TreeMap<>();
              for (int n = in.readInt(); n > 0; n--) {
                matrices.put(in.readUTF(), read(in));
              }
              return new NetworkPrior(matrices);
            });
  }

  private static Matrix read(DataInputStream in) throws IOException {
    int rows = in.readInt();
    int columns = in.readInt();
    float[] values = new float[Math.multiplyExact(rows, columns)];
    for (int r = 0; r < rows; r++) {
      float scale = in.readFloat();
      for (int c = 0; c < columns; c++) {
        values[r * columns + c] = scale * in.readByte();
      }
    }
    return Matrix.of(rows, columns, values);
  }
}
