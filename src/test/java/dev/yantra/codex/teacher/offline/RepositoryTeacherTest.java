package dev.yantra.codex.teacher.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Fingerprint;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.corpus.ToyRepository;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.teacher.Requests;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepositoryTeacherTest {
  private final CodeGraph graph = ToyRepository.graph(200);
  private final Splits splits = Splits.of(graph, 42);
  @TempDir Path directory;

  @Test
  void heldOutMethod_isNeverAskedAbout() {
    int heldOut =
        graph.methods().filter(m -> splits.side(m) == Split.TEST).findFirst().orElseThrow();
    Request request = Requests.of(graph.method(heldOut));
    assertThrows(IllegalArgumentException.class, () -> teacher().ask(request, List.of()));
  }

  @Test
  void freeRequest_isAnsweredByItsWords() {
    Answer answer = teacher().ask(Requests.free("parse a quoted record", "", ""), List.of());
    assertEquals("", answer.code());
    assertTrue(probability(answer, "concern:has_parsing") > 0.7, answer::toString);
    assertTrue(probability(answer, "concern:has_time") < 0.3, answer::toString);
    assertTrue(answer.confidence() > 0.5);
  }

  @Test
  void nobody_votesForARequestThatSharesNoWord() {
    Answer answer = teacher().ask(Requests.free("zyzzyva", "", ""), List.of());
    assertEquals(List.of(), answer.labels());
    assertEquals(0, answer.confidence());
  }

  @Test
  void request_holdsNothingOfTheBody() {
    graph
        .methods()
        .filter(m -> Requests.possible(graph, m))
        .forEach(
            m -> {
              Request request = Requests.of(graph.method(m));
              assertFalse(request.toString().contains("body"), request::toString);
              assertFalse(Requests.words(request).contains("token" + m));
            });
  }

  @Test
  void label_countsItsVoters() {
    int method =
        graph
            .methods()
            .filter(m -> splits.side(m) == Split.TRAIN && Requests.possible(graph, m))
            .findFirst()
            .orElseThrow();
    Answer answer = teacher().ask(Requests.of(graph.method(method)), List.of());
    assertEquals(15, answer.similarTo().size());
    for (SoftLabel l : answer.labels()) {
      switch (l.question().kind()) {
        case CONCERN, CALL, IMPORT, BUG -> assertEquals(15, l.n(), l::toString);
        // Only a neighbour with tests shows which kinds of test it needs.
        case TEST_KIND -> assertTrue(l.n() >= 1 && l.n() <= 15, l::toString);
        case SIMILAR -> assertEquals(1, l.n(), l::toString);
      }
    }
  }

  @Test
  void fingerprint_followsTheGraph() {
    assertEquals(
        Fingerprint.of(graph), Fingerprint.of(ToyRepository.graph(200)), "the same repository");
    assertFalse(Fingerprint.of(graph).equals(Fingerprint.of(ToyRepository.graph(201))));
  }

  private RepositoryTeacher teacher() {
    return new RepositoryTeacher(directory, graph, splits);
  }

  private static double probability(Answer answer, String question) {
    return answer.labels().stream()
        .filter(l -> l.question().equals(Question.parse(question)))
        .mapToDouble(SoftLabel::probability)
        .findFirst()
        .orElseThrow();
  }
}
