package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.candidate.BodyCandidate.How;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.generate.syntax.MethodSignature;
import dev.yantra.codex.generate.syntax.TypeSource.FieldSource;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers that only read, set or copy fields. */
final class Accessors {
  private static final Set<String> VERBS = Set.of("get", "set", "is", "has", "with", "as", "to");

  /** Share of words that a field has to have in common with the method; chosen, not measured. */
  private static final double LEAST_ALIKE = 0.3;

  private Accessors() {}

  static List<BodyCandidate> of(GenerationTarget spec, VisibleNames scope) {
    MethodSignature header = spec.header();
    Map<String, BodyCandidate> byText = new LinkedHashMap<>();
    if (header.constructor()) {
      assignments(spec, scope).forEach(c -> byText.putIfAbsent(c.body(), c));
      return List.copyOf(byText.values());
    }
    List<String> words = spec.nameWords().stream().filter(w -> !VERBS.contains(w)).toList();
    for (FieldSource field : scope.fields().values()) {
      if (header.isStatic() && !field.isStatic()) {
        continue;
      }
      if (field.initialiser().contains(header.name() + "(")) {
        continue; // it is this method that the field gets its value from
      }
      double alike = Words.jaccard(words, SubTokens.of(field.name()));
      if (alike < LEAST_ALIKE) {
        continue;
      }
      if (header.parameters().isEmpty() && header.returnsValue()) {
        if (WrittenTypeNames.fits(field.type(), header.returnType())) {
          add(byText, "return " + field.name() + ";", alike);
        }
      } else if (header.parameters().size() == 1 && !field.isFinal()) {
        Parameter given = header.parameters().get(0);
        if (WrittenTypeNames.fits(given.type(), field.type())) {
          String assign = "this." + field.name() + " = " + given.name() + ";";
          add(byText, header.returnsValue() ? assign + "\n    return this;" : assign, alike);
        }
      }
    }
    return List.copyOf(byText.values());
  }

  private static List<BodyCandidate> assignments(GenerationTarget spec, VisibleNames scope) {
    List<String> lines = new ArrayList<>();
    for (Parameter p : spec.header().parameters()) {
      if (scope.hasField(p.name())) {
        lines.add("this." + p.name() + " = " + p.name() + ";");
      }
    }
    Map<String, BodyCandidate> byText = new LinkedHashMap<>();
    if (!lines.isEmpty()) {
      double share = (double) lines.size() / spec.header().parameters().size();
      add(byText, String.join("\n    ", lines), share);
    }
    return List.copyOf(byText.values());
  }

  private static void add(Map<String, BodyCandidate> byText, String statements, double alike) {
    String body = "{\n    " + statements + "\n}";
    byText.put(
        body,
        new BodyCandidate(
            body, How.ACCESSOR, List.of(), Set.of("field " + statements), List.of(), 0, 0, alike));
  }
}
