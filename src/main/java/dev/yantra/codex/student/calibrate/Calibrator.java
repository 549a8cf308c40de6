package dev.yantra.codex.student.calibrate;

import dev.yantra.codex.corpus.Split;
import dev.yantra.codex.corpus.Splits;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.math.ConditionalLogit;
import dev.yantra.codex.math.LogisticRegression;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.Head;
import dev.yantra.codex.student.KnownLabels;
import dev.yantra.codex.student.LabelHead;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.SpecialHead;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.fit.Blend;
import dev.yantra.codex.student.fit.BlendFit;
import dev.yantra.codex.student.fit.Platt;
import dev.yantra.codex.student.fit.Stacking;
import dev.yantra.codex.student.network.TextField;
import dev.yantra.codex.student.serve.CallEvidence;
import dev.yantra.codex.student.serve.EncodedQuery;
import dev.yantra.codex.student.serve.ImportEvidence;
import dev.yantra.codex.student.serve.LabelEvidence;
import dev.yantra.codex.student.serve.Model;
import dev.yantra.codex.student.serve.Nearest;
import dev.yantra.codex.student.serve.RiskEvidence;
import dev.yantra.codex.student.serve.ServedStudent;
import dev.yantra.codex.student.serve.StudentCalibration;
import dev.yantra.codex.student.serve.TestLinkEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fits how all evidence is mixed and what probability comes out, on methods that it was not made
 * of: memories and searches on the training side out of fold, and what the network, which has
 * learned from that side, adds to them on the validation side.
 */
public final class Calibrator {
  private static final int MOST_METHODS = 400;
  private static final int MOST_ROWS = 400_000;
  private static final int RIVALS = 300;
  private static final double RIDGE = 1;
  private static final int NEGATIVE_TESTS = 20;

  private final Model model;
  private final CodeGraph graph;
  private final Splits splits;
  private final long seed;
  private final ServedStudent student;
  private final List<Integer> methods;

  /** A calibrator that draws its sample from the validation side with {@code seed}. */
  public Calibrator(Model model, CodeGraph graph, Splits splits, long seed) {
    this.model = new DeclarationFit(graph, splits, seed).taught(model);
    this.graph = graph;
    this.splits = splits;
    this.seed = seed;
    this.student = ServedStudent.heldOut(this.model, graph, splits);
    List<Integer> written =
        Sides.written(graph, splits, Split.VALIDATION, m -> true, new Random(seed));
    this.methods = List.copyOf(written.subList(0, Math.min(MOST_METHODS, written.size())));
  }

  /** The model with every head calibrated for which the validation side says something. */
  public Model calibrated() {
    StudentCalibration fitted = model.calibration();
    for (Head head : Head.ALL) {
      fitted = fitted.with(head, fitted(head, fitted.of(head)));
    }
    return model.with(fitted);
  }

  /** The fit of a head: the table that a new head enters. */
  private Blend fitted(Head head, Blend start) {
    if (head instanceof LabelHead labels) {
      return labels.known().map(known -> labels(labels, known, start)).orElse(start);
    }
    return switch ((SpecialHead) head) {
      case CALLS -> calls(start);
      case IMPORTS -> imports(start);
      case RISK -> risk(start);
      case TESTS -> tests(start);
      case SEARCH -> new SearchFit(student, graph, splits, seed).fit(start);
      case DONORS -> donors(start);
    };
  }

  /** Next call: the choice among the callee's siblings and the choice among the best of all. */
  private Blend calls(Blend start) {
    CallEvidence calls = student.evidence().calls();
    int[] candidates = calls.candidates();
    Map<String, List<Integer>> siblings = new HashMap<>();
    Map<Integer, Integer> position = new HashMap<>();
    for (int i = 0; i < candidates.length; i++) {
      position.put(candidates[i], i);
      siblings
          .computeIfAbsent(graph.node(candidates[i]).canonical().owner(), o -> new ArrayList<>())
          .add(i);
    }
    List<ConditionalLogit.Choice> choices = new ArrayList<>();
    List<LogisticRegression.Case> cases = new ArrayList<>();
    Random random = new Random(candidates.length);
    for (int m : methods) {
      int[] callees = Usage.calls(graph, m);
      if (callees.length == 0) {
        continue;
      }
      double[][] evidence = calls.of(ask(m));
      Set<Integer> right = new LinkedHashSet<>();
      for (int callee : callees) {
        Integer at = position.get(callee);
        if (at != null) {
          right.add(at);
        }
      }
      // Drawn evenly: rivals that were picked for their scores would teach that scores mislead.
      Set<Integer> rivals = new LinkedHashSet<>();
      for (int i = 0; i < RIVALS; i++) {
        rivals.add(random.nextInt(candidates.length));
      }
      rivals.removeAll(right);
      for (int at : right) {
        List<Integer> family =
            new ArrayList<>(
                siblings.getOrDefault(graph.node(candidates[at]).canonical().owner(), List.of()));
        family.removeIf(c -> c != at && right.contains(c));
        if (family.size() > 1) {
          choices.add(choice(evidence, family, at));
        }
        List<Integer> field = new ArrayList<>(rivals);
        field.add(at);
        choices.add(choice(evidence, field, at));
        cases.add(new LogisticRegression.Case(evidence[at], true, 1));
      }
      double weight = (double) candidates.length / Math.max(1, rivals.size());
      rivals.forEach(c -> cases.add(new LogisticRegression.Case(evidence[c], false, weight)));
    }
    return Platt.scaled(BlendFit.choices(choices, start, RIDGE), cases);
  }

