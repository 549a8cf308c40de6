package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.candidate.BodyCandidate.How;
import dev.yantra.codex.generate.donor.Donor;
import dev.yantra.codex.generate.donor.Donor.Likeness;
import dev.yantra.codex.generate.donor.Expectations;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.generate.syntax.MethodSignature;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedFile;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.TypeSource;
import dev.yantra.codex.generate.syntax.TypeSource.FieldSource;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers that hand the work to another method: an overload, a method of nearly the same name, one
 * that the Javadoc names, a constructor, or the same method of a field.
 */
final class Delegation {
  /*
   * Bounds on the work for one request: methods to be called, calls that the student expects,
   * receivers of each, and fields that may have the same method. Chosen, not measured.
   */
  private static final int CALLEES = 18;
  private static final int SKETCHED = 12;
  private static final int RECEIVERS = 3;
  private static final int FORWARDING_FIELDS = 6;

  /*
   * Likeness of a method that is called to the one that calls it, from 0 to 1. All are chosen by
   * hand and not measured: they make the prior, which is one column of the fitted ranker.
   */
  private static final double LEAST_LIKENESS = 0.3;
  private static final double CONSTRUCTOR_OF_RESULT = 0.4;
  private static final double NAMED_IN_DOC = 0.8;
  private static final double EXPECTED_AT_LEAST = 0.3;
  private static final double EXPECTED_BY_PROBABILITY = 0.5;
  private static final double SAME_METHOD_OF_FIELD = 0.35;

  private final ParsedSources sources;
  private final DelegationArguments arguments;

  Delegation(ParsedSources sources) {
    this.sources = sources;
    this.arguments = new DelegationArguments(sources);
  }

  /** A method that can be called, and how. */
  record Callee(
      String call,
      String key,
      List<Parameter> parameters,
      boolean value,
      double likeness,
      Optional<MethodSource> source) {}

  List<BodyCandidate> delegate(GenerationTarget spec, VisibleNames scope, Expectations sketch) {
    List<Callee> callees = new ArrayList<>(callees(spec, scope));
    if (!spec.header().constructor()) {
      callees.addAll(sketched(spec, scope, sketch));
    }
    callees.sort(
        Comparator.comparingDouble(Callee::likeness).reversed().thenComparing(Callee::call));
    Map<String, BodyCandidate> byText = new LinkedHashMap<>();
    for (Callee callee : callees.subList(0, Math.min(CALLEES, callees.size()))) {
      for (DelegationArguments.Row row : arguments.rows(spec, scope, callee)) {
        BodyCandidate candidate = candidate(spec, callee, row);
        byText.putIfAbsent(candidate.body(), candidate);
      }
    }
    for (BodyCandidate forwarded : forwarded(spec)) {
      byText.putIfAbsent(forwarded.body(), forwarded);
    }
    return List.copyOf(byText.values());
  }

  private List<Callee> callees(GenerationTarget spec, VisibleNames scope) {
    MethodSignature header = spec.header();
    List<Callee> callees = new ArrayList<>();
    for (List<MethodSource> overloads : scope.methods().values()) {
      for (MethodSource m : overloads) {
        boolean itself =
            m.name().equals(header.name())
                && types(m.parameters()).equals(types(header.parameters()));
        boolean above = !m.owner().equals(header.owner());
        if (m.constructor() != header.constructor() || (itself && !above)) {
          continue;
        }
        if (m.constructor()) {
          callees.add(
              new Callee(
                  above ? "super" : "this",
                  above ? "super" : "this",
                  m.parameters(),
                  false,
                  1,
                  Optional.of(m)));
        } else if (!header.isStatic() || m.isStatic()) {
          double likeness = likeness(spec, m);
          if (likeness >= LEAST_LIKENESS) {
            String call = itself ? "super." + m.name() : m.name();
            callees.add(
                new Callee(
                    call,
                    m.name(),
                    m.parameters(),
                    !m.returnType().equals("void"),
                    likeness,
                    Optional.of(m)));
          }
        }
      }
    }
    if (header.returnsValue()) {
      constructed(spec).forEach(callees::add);
    }
    return callees;
  }

  /** Constructors of the type that is wanted. */
  private List<Callee> constructed(GenerationTarget spec) {
    List<Callee> callees = new ArrayList<>();
    String wanted = WrittenTypeNames.simple(spec.header().returnType());
    ParsedFile file = sources.file(file(spec)).orElseThrow();
    VisibleNames.resolve(sources, file, wanted)
        .flatMap(sources::type)
        .filter(t -> t.form().equals("class") || t.form().equals("record"))
        .ifPresent(
            type -> {
              String generic = type.typeParameters().isEmpty() ? "" : "<>";
              for (MethodSource m : type.methods()) {
                if (m.constructor()) {
                  callees.add(
                      new Callee(
                          "new " + wanted + generic,
                          "new " + wanted,
                          m.parameters(),
                          true,
                          CONSTRUCTOR_OF_RESULT,
                          Optional.of(m)));
                }
              }
            });
    return callees;
  }

  private static double likeness(GenerationTarget spec, MethodSource method) {
    double likeness = Words.jaccard(spec.nameWords(), SubTokens.of(method.name()));
    boolean named = spec.text().contains("#" + method.name());
    return Math.max(likeness, named ? NAMED_IN_DOC : 0);
  }

