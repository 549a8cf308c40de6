package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.candidate.BodyCandidate.How;
import dev.yantra.codex.generate.donor.Donor;
import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.generate.syntax.Edits;
import dev.yantra.codex.generate.syntax.MethodSignature;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes one method of the steps of two.
 *
 * <p>The steps of both are laid side by side where they play the same part. Of two such steps the
 * one stays that says more of the request; a step of one method alone stays if everything it needs
 * is there. The order is that of the donors, so what the repository checks first is checked first.
 */
public final class Composer {
  /*
   * The parts of a composition's prior. Chosen by hand, not measured: a method that does
   * not exist yet has no truth to be measured against, so its answer stays a draft.
   */
  private static final double WORDS_COVERED = 0.4;
  private static final double GIVEN_COVERED = 0.25;
  private static final double STEPS_KEPT = 0.15;
  private static final double FROM_SECOND = 0.1;
  private static final double DONORS = 0.1;
  private static final double IDLE_PARAMETER = 0.15;
  private static final double ONLY_CHECKED_PARAMETER = 0.1;
  private static final double FOREIGN_WORD = 0.06;
  private static final double DROPPED_STEP = 0.03;

  /** Steps from which on more of them count no more, of both donors and of the second. */
  private static final double MANY_STEPS = 8;

  private static final double MANY_FROM_SECOND = 3;

  private final Constants constants;

  public Composer(ParsedSources sources) {
    this.constants = new Constants(sources);
  }

  /** A composed method: its declaration is part of the answer. */
  public record Composition(MethodSignature header, BodyCandidate candidate) {}

  /** Steps of the two donors that play the same part, or one without a partner. */
  private record Row(Optional<Step> left, Optional<Step> right) {}

  /** One donor's steps, already speaking of the request where they spoke of the donor. */
  private record Part(Donor donor, List<Step> steps, Set<String> edits) {
    MethodSource source() {
      return donor.source();
    }

    boolean is(Part other) {
      return donor.node() == other.donor.node();
    }
  }

  /**
   * Compositions of one or two of {@code donors}, best first.
   *
   * @param wanted the declaration, if it is given; its parameters are then the only ones
   */
  public List<Composition> compose(
      ParsedRequest wish, String owner, List<Donor> donors, Optional<MethodSignature> wanted) {
    List<Part> parts =
        donors.stream()
            .filter(d -> !d.source().constructor() && d.source().owner().equals(owner))
            .map(d -> part(d, wish))
            .filter(p -> p.steps.size() > 1)
            .toList();
    Map<String, Composition> byText = new LinkedHashMap<>();
    for (Part main : parts) {
      for (Part other : parts) {
        for (List<Parameter> parameters : parameters(main, other, wish, wanted)) {
          Composition c = merge(wish, owner, main, other, parameters, wanted);
          byText.merge(
              c.candidate.body(), c, (a, b) -> a.candidate.prior() >= b.candidate.prior() ? a : b);
        }
      }
    }
    return byText.values().stream()
        .sorted(
            Comparator.comparingDouble((Composition c) -> c.candidate.prior())
                .reversed()
                .thenComparing(c -> c.candidate.body()))
        .toList();
  }

  private Part part(Donor donor, ParsedRequest wish) {
    MethodSource source = donor.source();
    Set<String> edits = new TreeSet<>();
    List<String> own = SubTokens.of(source.name());
    List<Step> steps = new ArrayList<>();
    for (Step s : Step.of(source)) {
      String text = constants.replace(s.text(), source.file(), own, wish, edits);
      steps.add(text.equals(s.text()) ? s : s.written(text, s.needs(), s.defines()));
    }
    return new Part(donor, steps, edits);
  }

  /**
   * Parameter lists worth trying: what the request gives or speaks of, each of its words paying for
   * one parameter.
   */
  private static List<List<Parameter>> parameters(
      Part main, Part other, ParsedRequest wish, Optional<MethodSignature> wanted) {
    if (wanted.isPresent()) {
      return List.of(wanted.get().parameters());
    }
    List<Parameter> spoken = new ArrayList<>();
    for (Part part : main.is(other) ? List.of(main) : List.of(main, other)) {
      for (Parameter p : part.source().parameters()) {
        boolean known = spoken.stream().anyMatch(s -> s.name().equals(p.name()));
        if (!known && !claims(p, wish).isEmpty()) {
          spoken.add(p);
        }
      }
    }
    List<List<Parameter>> lists = new ArrayList<>();
    lists.add(List.of());
    for (Parameter p : spoken) {
      for (List<Parameter> shorter : List.copyOf(lists)) {
        Set<String> taken = new HashSet<>();
        shorter.forEach(s -> taken.addAll(claims(s, wish)));
        if (!taken.containsAll(claims(p, wish))) {
          List<Parameter> longer = new ArrayList<>(shorter);
          longer.add(p);
          lists.add(longer);
        }
      }
    }
    return lists;
  }