  private Blend imports(Blend order) {
    ImportEvidence imports = student.evidence().imports();
    int[] candidates = imports.candidates();
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (int m : methods) {
      if (cases.size() + candidates.length > MOST_ROWS) {
        break;
      }
      int[] used = Usage.imports(graph, m);
      double[][] evidence = imports.of(ask(m));
      for (int i = 0; i < candidates.length; i++) {
        boolean yes = Arrays.binarySearch(used, candidates[i]) >= 0;
        cases.add(new LogisticRegression.Case(evidence[i], yes, 1));
      }
    }
    return Stacking.with(order, ImportEvidence.NETWORK, cases, Stacking.CANDIDATES);
  }

  private Blend labels(LabelHead head, KnownLabels known, Blend order) {
    LabelEvidence labels = student.evidence().labels(head);
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (int m : methods) {
      Optional<Set<String>> holds = known.of(graph, m);
      if (holds.isPresent()) {
        double[][] evidence = labels.of(ask(m));
        for (int i = 0; i < evidence.length; i++) {
          boolean yes = holds.get().contains(labels.answer(i));
          cases.add(new LogisticRegression.Case(evidence[i], yes, 1));
        }
      }
    }
    return Stacking.with(order, LabelEvidence.NETWORK, cases, Stacking.LABELS);
  }

  private Blend risk(Blend order) {
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (int m : methods) {
      Optional<Set<String>> fixed = KnownLabels.fixed(graph, m);
      if (fixed.isPresent()) {
        double[] evidence = student.riskEvidence(new Query.Known(m, Query.View.FULL));
        cases.add(new LogisticRegression.Case(evidence, !fixed.get().isEmpty(), 1));
      }
    }
    return Stacking.with(order, RiskEvidence.NETWORK, cases, Stacking.METHODS);
  }

  private Blend tests(Blend start) {
    int[] all =
        graph
            .methods()
            .filter(t -> Usage.isTest(graph, t) && splits.side(t) == Split.TRAIN)
            .toArray();
    TestLinkEvidence evidence = student.evidence().tests();
    Random random = new Random(all.length);
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (int m : methods) {
      int[] own = graph.in(EdgeKind.TESTS).neighbours(m);
      if (own.length > 0) {
        EncodedQuery asked = ask(m);
        for (int test : own) {
          if (Usage.isTest(graph, test)) {
            cases.add(new LogisticRegression.Case(evidence.of(test, asked), true, 1));
          }
        }
        for (int i = 0; i < NEGATIVE_TESTS && all.length > 0; i++) {
          int test = all[random.nextInt(all.length)];
          if (Arrays.stream(own).noneMatch(t -> t == test)) {
            cases.add(new LogisticRegression.Case(evidence.of(test, asked), false, 1));
          }
        }
      }
    }
    return fit(cases, start);
  }

  /** The declaration of a method finds the method of another group with the most similar body. */
  private Blend donors(Blend start) {
    Nearest nearest = student.evidence().nearest();
    int[] others = nearest.methods();
    List<SparseVector> bodies =
        IntStream.of(others)
            .mapToObj(o -> model.features().words(graph.node(o), TextField.BODY))
            .toList();
    List<ConditionalLogit.Choice> choices = new ArrayList<>();
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (int m : methods) {
      SparseVector body = model.features().words(graph.node(m), TextField.BODY);
      int best = -1;
      float most = 0.4f;
      for (int i = 0; i < others.length; i++) {
        if (splits.group(others[i]) != splits.group(m) && Usage.isWritten(graph, others[i])) {
          float cosine = body.dot(bodies.get(i));
          if (cosine > most) {
            most = cosine;
            best = i;
          }
        }
      }
      if (best >= 0) {
        double[][] evidence = nearest.of(ask(m));
        int own = Arrays.binarySearch(others, m);
        evidence[own] = new double[Nearest.COLUMNS.size()];
        choose(evidence, best, choices, cases);
      }
    }
    return Platt.scaled(BlendFit.choices(choices, start, RIDGE), cases);
  }

  private static void choose(
      double[][] evidence,
      int at,
      List<ConditionalLogit.Choice> choices,
      List<LogisticRegression.Case> cases) {
    choices.add(new ConditionalLogit.Choice(evidence, new int[] {at}));
    for (int c = 0; c < evidence.length; c++) {
      cases.add(new LogisticRegression.Case(evidence[c], c == at, 1));
    }
  }

  private EncodedQuery ask(int method) {
    return student.ask(new Query.Known(method, Query.View.SPEC));
  }

  private static ConditionalLogit.Choice choice(double[][] evidence, List<Integer> field, int at) {
    double[][] rows = field.stream().map(c -> evidence[c]).toArray(double[][]::new);
    return new ConditionalLogit.Choice(rows, new int[] {field.indexOf(at)});
  }

  private static Blend fit(List<LogisticRegression.Case> cases, Blend start) {
    return cases.stream().noneMatch(LogisticRegression.Case::yes)
        ? start
        : BlendFit.cases(cases, start, RIDGE);
  }
}
