package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class NameFitTest {
  private final NameFit names =
      new NameFit(
          "newPrice",
          "addPrice",
          Set.of("adds", "total"),
          Set.of("price"),
          Set.of("total", "price"));

  private static double[] row(NameFit names, String callee) {
    double[] row = new double[12];
    row[0] = 9;
    row[11] = 9;
    int end = names.describe(SamplePoints.callee(callee), row, 1);
    assertEquals(11, end);
    assertEquals(9, row[0]);
    assertEquals(9, row[11]);
    return row;
  }

  private static void check(NameFit names, String callee, double... expected) {
    double[] row = row(names, callee);
    double[] columns = new double[10];
    System.arraycopy(row, 1, columns, 0, 10);
    assertArrayEquals(expected, columns, 1e-12, callee);
  }

  @Test
  void wordsOfAName_areSharedWithThePurposeTheCallerAndTheScope() {
    check(names, "a.A#totalPrice()", 0.5, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0, 1, 0);
    check(names, "a.A#addBrandNewPrice()", 0.5, 0.5, 0, 0.25, 0.25, 1, 1, 1, 1, 1);
    check(names, "a.A#priceNew()", 1, 0.5, 0, 0.5, 0.5, 1, 0.5, 0, 0, 0);
    check(names, "a.A#open()", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void constructor_isNamedAsItsType() {
    check(names, "a.Price#<init>()", 1, 1, 0, 1, 1, 0.5, 0.5, 0, 1, 0);
  }

  @Test
  void namesThatAreNotThere_fitNothing() {
    NameFit none = new NameFit("", "", Set.of(), Set.of(), Set.of());
    check(none, "a.A#add()", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    NameFit verb = new NameFit("", "add", Set.of(), Set.of(), Set.of());
    check(verb, "a.A#add()", 0, 1, 0, 0, 0, 0, 1, 0, 0, 1);
  }
}
