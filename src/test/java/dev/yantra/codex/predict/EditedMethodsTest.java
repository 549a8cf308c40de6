package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.student.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EditedMethodsTest {
  private static final String BEFORE =
      """
      package shop;
      class Order {
        int total;
        int sum() {
          return total;
        }
        void gone() { stop(); }
        void kept() {
          // a remark
          go();
        }
      }
      """;
  private static final String AFTER =
      """
      package shop;
      class Order {
        int total = 1;
        int sum() {
          return total
              + 1;
        }
        void kept() {
          // another remark
          go();
        }
        int fresh(String s) {
          return 1;
        }
      }
      """;

  private final CodeGraph graph =
      new Graphs()
          .field("shop.Order#total")
          // The graph's own lines are those of a version that nobody has any more.
          .method("shop.Order#sum()", 70, 72, "")
          .method("shop.Order#gone()", 80, 82, "")
          .method("shop.Order#kept()", 90, 92, "")
          .build();
  private final FileEdit edit =
      new FileEdit(
          "src/shop/Order.java",
          BEFORE,
          AFTER,
          List.of(3, 5, 7, 9),
          List.of(3, 5, 6, 9, 12, 13, 14));

  private List<ChangedMethod> touched() {
    return new EditedMethods(graph).methods(EditedFile.of(edit));
  }

  @Test
  void methods_areFoundOnBothSidesWhateverTheGraphsLines() {
    assertEquals(
        List.of("shop.Order#sum()", "shop.Order#fresh(String)", "shop.Order#gone()"),
        touched().stream().map(ChangedMethod::id).toList());
    assertEquals(
        List.of(How.MODIFIED, How.ADDED, How.REMOVED),
        touched().stream().map(ChangedMethod::how).toList());
  }

  @Test
  void linesOfAMethod_areThoseOfCodeInIt() {
    ChangedMethod sum = touched().get(0);
    assertEquals(List.of(5, 6), sum.lines());
    assertEquals(1, sum.removed());
    assertEquals(3, sum.size());
    assertEquals(
        new Query.Known(graph.find("shop.Order#sum()").orElseThrow(), Query.View.FULL),
        sum.query());
  }

  @Test
  void newMethod_isAskedAboutByItsDeclaration() {
    Query.Unseen query = assertInstanceOf(Query.Unseen.class, touched().get(1).query());
    assertEquals("shop.Order", query.owner());
    assertEquals("fresh", query.name());
    assertEquals("int", query.returnType());
  }

  @Test
  void fieldOnAChangedLine_isTouched() {
    assertEquals(
        Set.of(graph.find("shop.Order#total").orElseThrow()),
        new EditedMethods(graph).fields(EditedFile.of(edit)));
  }

  @Test
  void retypedParameter_isStillTheMethodOfTheGraph() {
    CodeGraph old = new Graphs().method("shop.Order#add(int)", 1, 2, "").build();
    List<ChangedMethod> named =
        new EditedMethods(old)
            .named("Order.java", "package shop; class Order { void add(long n) {} }");
    assertEquals("shop.Order#add(int)", named.get(0).id());
  }

  @Test
  void newOverload_isNotTakenForTheKnownOne() {
    CodeGraph old = new Graphs().method("shop.Order#add(int)", 1, 2, "").build();
    List<ChangedMethod> named =
        new EditedMethods(old)
            .named(
                "Order.java",
                "package shop; class Order { void add(long n) {} void add(int n) {} }");
    assertEquals(
        List.of("shop.Order#add(long)", "shop.Order#add(int)"),
        named.stream().map(ChangedMethod::id).toList());
  }

  /** The ids of the code and of the fields that the edit of one line touches. */
  private static List<String> touchedByLine(CodeGraph graph, String text, int line) {
    EditedFile file =
        EditedFile.of(
            new FileEdit("A.java", text.replace("1", "2"), text, List.of(line), List.of(line)));
    EditedMethods methods = new EditedMethods(graph);
    List<String> ids = new ArrayList<>();
    methods.methods(file).forEach(m -> ids.add(m.id()));
    methods.fields(file).forEach(f -> ids.add(graph.id(f)));
    return ids;
  }

  @Test
  void lineOfAnInitialiser_belongsToTheInnermostCodeAndToItsField() {
    String text =
        """
        enum Op {
          PLUS("+",
              1) {
            int apply() {
              return 1;
            }
          },
          MINUS(a -> {
            return 1;
          });
          static {
            run(1);
          }
          {
            run(1);
          }
          int plain =
              1;
          @Ann(
              1)
          String text = \"""
              1
              \""";
        }
        """;
    CodeGraph graph =
        new Graphs().field("Op#PLUS").field("Op#MINUS").field("Op#plain").field("Op#text").build();
    assertEquals(List.of("Op#<clinit>()", "Op#PLUS"), touchedByLine(graph, text, 3));
    assertEquals(List.of("Op$1#apply()", "Op#PLUS"), touchedByLine(graph, text, 5));
    assertEquals(List.of("Op#<clinit>()", "Op#MINUS"), touchedByLine(graph, text, 9));
    assertEquals(List.of("Op#<clinit>()"), touchedByLine(graph, text, 12));
    assertEquals(List.of("Op#<instinit>()"), touchedByLine(graph, text, 15));
    assertEquals(List.of("Op#plain"), touchedByLine(graph, text, 18));
    assertEquals(List.of("Op#text"), touchedByLine(graph, text, 20));
    assertEquals(List.of("Op#text"), touchedByLine(graph, text, 22));
  }

  @Test
  void fieldOfTheSameDeclaration_isTouchedByItsOwnLineOnly() {
    String text = "class A {\n  int a = 1,\n      b = 1;\n}\n";
    CodeGraph graph = new Graphs().field("A#a").field("A#b").build();
    assertEquals(List.of("A#b"), touchedByLine(graph, text, 3));
    assertEquals(List.of("A#a", "A#b"), touchedByLine(graph, text, 2));
  }
}
