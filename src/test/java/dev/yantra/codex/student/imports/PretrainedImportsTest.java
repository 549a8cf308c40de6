package dev.yantra.codex.student.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.math.HashedCounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PretrainedImportsTest {
  private static final int LIST = PretrainedImports.type("java.util.List");
  private static final int MAP = PretrainedImports.type("java.util.Map");
  private static final int OTHER = PretrainedImports.type("java.util.Optional");

  /** Ten methods: five are called "all" and need a list, and one of those a map too. */
  private static PretrainedImports habits() {
    HashedCounts counts = new HashedCounts();
    for (int i = 0; i < 5; i++) {
      PretrainedImports.count(
          Set.of("name:all"), i == 0 ? List.of(LIST, MAP) : List.of(LIST), counts);
      PretrainedImports.count(Set.of("name:none", "package:a.b"), List.of(OTHER), counts);
    }
    return PretrainedImports.of(counts);
  }

  private static double[] row(PretrainedImports habits, int candidate, String... terms) {
    TermEvidence lifts = habits.bind(new int[] {LIST, MAP}).lifts(List.of(terms));
    double[] row = new double[TermEvidence.COLUMNS.size()];
    assertEquals(row.length, lifts.describe(candidate, row, 0));
    return row;
  }

  private static double value(double[] row, String column) {
    return row[TermEvidence.COLUMNS.position(column)];
  }

  @Test
  void share_countsAllMethodsAndIsNeverZero() {
    assertEquals(5.1 / 110, habits().share(LIST), 1e-12);
    assertEquals(1.1 / 110, habits().share(MAP), 1e-12);
    assertEquals(0.1 / 110, habits().share(PretrainedImports.type("never.Needed")), 1e-12);
    assertEquals(0.1 / 100, PretrainedImports.NONE.share(LIST), 1e-12);
  }

  @Test
  void lifts_ofATermThatUsersHave_speakForTheType() {
    double[] list = row(habits(), 0, "name:all");
    double p = 5.1 / 110;
    double given = (5 + 3 * p) / (5 + 3);
    assertEquals(Math.log(given), value(list, "name.greatest"), 1e-12);
    assertEquals(Math.log(given / p), value(list, "name.sum"), 1e-9);
    assertEquals(-8, value(list, "doc.greatest"), "no term of a Javadoc was said");
    assertEquals(0, value(list, "doc.sum"));
  }

  @Test
  void lifts_ofATermThatNoUserHas_speakAgainstTheType() {
    double[] list = row(habits(), 0, "name:none");
    assertEquals(-8, value(list, "name.greatest"));
    assertEquals(Math.log(3.0 / 8), value(list, "name.sum"), 1e-12);
    TermEvidence lifts = habits().bind(new int[] {LIST}).lifts(List.of("name:none"));
    assertFalse(lifts.speaksFor(0));
    assertTrue(habits().bind(new int[] {LIST}).lifts(List.of("name:all")).speaksFor(0));
  }

  @Test
  void termsOfAPackage_areNotCarriedToOtherRepositories() {
    double[] row = row(habits(), 0, "package:a.b", "name:never");
    assertEquals(0, value(row, "owner.sum"));
    assertEquals(0, value(row, "name.sum"));
  }

  @Test
  void kindsOfTerms_areToldByTheirBeginning() {
    assertEquals(TermKind.NAME, TermKind.of("name:all"));
    assertEquals(TermKind.NAME, TermKind.of("verb find"));
    assertEquals(TermKind.CALLED, TermKind.of("called findAll"));
    assertEquals(TermKind.TAKES, TermKind.of("takes String"));
    assertEquals(TermKind.MANNER, TermKind.of("takes 2"));
    assertEquals(TermKind.PARAMETER, TermKind.of("parameter:id"));
    assertEquals(TermKind.GIVES, TermKind.of("gives List"));
    assertEquals(TermKind.OWNER, TermKind.of("extends Base"));
    assertEquals(TermKind.OWNER, TermKind.of("has Lock"));
    assertEquals(TermKind.OWNER, TermKind.of("package:a"));
    assertEquals(TermKind.DOC, TermKind.of("doc:word"));
    assertEquals(TermKind.TOGETHER, TermKind.of("together get gives List"));
    assertEquals(TermKind.MANNER, TermKind.of("documented"));
  }

  @Test
  void lastWordOfAName_isWhatTypesShare() {
    assertEquals(
        PretrainedImports.word("OrderException"), PretrainedImports.word("PriceException"));
    assertFalse(PretrainedImports.word("OrderException") == PretrainedImports.word("OrderList"));
  }

  @Test
  void write_isReadBackWithTheSameAnswers() throws IOException {
    PretrainedImports read = PretrainedImports.read(stream(bytes()));
    assertEquals(habits().size(), read.size());
    assertEquals(habits().share(MAP), read.share(MAP), 1e-12);
    assertEquals(
        value(row(habits(), 1, "name:all"), "name.greatest"),
        value(row(read, 1, "name:all"), "name.greatest"),
        1e-12);
  }

  @Test
  void read_ofBytesThatEndTooEarly_fails() throws IOException {
    byte[] whole = bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(
          IOException.class, () -> PretrainedImports.read(stream(part)), length + " bytes");
    }
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    habits().write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream stream(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