  /** The words of the request that a parameter's name is made of. */
  private static Set<String> claims(Parameter parameter, ParsedRequest wish) {
    List<String> words = SubTokens.of(parameter.name());
    Set<String> claimed = new TreeSet<>();
    wish.content().stream().filter(w -> Words.holds(words, w)).forEach(claimed::add);
    return claimed;
  }

  private Composition merge(
      ParsedRequest wish,
      String owner,
      Part main,
      Part other,
      List<Parameter> parameters,
      Optional<MethodSignature> wanted) {
    List<Step> right = main.is(other) ? List.of() : renamed(main, other);
    Set<String> given = new HashSet<>();
    parameters.forEach(p -> given.add(p.name()));
    Set<String> mainNames = variables(main);
    Set<String> otherNames = variables(other);
    List<Step> kept = new ArrayList<>();
    Set<String> defined = new HashSet<>(given);
    int fromOther = 0;
    int dropped = 0;
    for (Row row : aligned(main.steps, right)) {
      Optional<Step> left = row.left.filter(s -> defined.containsAll(required(s, mainNames)));
      Optional<Step> second = row.right.filter(s -> defined.containsAll(required(s, otherNames)));
      boolean taken =
          second.isPresent() && (left.isEmpty() || better(left.get(), second.get(), wish));
      Optional<Step> chosen = taken ? second : left;
      if (chosen.isEmpty()) {
        dropped += row.left.filter(s -> !s.checksArguments()).isPresent() ? 1 : 0;
      } else if (kept.stream().noneMatch(k -> k.text().equals(chosen.get().text()))) {
        fromOther += taken ? 1 : 0;
        kept.add(chosen.get());
        defined.addAll(chosen.get().defines());
      }
    }
    List<Parameter> inOrder = wanted.isPresent() ? parameters : byFirstUse(parameters, kept);
    return composition(
        wish, owner, main, other, inOrder, wanted, ordered(kept, inOrder), fromOther, dropped);
  }

  /** The parameters in the order in which the work needs them. */
  private static List<Parameter> byFirstUse(List<Parameter> parameters, List<Step> kept) {
    List<Step> work = kept.stream().filter(s -> !s.checksArguments()).toList();
    return parameters.stream().sorted(Comparator.comparingInt(p -> firstUse(p, work))).toList();
  }

