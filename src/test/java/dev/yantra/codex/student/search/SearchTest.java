package dev.yantra.codex.student.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.encoder.TinyNetwork;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.calibrate.SearchFit;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.student.train.StudentTraining;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchTest {
  private static final List<String> NOUNS =
      List.of("order", "user", "ticket", "route", "price", "stock", "letter", "report");

  private static CodeGraph idioms(UnaryOperator<String> docOfOrders) {
    return Idioms.graph(NOUNS, (noun, doc) -> noun.equals("order") ? docOfOrders.apply(doc) : doc);
  }

  private static int number(CodeGraph graph, String id) {
    return graph.find(id).orElseThrow();
  }

  @Test
  void otherMethodsJavadoc_teachesWhatTheProseMeans() {
    CodeGraph graph = idioms(doc -> "");
    SearchEvidence search = Idioms.search(graph, SearchPrior.NONE);
    Blend usual = new Blend(SearchEvidence.usual(), 0);
    assertEquals(
        "shop.Orders#drop(java.lang.String)",
        Idioms.found(graph, search, usual, "Erases an order for good."));
  }

  @Test
  void untoldMethod_isJudgedAsIfItHadNoJavadoc() {
    CodeGraph graph = idioms(doc -> doc);
    int asked = number(graph, "shop.Orders#drop(java.lang.String)");
    SearchEvidence told =
        new SearchEvidence(
            graph,
            m -> true,
            m -> m != asked,
            SearchEvidence.Docs.NONE,
            Optional.empty(),
            SearchPrior.NONE);
    SearchEvidence untold = Idioms.search(graph, SearchPrior.NONE);
    String question = "Erases an order for good.";
    int row = Arrays.binarySearch(told.methods(), asked);
    assertArrayEquals(told.of(question)[row], untold.of(question, m -> m == asked)[row], 0.15);
  }

  @Test
  void heldOutJavadoc_changesNoAnswer() {
    CodeGraph graph = SyntheticRepository.graph(24, 1);
    Splits splits = Splits.of(graph, 42);
    CodeGraph other = SyntheticRepository.withOtherDocs(graph, m -> splits.side(m) != Split.TRAIN);
    Model model = StudentTraining.untrained(graph, 42);
    ServedStudent honest = ServedStudent.heldOut(model, graph, splits);
    ServedStudent changed = ServedStudent.heldOut(model, other, splits);
    for (String text : List.of("Stores a user for later.", "Rejects a bad one.", "quux")) {
      assertEquals(
          honest.similar(Query.Unseen.of(text), 50), changed.similar(Query.Unseen.of(text), 50));
      double all =
          honest.similar(Query.Unseen.of(text), graph.size()).stream()
              .mapToDouble(Prediction::probability)
              .sum();
      assertEquals(1, all, 1e-9);
    }
  }

  @Test
  void javadocInView_isFoundByItsWords() {
    CodeGraph graph =
        SyntheticRepository.withOtherDocs(SyntheticRepository.graph(8, 1), m -> m % 7 == 0);
    SearchEvidence search =
        new SearchEvidence(
            graph,
            m -> true,
            m -> true,
            SearchEvidence.Docs.ALL,
            Optional.empty(),
            SearchPrior.NONE);
    double[][] evidence = search.of("quux");
    for (int i = 0; i < evidence.length; i++) {
      boolean says = graph.method(search.methods()[i]).javadoc().contains("quux");
      assertEquals(says, evidence[i][SearchEvidence.DOC] > 0);
    }
  }

  @Test
  void encoderThatReadsAlong_speaksForTheDeclarationThatMeansTheQuestion(@TempDir Path directory) {
    CodeGraph graph = idioms(doc -> "");
    // A network to which "erases" and "drop" are the same thing, as to one that has read much.
    List<String> pieces = List.of("orders", "erases", "a", "b", "c", "d", "drop");
    Path network = TinyNetwork.bert(directory.resolve("tiny"), pieces, 5);
    CachedEncoder sentences =
        CachedEncoder.open(new Workspace(directory.resolve("repository")), network);
    SearchEvidence search =
        new SearchEvidence(
            graph,
            m -> true,
            m -> false,
            SearchEvidence.Docs.NONE,
            Optional.of(sentences),
            SearchPrior.NONE);
    Blend order =
        SearchEvidence.withMeaning(new Blend(new double[SearchEvidence.COLUMNS.size()], 0));
    assertEquals(
        "shop.Orders#drop(java.lang.String)", Idioms.found(graph, search, order, "Erases orders"));
  }

  @Test
  void fit_ranksItsOwnQuestionsBetterThanItStarted() {
    CodeGraph graph = SyntheticRepository.graph(36, 1);
    Splits splits = Splits.of(graph, 42);
    Model model = StudentTraining.untrained(graph, 42);
    ServedStudent student = ServedStudent.heldOut(model, graph, splits);
    Blend flat = new Blend(new double[SearchEvidence.COLUMNS.size()], 0);
    Blend fitted = new SearchFit(student, graph, splits, 42).fit(flat);
    assertTrue(fitted.weights()[SearchEvidence.CODE] > 0, fitted.toString());
    assertEquals(fitted, new SearchFit(student, graph, splits, 42).fit(flat));
  }
}