  private static BodyCandidate candidate(
      GenerationTarget spec, Callee callee, DelegationArguments.Row row) {
    String call = callee.call + "(" + String.join(", ", row.arguments()) + ")";
    boolean fluent =
        spec.header().returnsValue()
            && (!callee.value
                || (WrittenTypeNames.simple(spec.header().returnType())
                        .equals(CanonicalId.parse(spec.header().owner()).ownerSimpleName())
                    && !callee.call.startsWith("new ")
                    && !spec.header().isStatic()
                    && !callee
                        .source
                        .map(m -> WrittenTypeNames.simple(m.returnType()))
                        .orElse("")
                        .equals(WrittenTypeNames.simple(spec.header().returnType()))));
    String statement =
        !spec.header().returnsValue()
            ? call + ";"
            : fluent ? call + ";\n    return this;" : "return " + call + ";";
    List<Donor> donors = callee.source.stream().map(m -> donor(m, callee.likeness)).toList();
    return new BodyCandidate(
        "{\n    " + statement + "\n}",
        How.DELEGATED,
        donors,
        Set.of("call " + call),
        List.of(),
        0,
        (int) row.arguments().stream().filter(a -> spec.parameter(a).isEmpty()).count(),
        callee.likeness * row.score());
  }

  private static Donor donor(MethodSource m, double likeness) {
    String id =
        CanonicalId.method(
            m.owner(),
            m.name(),
            m.parameters().stream().map(p -> WrittenTypeNames.simple(p.type())).toList());
    return new Donor(-1, id, m, new Likeness(likeness, 0, 0, 0, 0, 0, 0, 0), likeness);
  }

  /** Methods that the student expects to be called, on whatever in scope is of their type. */
  private static List<Callee> sketched(
      GenerationTarget spec, VisibleNames scope, Expectations sketch) {
    List<Callee> callees = new ArrayList<>();
    for (Prediction p : sketch.calls().subList(0, Math.min(SKETCHED, sketch.calls().size()))) {
      CanonicalId id = CanonicalId.parse(p.label());
      List<Parameter> parameters = id.parameters().stream().map(t -> new Parameter("", t)).toList();
      String type = id.ownerSimpleName();
      double likeness = EXPECTED_AT_LEAST + EXPECTED_BY_PROBABILITY * p.probability();
      List<String> calls = new ArrayList<>();
      if (id.constructor()) {
        calls.add("new " + type);
      } else {
        receivers(spec, scope, type).forEach(r -> calls.add(r + "." + id.member()));
        calls.add((scope.hasMethod(id.member()) ? "" : type + ".") + id.member());
      }
      for (String call : calls) {
        String key = id.constructor() ? call : id.member();
        callees.add(
            new Callee(
                call, key, parameters, spec.header().returnsValue(), likeness, Optional.empty()));
      }
    }
    return callees;
  }

  /** Parameters and own fields of a type. */
  private static List<String> receivers(GenerationTarget spec, VisibleNames scope, String type) {
    List<String> receivers = new ArrayList<>();
    for (Parameter p : spec.header().parameters()) {
      if (WrittenTypeNames.simple(p.type()).equals(type)) {
        receivers.add(p.name());
      }
    }
    for (FieldSource f : scope.fields().values()) {
      boolean reachable = f.isStatic() || !spec.header().isStatic();
      if (reachable && WrittenTypeNames.simple(f.type()).equals(type)) {
        receivers.add(f.name());
      }
    }
    return receivers.subList(0, Math.min(RECEIVERS, receivers.size()));
  }

  /** The same method of a field or of a parameter. */
  private List<BodyCandidate> forwarded(GenerationTarget spec) {
    MethodSignature header = spec.header();
    List<BodyCandidate> candidates = new ArrayList<>();
    if (header.constructor()) {
      return candidates;
    }
    List<String> arguments = header.parameters().stream().map(Parameter::name).toList();
    sources.type(header.owner()).map(TypeSource::fields).orElse(List.of()).stream()
        .filter(f -> (f.isStatic() || !header.isStatic()) && !f.enumConstant())
        .filter(f -> !WrittenTypeNames.primitive(WrittenTypeNames.simple(f.type())))
        .limit(FORWARDING_FIELDS)
        .forEach(f -> candidates.add(forward(header, f.name(), header.name(), arguments)));
    if (!arguments.isEmpty() && header.isStatic()) {
      candidates.add(
          forward(header, arguments.get(0), header.name(), arguments.subList(1, arguments.size())));
    }
    return candidates;
  }

  private static BodyCandidate forward(
      MethodSignature header, String receiver, String name, List<String> arguments) {
    String call = receiver + "." + name + "(" + String.join(", ", arguments) + ")";
    String body = "{\n    " + (header.returnsValue() ? "return " : "") + call + ";\n}";
    return new BodyCandidate(
        body,
        How.DELEGATED,
        List.of(),
        Set.of("call " + call),
        List.of(),
        0,
        0,
        SAME_METHOD_OF_FIELD);
  }

  private String file(GenerationTarget spec) {
    return sources.fileOfType().getOrDefault(spec.header().owner(), "");
  }

  private static List<String> types(List<Parameter> parameters) {
    return parameters.stream().map(p -> WrittenTypeNames.simple(p.type())).toList();
  }
}
