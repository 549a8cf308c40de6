package dev.yantra.codex.distill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.corpus.Fragment;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.corpus.ToyRepository;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AnswerFilterTest {
  private final CodeGraph graph = ToyRepository.graph(80);
  private final Splits splits = Splits.of(graph, 42);
  private final AnswerFilter filter = new AnswerFilter(graph, splits, new Vocabulary(graph));

  private String method(Split side, int number) {
    return graph
        .node(
            graph
                .methods()
                .filter(m -> splits.side(m) == side)
                .skip(number)
                .findFirst()
                .orElseThrow())
        .id();
  }

  private static SoftLabel label(String question, double p) {
    return new SoftLabel(Question.parse(question), p, "said", 1, 0);
  }

  private static Answer answer(
      String id, String method, Outcome outcome, Fragment code, SoftLabel... labels) {
    return new Answer(
        new Request(id, "text " + id, method, "sig", "own"),
        outcome,
        "",
        "",
        List.of(labels),
        0.8,
        List.of(),
        code,
        Provenance.offline("x", "model", ""));
  }

  private static Answer answer(String id, String method, SoftLabel... labels) {
    return answer(id, method, Outcome.ANSWERED, Fragment.NONE, labels);
  }

  @Test
  void drafts_knowMethodGroupAndSide() {
    String train = method(Split.TRAIN, 0);
    String validation = method(Split.VALIDATION, 0);
    List<Draft> drafts =
        filter.drafts(
            List.of(
                answer("a", train, label("concern:has_io", 0.7)),
                answer("b", validation, label("concern:has_io", 0.7)),
                answer("c", "", label("concern:has_io", 0.7))));
    assertEquals(3, drafts.size());
    assertEquals(graph.find(train).orElseThrow(), drafts.get(0).node());
    assertEquals(splits.group(drafts.get(0).node()), drafts.get(0).group());
    assertEquals(Split.TRAIN, drafts.get(0).split());
    assertEquals(Split.VALIDATION, drafts.get(1).split());
    assertEquals(-1, drafts.get(2).node());
    assertEquals(-1, drafts.get(2).group());
    assertEquals(List.of(true, false, false), drafts.stream().map(Draft::informs).toList());
    assertEquals(0.8, drafts.get(0).confidence());
    assertEquals("x", drafts.get(0).voice());
    assertEquals(Map.of(), filter.dropped());
  }

  @Test
  void drafts_leaveOutWhatCannotBeLearnedFrom() {
    List<Draft> drafts =
        filter.drafts(
            List.of(
                answer("a", method(Split.TEST, 0), label("concern:has_io", 0.7)),
                answer("b", "no.Such#method()", label("concern:has_io", 0.7)),
                answer("c", "", Outcome.REFUSED, Fragment.NONE, label("concern:has_io", 0.7)),
                answer("d", "", label("call:Nobody.knows", 0.5)),
                answer("e", "", label("similar:" + method(Split.TEST, 1), 0.5)),
                answer("f", "")));
    assertEquals(List.of(), drafts);
    assertEquals(
        Map.of(
            "method held out for testing", 1,
            "method no longer in the repository", 1,
            "refused", 1,
            "label: names nothing in the repository", 1,
            "label: similar to a method held out", 1,
            "no usable label", 3),
        filter.dropped());
  }

  @Test
  void drafts_takeTheLastAnswerOfAModelToARequest() {
    List<Draft> drafts =
        filter.drafts(
            List.of(
                answer("a", "", label("concern:has_io", 0.1)),
                answer("a", "", label("concern:has_io", 0.9))));
    assertEquals(1, drafts.size());
    assertEquals(0.9, drafts.get(0).labels().get(0).probability());
    assertEquals(Map.of("answered again later", 1), filter.dropped());
  }

  @Test
  void drafts_keepWhatAnotherModelSaidUnderTheSameName() {
    Answer one = answer("a", "", label("concern:has_io", 0.1));
    List<Draft> drafts = filter.drafts(List.of(by(one, "good"), by(one, "bad")));
    assertEquals(List.of("x good", "x bad"), drafts.stream().map(Draft::voice).toList());
    assertEquals(Map.of(), filter.dropped());
  }

  private static Answer by(Answer answer, String modelAnswered) {
    return new Answer(
        answer.request(),
        answer.outcome(),
        answer.code(),
        answer.reasoning(),
        answer.labels(),
        answer.confidence(),
        answer.similarTo(),
        answer.fragment(),
        new Provenance(
            "x", "name", modelAnswered, "", "", 0, 0, 0, 0, 0, "2026-11-22T12:00:00Z", "", 0));
  }

  @Test
  void drafts_takeTheSameWordsOfOneGroupOnce() {
    String train = method(Split.TRAIN, 0);
    Request one = new Request("a", "text", train, "sig", "own");
    Request other = new Request("b", "text", train, "sig", "own");
    Answer first = answer("a", train, label("concern:has_io", 0.7));
    List<Draft> drafts =
        filter.drafts(
            Stream.of(one, other)
                .map(
                    r ->
                        new Answer(
                            r,
                            Outcome.ANSWERED,
                            "",
                            "",
                            first.labels(),
                            0.5,
                            List.of(),
                            Fragment.NONE,
                            first.provenance()))
                .toList());
    assertEquals(1, drafts.size());
    assertEquals(Map.of("the same request again", 1), filter.dropped());
  }

  @Test
  void labels_thatMeanTheSameKeepTheSurerYes() {
    List<SoftLabel> labels =
        filter
            .drafts(
                List.of(
                    answer(
                        "a",
                        "",
                        label("concern:file access", 0.4),
                        label("concern:has_io", 0.9),
                        label("concern:streams of files", 0.2),
                        label("concern:observability", 0.6))))
            .get(0)
            .labels();
    SoftLabel io =
        labels.stream()
            .filter(l -> l.question().subject().equals("has_io"))
            .findFirst()
            .orElseThrow();
    assertEquals(0.9, io.probability());
    assertEquals(1, filter.mapped());
    assertEquals(2, filter.kept());
    assertEquals(0, filter.read());
  }

  @Test
  void code_saysWhatTheTeacherDidNot() {
    String call = "java.nio.file.Files#newInputStream()";
    Fragment code =
        new Fragment(
            Fragment.Status.PARSED,
            List.of(),
            List.of(
                new Edge(EdgeKind.CALLS, "toy.p0.A#m()", call, 0, 1),
                new Edge(EdgeKind.USES_TYPE, "toy.p0.A#m()", "java.util.Scanner", 0, 1),
                new Edge(EdgeKind.USES_TYPE, "toy.p0.A#m()", "java.lang.String", 0, 1),
                new Edge(EdgeKind.USES_TYPE, "toy.p0.A#m()", "toy.p0.B", 0, 1),
                new Edge(EdgeKind.CALLS, "toy.p0.A#m()", "no.Such#call()", 0, 1)));
    List<SoftLabel> labels =
        filter
            .drafts(
                List.of(
                    answer(
                        "a", "", Outcome.ANSWERED, code, label("import:java.util.Scanner", 0.3))))
            .get(0)
            .labels();
    assertEquals(
        List.of("call:" + call + " 0.8 code", "import:java.util.Scanner 0.3 said"),
        labels.stream()
            .map(l -> l.question() + " " + l.probability() + " " + l.how())
            .sorted()
            .toList());
    assertEquals(1, filter.read());
    assertEquals(Map.of("code: names nothing in the repository", 1), filter.dropped());
  }

  @Test
  void code_thatIsNoJavaIsCounted() {
    filter.drafts(
        List.of(answer("a", "", Outcome.ANSWERED, Fragment.BROKEN, label("concern:has_io", 0.3))));
    assertEquals(Map.of("code: is no Java", 1), filter.dropped());
  }

  @Test
  void crossFit_spreadsNeighboursOverFiveFolds() {
    // A fold that is left out is calibrated by the others: here one group in five says otherwise.
    List<CrossFit.Grouped> cases =
        IntStream.range(0, 500)
            .mapToObj(
                g ->
                    new CrossFit.Grouped(
                        g, new MonotoneCalibration.Case(g % 2 == 0 ? 0.8 : 0.2, g % 4 < 2 ? 1 : 0)))
            .toList();
    CrossFit fit = CrossFit.fit(cases);
    assertEquals("platt", fit.method());
    long different = IntStream.range(0, 100).mapToDouble(g -> fit.apply(g, 0.8)).distinct().count();
    assertEquals(5, different);
    assertEquals("none", CrossFit.NONE.method());
    assertEquals(0.3, CrossFit.NONE.apply(9, 0.3));
  }
}
