package dev.yantra.codex.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Measures of numbers, and hashes, against values from elsewhere. */
final class MeasuresTest {
  @Test
  void quantiles_lieBetweenNeighboursOrAreOneOfTheValues() {
    double[] sorted = {1, 2, 4, 8};
    assertEquals(1, Quantiles.interpolated(sorted, 0));
    assertEquals(3, Quantiles.interpolated(sorted, 0.5), 1e-12);
    assertEquals(7, Quantiles.interpolated(sorted, 2.75 / 3), 1e-12);
    assertEquals(8, Quantiles.interpolated(sorted, 1));
    assertEquals(1, Quantiles.nearestRank(sorted, 0.25));
    assertEquals(2, Quantiles.nearestRank(sorted, 0.26));
    assertEquals(2, Quantiles.nearestRank(sorted, 0.5));
    assertEquals(8, Quantiles.nearestRank(sorted, 1));
  }

  @Test
  void entropy_isGreatestWhereNothingIsKnown() {
    assertEquals(Math.log(2), Entropy.ofYes(0.5), 1e-15);
    assertEquals(-0.25 * Math.log(0.25) - 0.75 * Math.log(0.75), Entropy.ofYes(0.25), 1e-15);
    assertEquals(0, Entropy.ofYes(0));
    assertEquals(0, Entropy.ofYes(1));
  }

  @Test
  void calibrationError_isTheWeightedGapOfTheBins() {
    ReliabilityBins bins = new ReliabilityBins();
    bins.add(0.05, 0, 1);
    bins.add(0.85, 1, 2);
    bins.add(0.81, 0, 1);
    bins.add(1, 1, 1);
    // Gaps: 0.05; 2 - (1.7 + 0.81) = -0.51; 0. Together 0.56 over 5 cases.
    assertEquals(0.56 / 5, bins.error(), 1e-12);
    assertEquals(new ReliabilityBins.Bin(3, 1.7 + 0.81, 2), bins.bins().get(8));
    assertEquals(new ReliabilityBins.Bin(1, 1, 1), bins.bins().get(9));
    assertEquals(10, bins.bins().size());
    assertEquals(Double.NaN, new ReliabilityBins().error());
  }

  @Test
  void vectors_haveInnerProductsAndLengths() {
    assertEquals(11, Vectors.dot(new double[] {1, 2}, new double[] {3, 4, 99}));
    assertEquals(11f, Vectors.dot(new float[] {1, 2}, new float[] {3, 4}));
    assertArrayEquals(new float[] {0.6f, -0.8f}, Vectors.unit(new float[] {3, -4}), 1e-7f);
    assertArrayEquals(new float[2], Vectors.unit(new float[2]));
  }

  @Test
  void sparseVectors_multiplyWhereBothHaveEntries() {
    SparseVector a = new SparseVector(new int[] {1, 4, 7}, new float[] {2, 3, 5});
    SparseVector b = new SparseVector(new int[] {0, 4, 7, 9}, new float[] {1, 10, 100, 1});
    assertEquals(530f, a.dot(b));
    assertEquals(530f, b.dot(a));
    assertEquals(0f, a.dot(SparseVector.ZERO));
    assertEquals(3, a.size());
    assertThrows(IllegalArgumentException.class, () -> new SparseVector(new int[1], new float[2]));
  }

  @Test
  void matrix_isReadAndWrittenByRows() {
    Matrix matrix = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);
    assertArrayEquals(new float[] {4, 5, 6}, matrix.row(1));
    assertEquals(4 + 50 + 600f, matrix.dotRow(1, new float[] {1, 10, 100}));
    Matrix copy = Matrix.zeros(2, 3);
    copy.setRow(1, matrix.row(0));
    assertArrayEquals(new float[] {0, 0, 0, 1, 2, 3}, copy.toArray());
    assertThrows(IllegalArgumentException.class, () -> Matrix.of(2, 3, 1, 2));
  }

  /** Test vectors of FNV-1a (Fowler, Noll and Vo, draft-eastlake-fnv). */
  @Test
  void fnv_givesItsPublishedValues() {
    assertEquals(0x811C9DC5, StableHash.fnv32(""));
    assertEquals(0xE40C292C, StableHash.fnv32("a"));
    assertEquals(0xBF9CF968, StableHash.fnv32("foobar"));
    assertEquals(0xAF63DC4C8601EC8CL, StableHash.fnv64(StableHash.OFFSET, "a"));
    assertEquals(0x85944171F73967E8L, StableHash.fnv64(StableHash.OFFSET, "foobar"));
  }

  /** The first numbers of MurmurHash3's finalisers for 1 and of SplitMix64 for seed 0. */
  @Test
  void finalisers_giveTheirPublishedValues() {
    assertEquals(0x514E28B7, StableHash.murmur32(1));
    assertEquals(0xB456BCFC34C2CB2CL, StableHash.murmur64(1));
    assertEquals(0xE220A8397B1DCDAFL, StableHash.splitMix64(StableHash.GOLDEN));
    assertEquals(StableHash.murmur32(StableHash.fnv32("x")), StableHash.of32("x"));
    assertEquals(StableHash.murmur64(StableHash.fnv64(StableHash.OFFSET, "x")), StableHash.of("x"));
    assertEquals(StableHash.murmur64(StableHash.GOLDEN + 2), StableHash.join(1, 2));
    assertNotEquals(StableHash.join(1, 2), StableHash.join(2, 1));
  }

  @Test
  void hashedCounts_growAndKeepEveryCount() {
    HashedCounts counts = new HashedCounts();
    for (long key = 0; key < 10_000; key++) {
      counts.add(StableHash.splitMix64(key), (int) key);
    }
    counts.add(0, 4);
    counts.add(0, 1);
    counts.add(StableHash.splitMix64(3), -3);
    assertEquals(5, counts.of(0));
    assertEquals(0, counts.of(StableHash.splitMix64(3)));
    assertEquals(9_999, counts.of(StableHash.splitMix64(9_999)));
    assertEquals(0, counts.of(StableHash.splitMix64(10_001)));
    TreeMap<Long, Integer> taken = new TreeMap<>();
    counts.forEach((key, count) -> taken.put(key, count));
    // Key 0 of the loop and key 3 count zero; SplitMix64 of 0 is 0, which holds 5.
    assertEquals(9_999, taken.size());
    assertEquals(taken.size(), counts.keys().length);
  }
}
