package dev.yantra.codex.generate;

import dev.yantra.codex.generate.Donor.Likeness;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Compiles;
import dev.yantra.codex.generate.syntax.Lexer;
import dev.yantra.codex.generate.syntax.Token;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the ranker sees of a candidate among its rivals: numbers of about one. */
final class CandidateFeatures {
  /** Names of the features, in the order of the vector. */
  static final List<String> NAMES =
      List.of(
          "bias",
          "prior",
          "name",
          "types",
          "returns",
          "family",
          "place",
          "student",
          "words",
          "delegated",
          "accessor",
          "composed",
          "wordEdits",
          "holes",
          "unused",
          "consensus",
          "votes",
          "leftover",
          "covered",
          "length",
          "mentioned",
          "sketched",
          "unchecked",
          "nulls",
          "throws",
          "best",
          "sketchedBest",
          "exactDonor",
          "twin",
          "overload",
          "single");

  private static final Pattern CODE = Pattern.compile("\\{@(?:code|link|linkplain)\\s+([^}]*)}");

  private CandidateFeatures() {}

  /** One row per candidate. */
  static List<double[]> of(
      GenerationTarget spec,
      Expectations sketch,
      List<BodyCandidate> pool,
      List<Compiles> compiles) {
    List<String> parameters = spec.header().parameters().stream().map(Parameter::name).toList();
    List<Shape> shapes = pool.stream().map(c -> Shape.of(c.body(), parameters)).toList();
    Map<Shape, Set<String>> votes = new HashMap<>();
    for (int i = 0; i < pool.size(); i++) {
      BodyCandidate c = pool.get(i);
      String voter = c.donors().isEmpty() ? c.how().name() : c.how() + c.donors().get(0).id();
      votes.computeIfAbsent(shapes.get(i), s -> new HashSet<>()).add(voter);
    }
    double bestPrior = pool.stream().mapToDouble(BodyCandidate::prior).max().orElse(1);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) {
      double[] row = single(spec, sketch, pool.get(i), compiles.get(i));
      row[NAMES.indexOf("consensus")] = consensus(i, pool, shapes);
      row[NAMES.indexOf("votes")] = Math.log(votes.getOrDefault(shapes.get(i), Set.of()).size());
      row[NAMES.indexOf("best")] = pool.get(i).prior() >= bestPrior ? 1 : 0;
      rows.add(row);
    }
    int sketched = NAMES.indexOf("sketched");
    double bestSketched = rows.stream().mapToDouble(r -> r[sketched]).max().orElse(0);
    rows.forEach(
        r ->
            r[NAMES.indexOf("sketchedBest")] =
                r[sketched] > 0 && r[sketched] >= bestSketched ? 1 : 0);
    return rows;
  }

  /** Mean similarity to the rivals, each weighed by its prior: what most of them agree on. */
  private static double consensus(int i, List<BodyCandidate> pool, List<Shape> shapes) {
    double sum = 0;
    double weights = 1e-9;
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

  private static double[] single(
      GenerationTarget spec, Expectations sketch, BodyCandidate c, Compiles compiles) {
    Likeness like = c.donors().isEmpty() ? Likeness.NONE : c.donors().get(0).likeness();
    List<Token> tokens = Lexer.tokens(c.body());
    Set<String> names = new HashSet<>();
    Set<String> words = new HashSet<>();
    for (Token t : tokens) {
      if (t.identifier() || t.kind() == Token.Kind.KEYWORD) {
        names.add(t.text());
        words.addAll(SubTokens.of(t.text()));
      }
    }
    double[] row = new double[NAMES.size()];
    int f = 0;
    row[f++] = 1;
    row[f++] = c.prior();
    row[f++] = like.name();
    row[f++] = like.types();
    row[f++] = like.returns();
    row[f++] = like.family();
    row[f++] = like.place();
    row[f++] = like.student();
    row[f++] = like.words();
    row[f++] = c.how() == BodyCandidate.How.DELEGATED ? 1 : 0;
    row[f++] = c.how() == BodyCandidate.How.ACCESSOR ? 1 : 0;
    row[f++] = c.how() == BodyCandidate.How.COMPOSED ? 1 : 0;
    row[f++] = Math.log1p(c.wordEdits());
    row[f++] = Math.log1p(c.holes());
    row[f++] = unused(spec, names);
    f += 2; // consensus and votes need the rivals
    row[f++] = leftover(spec, c, words);
    row[f++] = covered(spec, c, words);
    row[f++] = Math.log1p(tokens.size()) / 4;
    row[f++] = mentioned(spec, names);
    row[f++] = sketched(sketch, tokens);
    row[f++] = compiles == Compiles.UNKNOWN ? 1 : 0;
    row[f++] = spec.text().contains("null") == names.contains("null") ? 1 : 0;
    row[f++] = spec.text().contains("@throws") == throwsOrChecks(names) ? 1 : 0;
    f += 2; // best and sketchedBest need the rivals
    row[f++] = c.edits().isEmpty() ? 1 : 0;
    row[f++] = like.twin();
    row[f++] = overload(spec, c, names) ? 1 : 0;
    row[f] = tokens.stream().filter(t -> t.is(";") || t.is("{")).count() <= 2 ? 1 : 0;
    return row;
  }

  private static boolean throwsOrChecks(Set<String> names) {
    return names.contains("throw")
        || names.stream()
            .anyMatch(
                n -> n.startsWith("require") || n.startsWith("check") || n.equals("Validate"));
  }

  /** Whether it hands everything that it was given to a method of its own name. */
  private static boolean overload(GenerationTarget spec, BodyCandidate c, Set<String> names) {
    return c.how() == BodyCandidate.How.DELEGATED
        && !c.donors().isEmpty()
        && c.donors().get(0).source().name().equals(spec.header().name())
        && unused(spec, names) == 0;
  }

  private static double unused(GenerationTarget spec, Set<String> names) {
    List<Parameter> parameters = spec.header().parameters();
    return parameters.isEmpty()
        ? 0
        : (double) parameters.stream().filter(p -> !names.contains(p.name())).count()
            / parameters.size();
  }

  /** Share of the words of the donor's name that the request has not and that are still there. */
  private static double leftover(GenerationTarget spec, BodyCandidate c, Set<String> words) {
    return share(donorWords(c), spec.nameWords(), words);
  }

  /** Share of the words of the request's name that the donor has not and that are there now. */
  private static double covered(GenerationTarget spec, BodyCandidate c, Set<String> words) {
    return share(spec.nameWords(), donorWords(c), words);
  }

  private static List<String> donorWords(BodyCandidate c) {
    return c.donors().isEmpty() ? List.of() : SubTokens.of(c.donors().get(0).source().spokenName());
  }

  private static double share(List<String> of, List<String> without, Set<String> in) {
    List<String> own = of.stream().filter(w -> !without.contains(w)).toList();
    return own.isEmpty() ? 0 : (double) own.stream().filter(in::contains).count() / own.size();
  }

  /** Share of the code words of the Javadoc that the body names. */
  private static double mentioned(GenerationTarget spec, Set<String> names) {
    Set<String> wanted = new HashSet<>();
    Matcher matcher = CODE.matcher(spec.text());
    while (matcher.find()) {
      for (Token t : Lexer.tokens(matcher.group(1))) {
        if ((t.identifier() || t.kind() == Token.Kind.KEYWORD)
            && spec.parameter(t.text()).isEmpty()) {
          wanted.add(t.text());
        }
      }
    }
    return wanted.isEmpty()
        ? 0
        : (double) wanted.stream().filter(names::contains).count() / wanted.size();
  }

  /** Mean probability that the student gives to the calls in the body. */
  private static double sketched(Expectations sketch, List<Token> tokens) {
    double sum = 0;
    int calls = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).identifier() && tokens.get(i + 1).is("(")) {
        sum += sketch.callNames().getOrDefault(tokens.get(i).text(), 0.0);
        calls++;
      }
    }
    return calls == 0 ? 0 : sum / calls;
  }
}
