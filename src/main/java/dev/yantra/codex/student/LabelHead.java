package dev.yantra.codex.student;

import static dev.yantra.codex.student.HeadMatrix.Size.EMBEDDING;
import static dev.yantra.codex.student.HeadMatrix.Size.LABELS;
import static dev.yantra.codex.student.HeadMatrix.Size.ONE;
import static dev.yantra.codex.student.HeadMatrix.Size.TOWER;
import static dev.yantra.codex.student.HeadMatrix.Size.WORDS;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.TestKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A head whose labels are described by texts, each of which holds of a method or does not. All such
 * heads share their classes; what is different stands here.
 */
@SuppressWarnings("ImmutableEnumChecker") // Written once; the functions hold no state.
public enum LabelHead implements Head {
  /** Concerns of a body, from the declaration. */
  CONCERNS(
      "concerns",
      new Role(3, 0.3f, true, true),
      texts(Concern.values(), Concern::label, Concern::description),
      Optional.of(KnownLabels::concerns),
      Optional.of(Question.Kind.CONCERN)),
  /** Kinds of test that a method needs, from the declaration. */
  KINDS(
      "kinds",
      new Role(4, 0.3f, true, true),
      texts(TestKind.values(), TestKind::label, TestKind::description),
      Optional.of(KnownLabels::testKinds),
      Optional.of(Question.Kind.TEST_KIND)),
  /**
   * Types of bugs, from the whole method: only a teacher names them, and it has seen the body. The
   * history says that there was a bug, not which.
   */
  BUGS(
      "bugs",
      new Role(5, 0.2f, false, false),
      texts(BugType.values(), BugType::label, BugType::description),
      Optional.empty(),
      Optional.of(Question.Kind.BUG));

  private final String key;
  private final Role role;
  private final Map<String, String> texts;
  private final Optional<KnownLabels> known;
  private final Optional<Question.Kind> question;

  LabelHead(
      String key,
      Role role,
      Map<String, String> texts,
      Optional<KnownLabels> known,
      Optional<Question.Kind> question) {
    this.key = key;
    this.role = role;
    this.texts = texts;
    this.known = known;
    this.question = question;
  }

  private static <E> Map<String, String> texts(
      E[] labels, Function<E, String> label, Function<E, String> text) {
    Map<String, String> texts = new LinkedHashMap<>();
    Arrays.stream(labels).forEach(l -> texts.put(label.apply(l), text.apply(l)));
    return texts;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Role role() {
    return role;
  }

  /** Query times label, with a bias for each label; all heads project the texts alike. */
  @Override
  public List<HeadMatrix> matrices() {
    return List.of(
        HeadMatrix.of(key + ".query", EMBEDDING, TOWER),
        HeadMatrix.of(key + ".bias", ONE, LABELS),
        HeadMatrix.of("described.label", WORDS, TOWER));
  }

  /** The labels that every repository has, in order; a teacher may invent others. */
  public List<String> labels() {
    return new ArrayList<>(texts.keySet());
  }

  /** The meaning of one of {@link #labels}, in words. */
  public Optional<String> text(String label) {
    return Optional.ofNullable(texts.get(label));
  }

  /** The labels that the repository itself shows; empty where it shows none of any method. */
  public Optional<KnownLabels> known() {
    return known;
  }

  /** The kind of question that asks a teacher for such labels; empty where none is asked. */
  public Optional<Question.Kind> question() {
    return question;
  }
}
