package dev.yantra.codex.student.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.imports.PretrainedImports;
import dev.yantra.codex.student.network.GraphView;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A till and a shelf with five methods, which need a basket, a clock and a base between them. */
final class ImportMemoryTest {
  private static final String ASKED = "shop.Till#isOpen()";
  private static final CodeGraph GRAPH =
      CodeGraph.of(
          List.of(
              type("shop.Till"),
              type("shop.Shelf"),
              new FieldNode("shop.Till#held", new SourceRange("Till.java", 3, 3), "B", List.of()),
              method("shop.Till#fill()", 10, "void", "public"),
              method("shop.Till#tick(int)", 20, "void", "public"),
              method(ASKED, 30, "boolean", "private", "static"),
              method("shop.Till#drain()", 40, "void", "public"),
              method("shop.Shelf#use()", 10, "void", "public")),
          List.of(
              new Edge(EdgeKind.IMPORTS, "shop.Till", "lib.Base", 0, 1),
              new Edge(EdgeKind.IMPORTS, "shop.Till", "lib.Basket", 0, 1),
              new Edge(EdgeKind.IMPORTS, "shop.Till", "lib.Clock", 0, 1),
              new Edge(EdgeKind.IMPORTS, "shop.Shelf", "lib.Clock", 0, 1),
              new Edge(EdgeKind.EXTENDS, "shop.Till", "lib.Base", 0, 1),
              new Edge(EdgeKind.USES_TYPE, "shop.Till#held", "lib.Basket", 0, 1),
              new Edge(EdgeKind.USES_TYPE, "shop.Till#fill()", "lib.Basket", 0, 1),
              new Edge(EdgeKind.USES_TYPE, "shop.Till#tick(int)", "lib.Clock", 0, 1),
              new Edge(EdgeKind.USES_TYPE, "shop.Till#drain()", "lib.Basket", 0, 1),
              new Edge(EdgeKind.USES_TYPE, "shop.Shelf#use()", "lib.Clock", 0, 1),
              new Edge(EdgeKind.CALLS, "shop.Shelf#use()", ASKED, 0, 1)));

  private static TypeNode type(String id) {
    return new TypeNode(
        id, new SourceRange(id + ".java", 1, 99), "class", List.of(), List.of(), "", false);
  }

  private static MethodNode method(String id, int line, String returns, String... modifiers) {
    return new MethodNode(
        id,
        new SourceRange("Till.java", line, line + 5),
        List.of(),
        returns,
        List.of(modifiers),
        List.of(),
        "",
        List.of(),
        new MethodBody(1, 1, 1, new TreeMap<>(), EnumSet.noneOf(Concern.class), ""),
        false,
        Set.of(),
        false,
        MethodHistory.NONE);
  }

  private final ImportMemory memory =
      new ImportMemory(
          new SpecIndex(GraphView.whole(GRAPH)), ImportRegressions.NONE, PretrainedImports.NONE);

  private double[] row(double[][] rows, String type) {
    return rows[Arrays.binarySearch(memory.candidates(), GRAPH.find(type).orElseThrow())];
  }

  private static double column(double[] row, String name) {
    return row[ImportMemory.COLUMNS.position(name)];
  }

  /** The values of a column for the base, the basket and the clock. */
  private List<Double> column(double[][] rows, String name) {
    return List.of(
        column(row(rows, "lib.Base"), name),
        column(row(rows, "lib.Basket"), name),
        column(row(rows, "lib.Clock"), name));
  }

  private double[][] asked() {
    return memory.of(SpecView.of(GRAPH, GRAPH.find(ASKED).orElseThrow()));
  }

