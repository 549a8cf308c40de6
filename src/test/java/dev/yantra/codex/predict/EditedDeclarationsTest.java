package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EditedDeclarationsTest {
  private static final String SOURCE =
      """
      package shop;

      import java.util.List;
      import java.util.Map;

      /** An order. */
      @Entity
      public class Order
          extends Base
          implements Priced {
        List<String> lines;
        record Line(int pieces,
            int price) {}
        sealed interface Kind permits A, B {}
        enum State { OPEN }
      }
      """;

  /** What changes where lines of one text became those of another at the same places. */
  private static List<String> touched(String path, String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    List<Integer> removed = new ArrayList<>();
    List<Integer> added = new ArrayList<>();
    int same = 0;
    while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), now.size()) - same
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    for (int i = same + 1; i <= old.size() - tail; i++) {
      removed.add(i);
    }
    for (int i = same + 1; i <= now.size() - tail; i++) {
      added.add(i);
    }
    String read = removed.isEmpty() ? "" : before;
    FileEdit edit = new FileEdit(path, read, after, removed, added);
    return EditedDeclarations.of(EditedFile.of(edit)).stream()
        .map(d -> d.how() + " " + d.kind() + " " + d.id())
        .toList();
  }

  private static List<String> edited(String from, String to) {
    return touched("src/shop/Order.java", SOURCE, SOURCE.replace(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extends Base|extends Other|shop.Order",
        "implements Priced|implements Priced, Taxed|shop.Order",
        "@Entity|@Entity(table = 1)|shop.Order",
        "public class Order|public final class Order|shop.Order",
        "class Order|class Order<T>|shop.Order",
        "int price|long price|shop.Order$Line",
        "permits A, B|permits A|shop.Order$Kind",
        "sealed interface|non-sealed interface|shop.Order$Kind",
        "enum State|@Ann enum State|shop.Order$State",
      })
  void head_isTouchedByWhatItSays(String from, String to, String type) {
    assertEquals(List.of("MODIFIED TYPE " + type), edited(from, to));
  }

  @Test
  void annotationOnALineOfItsOwn_touchesItsType() {
    assertEquals(List.of("MODIFIED TYPE shop.Order"), edited("@Entity", "@Entity\n@Audited"));
    assertEquals(List.of("MODIFIED TYPE shop.Order"), edited("@Entity\n", ""));
  }

  @Test
  void commentOrLayoutOfAHead_touchesNothing() {
    assertEquals(List.of(), edited("/** An order. */", "/** An order of goods. */"));
    assertEquals(List.of(), edited("Order\n    extends Base", "Order extends Base // why"));
    assertEquals(List.of(), edited("Priced {", "Priced\n{"));
  }

  @Test
  void addedAndRemovedTypes_areTold() {
    assertEquals(
        List.of("ADDED TYPE shop.Order$Extra"),
        edited("  enum State", "  class Extra {}\n  enum State"));
    assertEquals(List.of("REMOVED TYPE shop.Order$State"), edited("  enum State { OPEN }\n", ""));
    assertEquals(
        List.of("REMOVED TYPE shop.Order$State", "ADDED TYPE shop.Order$Status"),
        edited("enum State", "enum Status"));
  }

  @Test
  void otherPackage_makesOtherTypes() {
    assertEquals(
        List.of("MODIFIED TYPE store.Order", "REMOVED TYPE shop.Order"),
        edited("package shop", "package store").stream()
            .filter(t -> !t.contains("$"))
            .sorted()
            .toList());
  }

  @Test
  void importOfAnotherTypeOfThatName_touchesTheTypeThatNamesIt() {
    assertEquals(List.of("MODIFIED TYPE shop.Order"), edited("java.util.List", "own.List"));
    assertEquals(List.of("MODIFIED TYPE shop.Order"), edited("import java.util.List;\n", ""));
    assertEquals(List.of(), edited("java.util.Map", "own.Map"));
    assertEquals(List.of(), edited("import java.util.Map;\n", ""));
  }

  @Test
  void importsInAnotherOrderOrOnDemand_touchNothing() {
    assertEquals(
        List.of(),
        edited(
            "import java.util.List;\nimport java.util.Map;",
            "import java.util.Map;\nimport java.util.List;"));
    assertEquals(
        List.of(),
        edited("import java.util.Map;\n", "import java.util.Map;\nimport java.util.Set;\n"));
    assertEquals(
        List.of("MODIFIED TYPE shop.Order"),
        edited("import java.util.Map;\n", "import java.util.Map;\nimport own.*;\n"));
  }

  @Test
  void newFile_addsItsTypesOnly() {
    FileEdit edit =
        new FileEdit(
            "A.java",
            "",
            "package a;\nimport b.C;\nclass A { C c; }\n",
            List.of(),
            List.of(1, 2, 3));
    assertEquals(
        List.of("a.A"),
        EditedDeclarations.of(EditedFile.of(edit)).stream().map(ChangedDeclaration::id).toList());
  }

  @Test
  void packageInfoAndModuleInfo_areDeclarationsOfTheirOwn() {
    assertEquals(
        List.of("MODIFIED PACKAGE a"),
        touched("a/package-info.java", "@A\npackage a;\n", "@B\npackage a;\n"));
    assertEquals(
        List.of("MODIFIED MODULE a.b"),
        touched(
            "module-info.java",
            "module a.b {\n  requires c;\n}\n",
            "module a.b {\n  requires d;\n}\n"));
  }
}
