package dev.yantra.codex.generate.rank;

import dev.yantra.codex.generate.candidate.BodyCandidate;
import dev.yantra.codex.generate.candidate.Shape;
import dev.yantra.codex.generate.donor.Donor.Likeness;
import dev.yantra.codex.generate.donor.Expectations;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Compiles;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.source.Token;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A candidate among its rivals, as the ranker's columns look at it.
 *
 * @param likeness the nearness of its main donor; {@code NONE} without one
 * @param names identifiers and keywords of its body
 * @param words words of those
 * @param sketched mean probability that the student gives to its calls
 * @param votes the number of donors that lead to the same body
 * @param consensus mean similarity to the other bodies, each weighed by its prior
 * @param best true if no rival's prior is higher
 * @param sketchedBest true if it has calls that the student expects, and no rival's are likelier
 */
record CandidateView(
    GenerationTarget target,
    BodyCandidate candidate,
    Compiles compiles,
    Likeness likeness,
    Set<String> names,
    Set<String> words,
    double sketched,
    int votes,
    double consensus,
    boolean best,
    boolean sketchedBest) {

  /** One view per candidate. */
  static List<CandidateView> of(
      GenerationTarget target,
      Expectations expected,
      List<BodyCandidate> pool,
      List<Compiles> compiles) {
    List<String> parameters = target.header().parameters().stream().map(Parameter::name).toList();
    List<Shape> shapes = pool.stream().map(c -> c.lexed().shape(parameters)).toList();
    Map<Shape, Set<String>> votes = new HashMap<>();
    for (int i = 0; i < pool.size(); i++) {
      BodyCandidate c = pool.get(i);
      String voter = c.donors().isEmpty() ? c.how().name() : c.how() + c.donors().get(0).id();
      votes.computeIfAbsent(shapes.get(i), s -> new HashSet<>()).add(voter);
    }
    double bestPrior = pool.stream().mapToDouble(BodyCandidate::prior).max().orElse(1);
    List<Double> sketched = pool.stream().map(c -> sketched(expected, c.lexed().tokens())).toList();
    double bestSketched = sketched.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<CandidateView> views = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) {
      BodyCandidate c = pool.get(i);
      Set<String> names = new HashSet<>();
      Set<String> words = new HashSet<>();
      for (Token t : c.lexed().tokens()) {
        if (t.identifier() || t.kind() == Token.Kind.KEYWORD) {
          names.add(t.text());
          words.addAll(SubTokens.of(t.text()));
        }
      }
      views.add(
          new CandidateView(
              target,
              c,
              compiles.get(i),
              c.donors().isEmpty() ? Likeness.NONE : c.donors().get(0).likeness(),
              names,
              words,
              sketched.get(i),
              votes.getOrDefault(shapes.get(i), Set.of()).size(),
              consensus(i, pool, shapes),
              c.prior() >= bestPrior,
              sketched.get(i) > 0 && sketched.get(i) >= bestSketched));
    }
    return views;
  }

  /** Mean similarity to the rivals, each weighed by its prior: what most of them agree on. */
  private static double consensus(int i, List<BodyCandidate> pool, List<Shape> shapes) {
    double sum = 0;
    double weights = 1e-9; // keeps the quotient 0 where there is no rival
    Set<Shape> seen = new HashSet<>();
    for (int j = 0; j < pool.size(); j++) {
      if (!shapes.get(j).equals(shapes.get(i)) && seen.add(shapes.get(j))) {
        double weight = pool.get(j).prior() * pool.get(j).prior();
        sum += weight * shapes.get(i).similarity(shapes.get(j));
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double sketched(Expectations expected, List<Token> tokens) {
    double sum = 0;
    int calls = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).identifier() && tokens.get(i + 1).is("(")) {
        sum += expected.callNames().getOrDefault(tokens.get(i).text(), 0.0);
        calls++;
      }
    }
    return calls == 0 ? 0 : sum / calls;
  }
}
