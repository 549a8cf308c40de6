package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class AdjacencyTest {
  /** 0 to 2 and 1, nothing from 1, 2 to 0. */
  private final Adjacency adjacency =
      new Adjacency(new int[] {0, 2, 2, 3}, new int[] {2, 1, 0}, new int[] {5, 1, 7});

  @Test
  void rows_areReadByNode() {
    assertEquals(3, adjacency.size());
    assertEquals(2, adjacency.degree(0));
    assertEquals(0, adjacency.degree(1));
    assertEquals(1, adjacency.degree(2));
    assertEquals(2, adjacency.start(2));
    assertArrayEquals(new int[] {2, 1}, adjacency.neighbours(0));
    assertArrayEquals(new int[0], adjacency.neighbours(1));
    assertEquals(0, adjacency.target(2));
    assertEquals(7, adjacency.count(2));
  }

  @Test
  void connects_isTrueOfNeighboursInThisDirectionOnly() {
    assertTrue(adjacency.connects(0, 2));
    assertTrue(adjacency.connects(0, 1));
    assertTrue(adjacency.connects(2, 0));
    assertFalse(adjacency.connects(0, 0));
    assertFalse(adjacency.connects(1, 0));
    assertFalse(adjacency.connects(2, 1));
  }

  @Test
  void arrays_areCopies() {
    adjacency.arrays().get(1)[0] = 0;

    assertEquals(2, adjacency.target(0));
    assertArrayEquals(new int[] {0, 2, 2, 3}, adjacency.arrays().get(0));
    assertArrayEquals(new int[] {5, 1, 7}, adjacency.arrays().get(2));
  }

  @Test
  void rowsThatDoNotEndWithTheEdges_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Adjacency(new int[] {0, 2}, new int[] {0}, new int[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Adjacency(new int[] {0, 1}, new int[] {0}, new int[] {1, 1}));
  }

  @Test
  void equalEdges_becomeOneWithTheFirstOrderAndAllCounts() {
    AdjacencyBuilder builder = new AdjacencyBuilder();
    builder.add(0, 1, 4, 2);
    builder.add(0, 2, 3, 1);
    builder.add(0, 1, 1, 3);
    builder.add(2, 1, 0, 9);

    Adjacency out = builder.outgoing(3);
    Adjacency in = builder.incoming(3);

    assertArrayEquals(new int[] {1, 2}, out.neighbours(0));
    assertEquals(5, out.count(0));
    assertEquals(1, out.count(1));
    assertArrayEquals(new int[] {0, 2}, in.neighbours(1));
    assertEquals(5, in.count(in.start(1)));
    assertEquals(9, in.count(in.start(1) + 1));
  }

  @Test
  void renumber_movesBothEnds() {
    AdjacencyBuilder builder = new AdjacencyBuilder();
    builder.add(0, 1, 0, 1);
    builder.renumber(new int[] {2, 0});

    assertArrayEquals(new int[] {0}, builder.outgoing(3).neighbours(2));
    assertEquals(0, builder.outgoing(3).degree(0));
  }

  @Test
  void manyEdges_areAllKept() {
    AdjacencyBuilder builder = new AdjacencyBuilder();
    for (int i = 0; i < 200; i++) {
      builder.add(i, 199 - i, 0, i + 1);
    }

    Adjacency out = builder.outgoing(200);

    for (int i = 0; i < 200; i++) {
      assertArrayEquals(new int[] {199 - i}, out.neighbours(i));
      assertEquals(i + 1, out.count(out.start(i)));
    }
  }
}
