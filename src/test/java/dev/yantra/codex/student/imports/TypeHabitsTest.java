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

final class TypeHabitsTest {
  private static final int LIST = TypeHabits.type("java.util.List");
  private static final int MAP = TypeHabits.type("java.util.Map");
  private static final int OTHER = TypeHabits.type("java.util.Optional");

  /** Ten methods: five are called "all" and need a list, and one of those a map too. */
  private static TypeHabits habits() {
    HashedCounts counts = new HashedCounts();
    for (int i = 0; i < 5; i++) {
      TypeHabits.count(Set.of("name:all"), i == 0 ? List.of(LIST, MAP) : List.of(LIST), counts);
      TypeHabits.count(Set.of("name:none", "package:a.b"), List.of(OTHER), counts);
    }
    return TypeHabits.of(counts);
  }

  private static double[] row(TypeHabits habits, int candidate, String... terms) {
    Lifts lifts = habits.bind(new int[] {LIST, MAP}).lifts(List.of(terms));
    double[] row = new double[Lifts.COLUMNS.size()];
    assertEquals(row.length, lifts.describe(candidate, row, 0));
    return row;
  }

  private static double value(double[] row, String column) {
    return row[Lifts.COLUMNS.position(column)];
  }

  @Test
  void share_countsAllMethodsAndIsNeverZero() {
    assertEquals(5.1 / 110, habits().share(LIST), 1e-12);
    assertEquals(1.1 / 110, habits().share(MAP), 1e-12);
    assertEquals(0.1 / 110, habits().share(TypeHabits.type("never.Needed")), 1e-12);
    assertEquals(0.1 / 100, TypeHabits.NONE.share(LIST), 1e-12);
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
    Lifts lifts = habits().bind(new int[] {LIST}).lifts(List.of("name:none"));
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
    assertEquals(Terms.NAME, Terms.of("name:all"));
    assertEquals(Terms.NAME, Terms.of("verb find"));
    assertEquals(Terms.CALLED, Terms.of("called findAll"));
    assertEquals(Terms.TAKES, Terms.of("takes String"));
    assertEquals(Terms.MANNER, Terms.of("takes 2"));
    assertEquals(Terms.PARAMETER, Terms.of("parameter:id"));
    assertEquals(Terms.GIVES, Terms.of("gives List"));
    assertEquals(Terms.OWNER, Terms.of("extends Base"));
    assertEquals(Terms.OWNER, Terms.of("has Lock"));
    assertEquals(Terms.OWNER, Terms.of("package:a"));
    assertEquals(Terms.DOC, Terms.of("doc:word"));
    assertEquals(Terms.TOGETHER, Terms.of("together get gives List"));
    assertEquals(Terms.MANNER, Terms.of("documented"));
  }

  @Test
  void lastWordOfAName_isWhatTypesShare() {
    assertEquals(TypeHabits.word("OrderException"), TypeHabits.word("PriceException"));
    assertFalse(TypeHabits.word("OrderException") == TypeHabits.word("OrderList"));
  }

  @Test
  void write_isReadBackWithTheSameAnswers() throws IOException {
    TypeHabits read = TypeHabits.read(stream(bytes()));
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
      assertThrows(IOException.class, () -> TypeHabits.read(stream(part)), length + " bytes");
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
