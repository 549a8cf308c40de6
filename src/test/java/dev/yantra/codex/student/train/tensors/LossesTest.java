package dev.yantra.codex.student.train.tensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class LossesTest {
  private static final float[] START = {0.4f, -1.2f, 2.1f, 0.05f, -0.3f, 1.7f};

  /** Compares a gradient with central differences. */
  private static void check(UnaryOperator<NDArray> loss) {
    Engine engine = Torch.open();
    try (NDManager manager = engine.newBaseManager()) {
      NDArray x = manager.create(START, new Shape(2, 3));
      x.setRequiresGradient(true);
      float[] gradient;
      try (GradientCollector collector = engine.newGradientCollector()) {
        collector.backward(loss.apply(x));
        gradient = x.getGradient().toFloatArray();
      }
      float step = 1e-2f;
      for (int i = 0; i < START.length; i++) {
        float[] up = START.clone();
        float[] down = START.clone();
        up[i] += step;
        down[i] -= step;
        float difference =
            loss.apply(manager.create(up, new Shape(2, 3))).getFloat()
                - loss.apply(manager.create(down, new Shape(2, 3))).getFloat();
        assertEquals(difference / (2 * step), gradient[i], 2e-2, "entry " + i);
      }
    }
  }

  private static NDArray like(NDArray x, float... values) {
    return x.getManager().create(values, new Shape(2, 3));
  }

  @Test
  void bernoulli_gradientIsExact() {
    check(z -> Losses.bernoulli(z, like(z, 1, 0, 1, 0, 0.3f, 1), like(z, 1, 2, 0.5f, 1, 0, 1)));
  }

  @Test
  void distilled_gradientIsExact() {
    check(
        z ->
            Losses.distilled(
                z, like(z, 0.9f, 0.2f, 0.5f, 0.7f, 0.1f, 0.99f), like(z, 1, 1, 1, 0, 1, 1), 3));
  }

  @Test
  void logSumExp_gradientIsExact() {
    check(z -> Losses.logSumExp(z).square().sum());
  }

  @Test
  void unit_gradientIsExact() {
    check(x -> Losses.unit(x).mul(like(x, 1, 2, 3, -1, 0.5f, 2)).sum());
  }

  @Test
  void sparseProduct_gradientIsExact() {
    check(
        x -> {
          SparseRows rows = new SparseRows(2);
          rows.put(0, 0.5f);
          rows.put(1, 2);
          rows.endRow();
          rows.endRow();
          rows.put(1, -1);
          rows.endRow();
          return rows.tensor(x.getManager()).matMul(x).square().sum();
        });
  }

  @Test
  void distilled_isZeroWhereStudentAndTeacherAgree() {
    Torch.open();
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray p = manager.create(new float[] {0.8f, 0.3f}, new Shape(1, 2));
      NDArray z = p.div(p.neg().add(1)).log();
      NDArray w = manager.ones(new Shape(1, 2));
      assertEquals(0, Losses.distilled(z, p, w, 3).getFloat(), 1e-5);
      assertTrue(Losses.distilled(z.add(1), p, w, 3).getFloat() > 0.01);
    }
  }

  @Test
  void scaled_survivesACollectionOnTheWayBack() {
    Engine engine = Torch.open();
    try (NDManager manager = engine.newBaseManager()) {
      NDArray x = manager.create(new float[] {1}, new Shape(1));
      x.setRequiresGradient(true);
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray sum = manager.zeros(new Shape(1));
        for (int i = 0; i < 100; i++) {
          sum = sum.add(Losses.scaled(x, 0.5f));
        }
        System.gc();
        List<ByteBuffer> others = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
          others.add(ByteBuffer.allocateDirect(4).putFloat(0, 1e6f));
        }
        collector.backward(sum);
        assertEquals(50, x.getGradient().getFloat(), 1e-3, others.size() + " buffers");
      }
    }
  }
}
