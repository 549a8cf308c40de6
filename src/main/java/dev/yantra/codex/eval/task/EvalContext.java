package dev.yantra.codex.eval.task;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.eval.metric.Bootstrap;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.student.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The inputs that every task shares: the graph, its calls, its split, and a student that has not
 * seen the bodies of the validation and test sides.
 *
 * @param contenders the student, last, and before it what it is without one of its parts
 * @param inUse the student as people ask it, if there are requests to measure it on
 */
public record EvalContext(
    CodeGraph graph,
    CallSites sites,
    Splits splits,
    List<StudentVariant> contenders,
    Optional<StudentInUse> inUse,
    EvalOptions options) {
  public EvalContext {
    contenders = List.copyOf(contenders);
  }

  /** A bench with one student. */
  public EvalContext(
      CodeGraph graph, CallSites sites, Splits splits, Student student, EvalOptions options) {
    this(
        graph,
        sites,
        splits,
        List.of(new StudentVariant(StudentVariant.STUDENT, student)),
        Optional.empty(),
        options);
  }

  /** How each contender answers a question whose answers are labels. */
  List<LabelSystem> asked(LabelQuestion question) {
    return contenders.stream()
        .map(
            c ->
                new LabelSystem(
                    c.system(), m -> LabelSystem.scores(question.ask(c.student(), spec(m)))))
        .toList();
  }

  /** A question whose answers are labels. */
  interface LabelQuestion {
    List<Prediction> ask(Student student, Query query);
  }

  /** The whole student. */
  public Student student() {
    return contenders.get(contenders.size() - 1).student();
  }

  /** The methods of main code with a body that stand on a side, ascending. */
  public List<Integer> side(Split side) {
    return graph
        .methods()
        .filter(m -> splits.side(m) == side && Usage.isWritten(graph, m))
        .boxed()
        .toList();
  }

  /** The methods of the test side that a task can ask about; a drawn part of them if too many. */
  public List<Integer> cases(IntPredicate usable) {
    return drawn(Split.TEST, usable);
  }

  /** The methods of the validation side that thresholds are chosen on. */
  List<Integer> validation(IntPredicate usable) {
    return drawn(Split.VALIDATION, usable);
  }

  private List<Integer> drawn(Split side, IntPredicate usable) {
    return drawn(side(side).stream().filter(usable::test).toList());
  }

  /** All of some cases in their order; a drawn part of them if too many. */
  <T> List<T> drawn(List<T> all) {
    if (all.size() <= options.cases()) {
      return List.copyOf(all);
    }
    List<Integer> places = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
    Collections.shuffle(places, new Random(options.seed()));
    return places.subList(0, options.cases()).stream().sorted().map(all::get).toList();
  }

  MethodNode method(int number) {
    return graph.method(number);
  }

  /** How the student is asked before the body exists. */
  public static Query spec(int method) {
    return new Query.Known(method, Query.View.SPEC);
  }

  /** The split's groups of some methods. */
  int[] groups(List<Integer> methods) {
    return methods.stream().mapToInt(splits::group).toArray();
  }

  public Bootstrap bootstrap() {
    return new Bootstrap(options.seed(), options.resamples());
  }
}