  private static int firstUse(Parameter parameter, List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).needs().contains(parameter.name())) {
        return i;
      }
    }
    return steps.size();
  }

  /** Argument checks come first, in the order of the parameters. */
  private static List<Step> ordered(List<Step> kept, List<Parameter> parameters) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    List<Step> steps =
        new ArrayList<>(
            kept.stream()
                .filter(Step::checksArguments)
                .sorted(
                    Comparator.comparingInt(
                        s -> s.needs().stream().mapToInt(names::indexOf).min().orElse(0)))
                .toList());
    kept.stream().filter(s -> !s.checksArguments()).forEach(steps::add);
    return steps;
  }

  private Composition composition(
      ParsedRequest wish,
      String owner,
      Part main,
      Part other,
      List<Parameter> parameters,
      Optional<MethodSignature> wanted,
      List<Step> kept,
      int fromOther,
      int dropped) {
    MethodSource model = main.source();
    MethodSignature header =
        wanted.orElseGet(
            () ->
                new MethodSignature(
                    owner,
                    wish.name(),
                    model.modifiers(),
                    model.typeParameters(),
                    parameters,
                    model.returnType(),
                    model.throwsTypes()));
    Set<String> words = new TreeSet<>();
    kept.forEach(s -> words.addAll(s.words()));
    Set<String> used = new HashSet<>();
    kept.forEach(s -> used.addAll(s.needs()));
    long idle = parameters.stream().filter(p -> !used.contains(p.name())).count();
    long unchecked = parameters.stream().filter(p -> onlyChecked(p, kept)).count();
    List<String> donorWords = new ArrayList<>(SubTokens.of(main.source().name()));
    donorWords.addAll(SubTokens.of(other.source().name()));
    long foreign =
        donorWords.stream()
            .distinct()
            .filter(w -> !Words.holds(wish.content(), w) && Words.holds(words, w))
            .count();
    double coverage = (double) wish.covered(words) / Math.max(1, wish.content().size());
    double givenShare =
        wish.given().isEmpty()
            ? 1
            : (double)
                    wish.given().stream()
                        .filter(
                            g ->
                                parameters.stream()
                                    .anyMatch(p -> Words.holds(SubTokens.of(p.name()), g)))
                        .count()
                / wish.given().size();
    double prior =
        WORDS_COVERED * coverage
            + GIVEN_COVERED * givenShare
            + STEPS_KEPT * Math.min(1, kept.size() / MANY_STEPS)
            + FROM_SECOND * Math.min(1, fromOther / MANY_FROM_SECOND)
            + DONORS * (main.donor.score() + other.donor.score()) / 2
            - IDLE_PARAMETER * idle
            - ONLY_CHECKED_PARAMETER * unchecked
            - FOREIGN_WORD * foreign
            - DROPPED_STEP * dropped;
    Set<String> edits = new LinkedHashSet<>(main.edits);
    List<Donor> donors = new ArrayList<>(List.of(main.donor));
    if (fromOther > 0) {
      donors.add(other.donor);
      edits.addAll(other.edits);
    }
    BodyCandidate candidate =
        new BodyCandidate(
            body(kept), How.COMPOSED, donors, edits, List.of(), 0, 0, Math.max(0, prior));
    return new Composition(header, candidate);
  }

  /** True if a parameter is looked at and then not used: the effect that it is for is missing. */
  private static boolean onlyChecked(Parameter parameter, List<Step> kept) {
    return kept.stream()
        .filter(s -> s.needs().contains(parameter.name()))
        .allMatch(s -> s.checksArguments() || s.kind().startsWith("if "));
  }

  private static String body(List<Step> steps) {
    StringBuilder out = new StringBuilder("{\n");
    boolean checks = false;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i > 0 && (step.paragraph() || (checks && !step.checksArguments()))) {
        out.append('\n');
      }
      checks = step.checksArguments();
      out.append("  ").append(step.text().replace("\n", "\n  ")).append('\n');
    }
    return out.append('}').toString();
  }

  /** True if the right one of two steps that play the same part says more of the request. */
  private static boolean better(Step left, Step right, ParsedRequest wish) {
    long more = wish.covered(right.words()) - wish.covered(left.words());
    return more > 0
        || (more == 0 && wish.unexplained(right.words()) < wish.unexplained(left.words()));
  }

  private static Set<String> variables(Part part) {
    Set<String> names =
        new HashSet<>(
            BodyNames.of(part.source().file(), part.source().tree().getBody()).locals().keySet());
    part.source().parameters().forEach(p -> names.add(p.name()));
    return names;
  }

  private static Set<String> required(Step step, Set<String> variables) {
    Set<String> needs = new HashSet<>(step.needs());
    needs.retainAll(variables);
    return needs;
  }

  /** The other part's steps with its variables named as the main part names the same things. */
  private static List<Step> renamed(Part main, Part other) {
    Map<String, String> names = new HashMap<>();
    Map<String, List<String>> definedBy = new HashMap<>();
    main.steps.stream()
        .filter(s -> !s.defines().isEmpty())
        .forEach(s -> definedBy.putIfAbsent(s.kind(), s.defines()));
    for (Step s : other.steps) {
      List<String> twins = definedBy.getOrDefault(s.kind(), List.of());
      for (int i = 0; i < Math.min(twins.size(), s.defines().size()); i++) {
        names.put(s.defines().get(i), twins.get(i));
      }
    }
    return other.steps.stream().map(s -> rename(s, names)).toList();
  }

  private static Step rename(Step step, Map<String, String> names) {
    Edits edits = new Edits(step.text());
    String before = "";
    for (Token t : Lexer.tokens(step.text())) {
      if (t.identifier() && !before.equals(".") && names.containsKey(t.text())) {
        edits.replace(t.start(), t.end(), names.getOrDefault(t.text(), t.text()));
      }
      before = t.text();
    }
    Set<String> needs = new TreeSet<>();
    step.needs().forEach(n -> needs.add(names.getOrDefault(n, n)));
    return step.written(
        edits.apply(), needs, step.defines().stream().map(d -> names.getOrDefault(d, d)).toList());
  }

  /** Both lists as one, steps of the same kind side by side (longest common subsequence). */
  private static List<Row> aligned(List<Step> a, List<Step> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        length[i][j] =
            same(a.get(i), b.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    List<Row> rows = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && same(a.get(i), b.get(j))) {
        rows.add(new Row(Optional.of(a.get(i++)), Optional.of(b.get(j++))));
      } else if (j == b.size() || (i < a.size() && length[i + 1][j] >= length[i][j + 1])) {
        rows.add(new Row(Optional.of(a.get(i++)), Optional.empty()));
      } else {
        rows.add(new Row(Optional.empty(), Optional.of(b.get(j++))));
      }
    }
    return rows;
  }

  /** Argument checks belong to their parameter, so that two of them never stand for each other. */
  private static boolean same(Step a, Step b) {
    return (a.checksArguments() || b.checksArguments())
        ? a.text().equals(b.text())
        : a.kind().equals(b.kind());
  }
}
