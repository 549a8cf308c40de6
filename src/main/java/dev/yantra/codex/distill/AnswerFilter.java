package dev.yantra.codex.distill;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Fragment;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Question.Kind;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the answers and labels that a student can learn from, and counts what it drops and why. */
final class AnswerFilter {
  private final CodeGraph graph;
  private final Splits splits;
  private final Vocabulary vocabulary;
  private final SortedMap<String, Integer> dropped = new TreeMap<>();
  private int mapped;
  private int read;
  private int kept;

  AnswerFilter(CodeGraph graph, Splits splits, Vocabulary vocabulary) {
    this.graph = graph;
    this.splits = splits;
    this.vocabulary = vocabulary;
  }

  /**
   * One draft for each usable answer; of several by one model to one request, the last good one.
   */
  List<Draft> drafts(List<Answer> answers) {
    Map<String, Answer> latest = new LinkedHashMap<>();
    for (Answer answer : answers) {
      String key = answer.request().id() + "\n" + answer.provenance().voice();
      Answer earlier = latest.get(key);
      boolean worse =
          earlier != null
              && earlier.outcome() == Outcome.ANSWERED
              && answer.outcome() != Outcome.ANSWERED;
      if (earlier != null) {
        drop("answered again later");
      }
      if (!worse) {
        latest.put(key, answer);
      }
    }
    List<Draft> drafts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Answer answer : latest.values()) {
      draft(answer).filter(d -> isNew(d, seen)).ifPresent(drafts::add);
    }
    return drafts;
  }

  SortedMap<String, Integer> dropped() {
    return Collections.unmodifiableSortedMap(dropped);
  }

  int mapped() {
    return mapped;
  }

  int read() {
    return read;
  }

  int kept() {
    return kept;
  }

  private Optional<Draft> draft(Answer answer) {
    Request request = answer.request();
    if (answer.outcome() != Outcome.ANSWERED) {
      return drop(answer.outcome().name().toLowerCase(Locale.ROOT));
    }
    int node = -1;
    int group = -1;
    Split split = Split.TRAIN;
    if (!request.method().isEmpty()) {
      OptionalInt found = graph.find(request.method());
      if (found.isEmpty()) {
        return drop("method no longer in the repository");
      }
      node = found.getAsInt();
      group = splits.group(node);
      split = splits.side(node);
      if (split == Split.TEST) {
        return drop("method held out for testing");
      }
    }
    List<SoftLabel> labels = labels(answer);
    return labels.isEmpty()
        ? drop("no usable label")
        : Optional.of(
            new Draft(
                request,
                answer.provenance().voice(),
                node,
                group,
                split,
                labels,
                answer.confidence()));
  }

  private List<SoftLabel> labels(Answer answer) {
    SortedMap<Question, SoftLabel> labels = new TreeMap<>();
    for (SoftLabel label : answer.labels()) {
      Optional<Question> question = vocabulary.translate(label.question());
      if (question.isEmpty()) {
        drop("label: names nothing in the repository");
      } else if (heldOut(question.get())) {
        drop("label: similar to a method held out");
      } else {
        count(label.question(), question.get());
        // Two words for one label: the surer yes counts.
        labels.merge(
            question.get(),
            meaning(label, question.get()),
            (one, other) -> one.probability() >= other.probability() ? one : other);
      }
    }
    readCode(answer, labels);
    return List.copyOf(labels.values());
  }

  /** What the code shows counts where the teacher has said nothing. */
  private void readCode(Answer answer, SortedMap<Question, SoftLabel> labels) {
    if (answer.fragment().status() == Fragment.Status.BROKEN) {
      drop("code: is no Java");
    }
    CodeLabels.of(answer)
        .forEach(
            (asked, label) -> {
              Optional<Question> question = vocabulary.translate(asked);
              if (question.isEmpty()) {
                drop("code: names nothing in the repository");
              } else if (labels.putIfAbsent(question.get(), meaning(label, question.get()))
                  == null) {
                read++;
              }
            });
  }

  private static SoftLabel meaning(SoftLabel label, Question question) {
    return new SoftLabel(question, label.probability(), label.how(), label.n(), label.spread());
  }

  private void count(Question asked, Question meant) {
    if (Vocabulary.isNew(meant)) {
      kept++;
    } else if (!asked.equals(meant)) {
      mapped++;
    }
  }

  private boolean heldOut(Question question) {
    return question.kind() == Kind.SIMILAR
        && graph.find(question.subject()).stream().anyMatch(n -> splits.side(n) == Split.TEST);
  }

  /** Overloads with the same words teach the same thing twice. */
  private boolean isNew(Draft draft, Set<String> seen) {
    Request r = draft.request();
    String key =
        draft.node() < 0
            ? r.id()
            : draft.group() + "\n" + r.owner() + "\n" + r.text() + "\n" + r.signature();
    if (seen.add(draft.voice() + "\n" + key)) {
      return true;
    }
    drop("the same request again");
    return false;
  }

  private <T> Optional<T> drop(String reason) {
    dropped.merge(reason, 1, Integer::sum);
    return Optional.empty();
  }
}
