package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.candidate.BodyCandidate.How;
import dev.yantra.codex.generate.donor.Donor;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.generate.syntax.MethodSignature;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.TypeSource.FieldSource;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns one donor into answers, bolder and bolder: parameters renamed, types replaced, words inside
 * names replaced where the result is known, and everywhere.
 */
final class Adapter {
  /*
   * Expressions for one parameter of a donor that the request lacks, and combinations of them. More
   * of them multiply the candidates that have to be compiled; chosen, not measured.
   */
  private static final int OPTIONS = 3;
  private static final int COMBINATIONS = 4;

  private final ParsedSources sources;
  private final Set<String> knownNames;

  /**
   * @param knownNames simple names of everything that the repository declares or uses
   */
  Adapter(ParsedSources sources, Set<String> knownNames) {
    this.sources = sources;
    this.knownNames = knownNames;
  }

  /** The answers that {@code donor} gives for {@code spec}, without their imports. */
  List<BodyCandidate> adapt(GenerationTarget spec, VisibleNames scope, Donor donor) {
    MethodSource method = donor.source();
    BodyNames names = BodyNames.of(method.file(), method.tree().getBody());
    Pairing pairing = Pairing.of(method.parameters(), spec.header().parameters());
    Map<String, BodyCandidate> byText = new LinkedHashMap<>();
    for (List<String> filling : fillings(spec, scope, pairing, names)) {
      Substitution renamed = renaming(spec, scope, method, names, pairing, filling);
      Substitution typed = typing(renamed.copy(), spec.header(), method, pairing);
      Substitution worded = wording(typed.copy(), spec, method, pairing);
      Set<String> locals = names.locals().keySet();
      Substitution known = worded.copy().where(n -> knownNames.contains(n) || locals.contains(n));
      for (Substitution s :
          List.of(
              renamed,
              typed.copy().keepingCounters(),
              typed,
              known.copy().keepingCounters(),
              known,
              worded.copy().keepingCounters(),
              worded)) {
        Substitution.Result result = s.apply(method.body());
        byText.putIfAbsent(
            result.text(),
            new BodyCandidate(
                result.text(),
                How.ADAPTED,
                List.of(donor),
                result.edits(),
                List.of(),
                result.wordEdits(),
                pairing.unmatched().size(),
                donor.score()));
      }
    }
    return List.copyOf(byText.values());
  }

  /** Names: parameters, what the donor takes from its own type, and locals that would collide. */
  Substitution renaming(
      GenerationTarget spec,
      VisibleNames scope,
      MethodSource donor,
      BodyNames names,
      Pairing pairing,
      List<String> filling) {
    Substitution s = new Substitution();
    pairing.pairs().forEach((from, to) -> s.name(from.name(), to.name()));
    for (int i = 0; i < pairing.unmatched().size(); i++) {
      s.name(pairing.unmatched().get(i).name(), filling.get(i));
    }
    for (String local : names.locals().keySet()) {
      if (spec.parameter(local).isPresent()) {
        s.name(local, fresh(local, names, spec));
      }
    }
    typeVariables(s, donor, spec.header());
    if (!donor.owner().equals(spec.header().owner())) {
      transplant(s, scope, donor, names);
    }
    return s;
  }

  /** Members of the donor's type become qualified, or those of the same type over here. */
  private void transplant(Substitution s, VisibleNames scope, MethodSource donor, BodyNames names) {
    VisibleNames home = VisibleNames.of(sources, donor.owner());
    String homeName = CanonicalId.parse(donor.owner()).ownerSimpleName();
    for (String called : names.called()) {
      boolean isStatic =
          home.methods().getOrDefault(called, List.of()).stream().anyMatch(MethodSource::isStatic);
      if (!scope.hasMethod(called) && isStatic) {
        s.plainCall(called, homeName + "." + called);
      }
    }
    Set<String> fields = names.free();
    fields.addAll(names.ownFields());
    for (String name : fields) {
      FieldSource field = home.fields().get(name);
      if (field == null || scope.hasField(name)) {
        continue;
      }
      Optional<String> twin = field(scope, field.type(), name);
      if (twin.isPresent()) {
        s.name(name, twin.get());
      } else if (field.isStatic()) {
        s.name(name, homeName + "." + name);
      }
    }
  }

  private static Optional<String> field(VisibleNames scope, String type, String name) {
    return scope.fields().values().stream()
        .filter(f -> WrittenTypeNames.simple(f.type()).equals(WrittenTypeNames.simple(type)))
        .max(
            Comparator.comparingDouble(
                f -> Words.jaccard(SubTokens.of(f.name()), SubTokens.of(name))))
        .map(FieldSource::name);
  }

