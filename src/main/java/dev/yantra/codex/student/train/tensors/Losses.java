package dev.yantra.codex.student.train.tensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The losses that heads are made of, with their formulas. */
public final class Losses {
  /** Probabilities are kept this far from 0 and 1, where a logit is infinite. */
  private static final float MARGIN = 0.01f;

  private Losses() {}

  /**
   * Bernoulli cross-entropy, each entry with its weight: {@code Σ w (softplus(z) − y z)}.
   *
   * @param z logits
   * @param y targets from 0 to 1, of the same shape
   * @param w weights, of the same shape or one column
   */
  public static NDArray bernoulli(NDArray z, NDArray y, NDArray w) {
    return softplus(z).sub(z.mul(y)).mul(w).sum();
  }

  /**
   * Distillation of independent questions (after Hinton et al. 2015, with one Bernoulli for each
   * question):
   *
   * <pre>T² Σ_q w_q KL(Bern(σ(logit p_q / T)) ‖ Bern(σ(z_q / T)))</pre>
   *
   * @param z the student's logits
   * @param p the teacher's probabilities, of the same shape
   * @param w weights of the questions, of the same shape; 0 for what was not asked
   */
  public static NDArray distilled(NDArray z, NDArray p, NDArray w, float temperature) {
    NDArray clipped = p.clip(MARGIN, 1 - MARGIN);
    NDArray soft =
        scaled(clipped.div(clipped.neg().add(1)).log(), 1 / temperature)
            .getNDArrayInternal()
            .sigmoid();
    NDArray entropy =
        soft.mul(soft.log()).add(soft.neg().add(1).mul(soft.neg().add(1).log())).neg();
    NDArray cooled = scaled(z, 1 / temperature);
    NDArray cross = softplus(cooled).sub(cooled.mul(soft));
    return scaled(cross.sub(entropy).mul(w).sum(), temperature * temperature);
  }

  /**
   * {@code factor · x}, to be used in place of {@code x.mul(factor)} wherever there is a gradient.
   * DJL makes a number into a tensor over a buffer of the JVM's and lets go of it, while torch
   * keeps the tensor for the way back: after a collection in between, the gradient is a product
   * with whatever stands there by then. {@code div}, {@code maximum} and {@code pow} of numbers do
   * the same. This constant is torch's own.
   */
  public static NDArray scaled(NDArray x, float factor) {
    return x.mul(x.getManager().full(new Shape(), factor));
  }

  /** {@code ln(1 + e^z)} without overflow. */
  public static NDArray softplus(NDArray z) {
    return z.getNDArrayInternal().relu().add(z.abs().neg().exp().add(1).log());
  }

  /** A sum of weights, which have no gradient, to divide by. */
  public static NDArray atLeastOne(NDArray weights) {
    return weights.maximum(weights.getManager().ones(new Shape()));
  }

  /** The greatest value of each row, as a constant: [rows, 1]. */
  public static NDArray greatest(NDArray z) {
    return z.max(new int[] {1}, true).stopGradient();
  }

  /** {@code ln Σ_j e^{z_ij}} of each row: [rows, 1]. */
  public static NDArray logSumExp(NDArray z) {
    NDArray greatest = greatest(z);
    return z.sub(greatest).exp().sum(new int[] {1}, true).log().add(greatest);
  }

  /** Inner products of the rows of two matrices, pairwise: [rows, 1]. */
  public static NDArray pairwise(NDArray a, NDArray b) {
    return a.mul(b).sum(new int[] {1}, true);
  }

  /** The rows scaled to length 1. */
  public static NDArray unit(NDArray x) {
    return x.div(x.square().sum(new int[] {1}, true).add(1e-8f).sqrt());
  }
}
