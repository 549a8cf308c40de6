package dev.yantra.codex.math;

/** Inner products and lengths of dense vectors. */
public final class Vectors {
  private Vectors() {}

  /** The inner product {@code Σ_i a_i b_i} over the entries of the first. */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The same in floats. */
  public static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The vector {@code x / ‖x‖} of length 1; a copy of the zero vector. */
  public static float[] unit(float[] x) {
    double squares = 0;
    for (float v : x) {
      squares += (double) v * v;
    }
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    float[] out = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i] * scale;
    }
    return out;
  }
}
