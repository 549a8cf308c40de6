package dev.yantra.codex.generate.rank;

import dev.yantra.codex.generate.candidate.BodyCandidate;
import dev.yantra.codex.generate.candidate.BodyCandidate.How;
import dev.yantra.codex.generate.donor.Expectations;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Compiles;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;
import dev.yantra.codex.text.SubTokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of a candidate that the ranker weighs: each a name, which is kept with its weight,
 * and a number of about one.
 */
public final class CandidateColumns {
  /** A column's name and its value for a candidate. */
  record Column(String name, ToDoubleFunction<CandidateView> value) {}

  /** Every column, in the order of the weights. */
  static final List<Column> ALL =
      List.of(
          new Column("bias", v -> 1),
          new Column("prior", v -> v.candidate().prior()),
          new Column("name", v -> v.likeness().name()),
          new Column("types", v -> v.likeness().types()),
          new Column("returns", v -> v.likeness().returns()),
          new Column("family", v -> v.likeness().family()),
          new Column("place", v -> v.likeness().place()),
          new Column("student", v -> v.likeness().student()),
          new Column("words", v -> v.likeness().words()),
          new Column("delegated", v -> flag(v.candidate().how() == How.DELEGATED)),
          new Column("accessor", v -> flag(v.candidate().how() == How.ACCESSOR)),
          new Column("composed", v -> flag(v.candidate().how() == How.COMPOSED)),
          new Column("wordEdits", v -> Math.log1p(v.candidate().wordEdits())),
          new Column("holes", v -> Math.log1p(v.candidate().holes())),
          new Column("unused", CandidateColumns::unused),
          new Column("consensus", CandidateView::consensus),
          new Column("votes", v -> Math.log(v.votes())),
          new Column("leftover", v -> share(donorWords(v), v.target().nameWords(), v.words())),
          new Column("covered", v -> share(v.target().nameWords(), donorWords(v), v.words())),
          // A body of 54 tokens has 1.
          new Column("length", v -> Math.log1p(v.candidate().lexed().tokens().size()) / 4),
          new Column("mentioned", CandidateColumns::mentioned),
          new Column("sketched", CandidateView::sketched),
          new Column("unchecked", v -> flag(v.compiles() == Compiles.UNKNOWN)),
          new Column(
              "nulls", v -> flag(v.target().text().contains("null") == v.names().contains("null"))),
          new Column(
              "throws",
              v -> flag(v.target().text().contains("@throws") == throwsOrChecks(v.names()))),
          new Column("best", v -> flag(v.best())),
          new Column("sketchedBest", v -> flag(v.sketchedBest())),
          new Column("exactDonor", v -> flag(v.candidate().edits().isEmpty())),
          new Column("twin", v -> v.likeness().twin()),
          new Column("overload", v -> flag(overload(v))),
          new Column("single", v -> flag(single(v.candidate().lexed().tokens()))));

  private static final Pattern CODE = Pattern.compile("\\{@(?:code|link|linkplain)\\s+([^}]*)}");

  private CandidateColumns() {}

  /** Names of the columns, in the order of the weights. */
  static List<String> names() {
    return ALL.stream().map(Column::name).toList();
  }

  /** One row per candidate of {@code pool}. */
  public static List<double[]> rows(
      GenerationTarget target,
      Expectations expected,
      List<BodyCandidate> pool,
      List<Compiles> compiles) {
    return CandidateView.of(target, expected, pool, compiles).stream()
        .map(v -> ALL.stream().mapToDouble(c -> c.value().applyAsDouble(v)).toArray())
        .toList();
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }

  /** Share of the parameters that the body does not name. */
  private static double unused(CandidateView v) {
    List<Parameter> parameters = v.target().header().parameters();
    return parameters.isEmpty()
        ? 0
        : (double) parameters.stream().filter(p -> !v.names().contains(p.name())).count()
            / parameters.size();
  }

  private static List<String> donorWords(CandidateView v) {
    return v.candidate().donors().isEmpty()
        ? List.of()
        : SubTokens.of(v.candidate().donors().get(0).source().spokenName());
  }

  /** Share of the words of one name that the other has not and that the body holds. */
  private static double share(List<String> of, List<String> without, Set<String> in) {
    List<String> own = of.stream().filter(w -> !without.contains(w)).toList();
    return own.isEmpty() ? 0 : (double) own.stream().filter(in::contains).count() / own.size();
  }

  /** Share of the code words of the Javadoc that the body names. */
  private static double mentioned(CandidateView v) {
    Set<String> wanted = new HashSet<>();
    Matcher matcher = CODE.matcher(v.target().text());
    while (matcher.find()) {
      for (Token t : Lexer.tokens(matcher.group(1))) {
        if ((t.identifier() || t.kind() == Token.Kind.KEYWORD)
            && v.target().parameter(t.text()).isEmpty()) {
          wanted.add(t.text());
        }
      }
    }
    return wanted.isEmpty()
        ? 0
        : (double) wanted.stream().filter(v.names()::contains).count() / wanted.size();
  }

  private static boolean throwsOrChecks(Set<String> names) {
    return names.contains("throw")
        || names.stream()
            .anyMatch(
                n -> n.startsWith("require") || n.startsWith("check") || n.equals("Validate"));
  }

  /** True if it hands everything that it was given to a method of its own name. */
  private static boolean overload(CandidateView v) {
    return v.candidate().how() == How.DELEGATED
        && !v.candidate().donors().isEmpty()
        && v.candidate().donors().get(0).source().name().equals(v.target().header().name())
        && unused(v) == 0;
  }

  /** True if the body is one statement. */
  private static boolean single(List<Token> tokens) {
    return tokens.stream().filter(t -> t.is(";") || t.is("{")).count() <= 2;
  }
}