  private static void typeVariables(Substitution s, MethodSource donor, MethodSignature header) {
    List<String> from = variables(donor.typeParameters());
    List<String> to = variables(header.typeParameters());
    for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
      s.type(from.get(i), to.get(i));
    }
  }

  private static List<String> variables(String typeParameters) {
    List<String> names = new ArrayList<>();
    int depth = 0;
    boolean expected = false;
    for (var token : dev.yantra.codex.source.Lexer.tokens(typeParameters)) {
      if (token.is("<")) {
        depth++;
        expected = depth == 1;
      } else if (token.is(">")) {
        depth--;
      } else if (depth == 1 && token.is(",")) {
        expected = true;
      } else if (expected && token.identifier()) {
        names.add(token.text());
        expected = false;
      }
    }
    return names;
  }

  private static String fresh(String local, BodyNames names, GenerationTarget spec) {
    for (int i = 2; ; i++) {
      String name = local + i;
      if (!names.used().contains(name) && spec.parameter(name).isEmpty()) {
        return name;
      }
    }
  }

  private static Substitution typing(
      Substitution s, MethodSignature header, MethodSource donor, Pairing pairing) {
    pairing.pairs().forEach((from, to) -> type(s, from.type(), to.type()));
    if (!donor.returnType().equals("void") && header.returnsValue()) {
      type(s, donor.returnType(), header.returnType());
    }
    s.type(
        CanonicalId.parse(donor.owner()).ownerSimpleName(),
        CanonicalId.parse(header.owner()).ownerSimpleName());
    return s;
  }

  private static void type(Substitution s, String from, String to) {
    String source = WrittenTypeNames.element(from);
    String target = WrittenTypeNames.element(to);
    if (source.isEmpty() || target.isEmpty()) {
      return;
    }
    s.type(source, target);
    if (WrittenTypeNames.primitive(source) && WrittenTypeNames.primitive(target)) {
      s.type(WrittenTypeNames.boxed(source), WrittenTypeNames.boxed(target));
    }
  }

  private static Substitution wording(
      Substitution s, GenerationTarget spec, MethodSource donor, Pairing pairing) {
    MethodSignature header = spec.header();
    words(s, donor.spokenName(), header.spokenName());
    pairing
        .pairs()
        .forEach(
            (from, to) -> {
              words(s, from.name(), to.name());
              words(s, WrittenTypeNames.element(from.type()), WrittenTypeNames.element(to.type()));
            });
    words(
        s,
        WrittenTypeNames.element(donor.returnType()),
        WrittenTypeNames.element(header.returnType()));
    words(
        s,
        CanonicalId.parse(donor.owner()).ownerSimpleName(),
        CanonicalId.parse(header.owner()).ownerSimpleName());
    if (!donor.constructor() && !header.constructor()) {
      s.call(donor.name(), header.name());
    }
    return s;
  }

  private static void words(Substitution s, String from, String to) {
    Substitution.aligned(SubTokens.of(from), SubTokens.of(to))
        .forEach((a, b) -> s.word(a.toLowerCase(Locale.ROOT), b));
  }

  /** Expressions for the donor's parameters that the request has not; the best combinations. */
  private List<List<String>> fillings(
      GenerationTarget spec, VisibleNames scope, Pairing pairing, BodyNames names) {
    List<List<String>> combinations = new ArrayList<>();
    combinations.add(List.of());
    for (Parameter hole : pairing.unmatched()) {
      List<String> options =
          names.used().contains(hole.name())
              ? options(spec, scope, pairing, hole)
              : List.of(hole.name());
      List<List<String>> longer = new ArrayList<>();
      for (List<String> prefix : combinations) {
        for (String option : options) {
          List<String> row = new ArrayList<>(prefix);
          row.add(option);
          longer.add(row);
        }
      }
      combinations = longer.subList(0, Math.min(COMBINATIONS, longer.size()));
    }
    return combinations;
  }

  private static List<String> options(
      GenerationTarget spec, VisibleNames scope, Pairing pairing, Parameter hole) {
    List<String> options = new ArrayList<>();
    pairing.unused().stream()
        .filter(p -> WrittenTypeNames.fits(p.type(), hole.type()))
        .forEach(p -> options.add(p.name()));
    if (!spec.header().isStatic() && scope.hasField(hole.name())) {
      options.add(hole.name());
    }
    field(scope, hole.type(), hole.name()).ifPresent(options::add);
    options.addAll(Defaults.of(hole.type()));
    return options.stream().distinct().limit(OPTIONS).toList();
  }
}