  private static SpecView unseen(String owner, String name, String returns) {
    return SpecView.of(GRAPH, new Query.Unseen("", owner, name, List.of(), returns));
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  @Test
  void candidates_areTheTypesThatSomeFileImports() {
    assertEquals(
        List.of("lib.Base", "lib.Basket", "lib.Clock"),
        Arrays.stream(memory.candidates()).mapToObj(GRAPH::id).toList());
  }

  @Test
  void shares_goFromTheTreeToTheTypeAndLeaveTheAskedMethodOut() {
    double[] clock = row(asked(), "lib.Clock");
    double tree = (2 + 4 * 0.25) / (4 + 4);
    double inPackage = (2 + 4 * tree) / (4 + 4);
    double file = (1 + 4 * inPackage) / (3 + 4);
    double owner = (1 + 4 * file) / (3 + 4);

    assertEquals(logit(tree), column(clock, "share.tree"), 1e-12);
    assertEquals(logit(inPackage), column(clock, "share.package"), 1e-12);
    assertEquals(logit(file), column(clock, "share.file"), 1e-12);
    assertEquals(logit(owner), column(clock, "share.owner"), 1e-12);
  }

  @Test
  void surroundings_tellWhatTheFileTheTypeAndTheCallersNeed() {
    double[][] rows = asked();

    assertEquals(
        List.of(Math.log(2), Math.log(4), Math.log(2)), column(rows, "around.log-users-in-file"));
    assertEquals(List.of(0.0, 1.0, 0.0), column(rows, "around.fields"));
    assertEquals(List.of(1.0, 0.0, 0.0), column(rows, "around.is-supertype"));
    assertEquals(List.of(0.0, 0.0, 1.0), column(rows, "around.needed-by-method-before"));
    assertEquals(List.of(0.0, 1.0, 0.0), column(rows, "around.needed-by-method-after"));
    assertEquals(List.of(0.0, 0.0, 1.0), column(rows, "around.share-of-callers"));
    assertEquals(List.of(1.0, 1.0, 1.0), column(rows, "around.callers"));
    double one = Math.log(2);
    assertEquals(List.of(one, one, one), column(rows, "around.log-types-of-fields"));
    double three = Math.log(4);
    assertEquals(List.of(three, three, three), column(rows, "around.log-types-in-file"));
  }

  @Test
  void files_tellHowCommonATypeIsAndWhetherItIsImportedHere() {
    assertEquals(List.of(0.0, 0.0, Math.log(2)), column(asked(), "files.log-files"));
    assertEquals(List.of(1.0, 1.0, 1.0), column(asked(), "files.in-this-file"));
    assertEquals(
        List.of(0.0, 0.0, 1.0),
        column(memory.of(unseen("shop.Shelf", "turn", "void")), "files.in-this-file"));
    assertEquals(
        List.of(0.0, 0.0, 0.0),
        column(memory.of(unseen("shop.New", "turn", "void")), "files.in-this-file"));
  }

  @Test
  void askedMethod_isDescribedTheSameForAllCandidates() {
    double[] row = row(asked(), "lib.Base");

    assertEquals(1, column(row, "asked.is-private"));
    assertEquals(1, column(row, "asked.is-static"));
    assertEquals(0, column(row, "asked.is-public"));
    assertEquals(0, column(row, "asked.is-test"));
    assertEquals(0, column(row, "asked.is-constructor"));
    assertEquals(0, column(row, "asked.returns-void"));
    assertEquals(0, column(row, "asked.parameters"));
    assertEquals(0, column(row, "asked.is-documented"));
    assertEquals(0, column(row, "asked.thrown"));
    assertEquals(0, column(row, "asked.named-types"));
    assertEquals(Math.log(4), column(row, "asked.log-methods-in-file"), 1e-12);
    assertEquals(Math.log(4), column(row, "asked.log-methods-in-type"), 1e-12);
    assertEquals(Math.log(6), column(row, "asked.log-methods"), 1e-12);
    double[] tick =
        row(
            memory.of(SpecView.of(GRAPH, GRAPH.find("shop.Till#tick(int)").orElseThrow())),
            "lib.Clock");
    assertEquals(1, column(tick, "asked.is-public"));
    assertEquals(1, column(tick, "asked.returns-void"));
    assertEquals(1, column(tick, "asked.parameters"));
  }

  @Test
  void wordsOfAName_areFoundInTheDeclaration() {
    double[][] rows = memory.of(unseen("shop.Shelf", "clockUp", "void"));

    assertEquals(List.of(0.0, 0.0, 1.0), column(rows, "like.words-share"));
    assertEquals(List.of(0.0, 0.0, 1.0), column(rows, "like.words-all-without-name"));
    double[][] named = memory.of(unseen("shop.Shelf", "up", "Clock"));
    assertEquals(List.of(0.0, 0.0, 1.0), column(named, "like.words-share"));
    assertEquals(List.of(0.0, 0.0, 0.0), column(named, "like.words-all-without-name"));
    assertEquals(List.of(0.0, 0.0, 1.0), column(named, "named.is-meant"));
  }

  @Test
  void nearestDeclarations_tellWhatTheyNeed() {
    double[][] rows = memory.of(unseen("shop.New", "drainAll", "int"));

    assertEquals(List.of(0.0, 1.0, 0.0), column(rows, "like.nearest-share"));
    assertEquals(
        List.of(0.0, 0.0, 0.0),
        column(memory.of(unseen("far.New", "zzz", "int")), "like.nearest-share"));
  }

  @Test
  void usualLine_putsATypeFirstThatTheDeclarationNames() {
    double[][] rows = memory.of(unseen("shop.Shelf", "up", "Basket"));
    double base = ImportMemory.usual().logit(row(rows, "lib.Base"));
    double basket = ImportMemory.usual().logit(row(rows, "lib.Basket"));
    double clock = ImportMemory.usual().logit(row(rows, "lib.Clock"));

    assertTrue(basket > base + 1 && basket > clock + 1, base + " " + basket + " " + clock);
    assertTrue(basket > 0, "more likely than not: " + basket);
  }
}
