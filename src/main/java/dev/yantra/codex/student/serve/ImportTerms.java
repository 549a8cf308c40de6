package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FieldNode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terms of a declaration and of what stands around it: what its type extends and holds. */
public final class ImportTerms {
  private static final Pattern IDENTIFIER =
      Pattern.compile("[\\w$.]+", Pattern.UNICODE_CHARACTER_CLASS);

  private final CodeGraph graph;
  private final Map<String, Set<String>> ofOwners = new HashMap<>();

  /** Terms of declarations in a graph. */
  public ImportTerms(CodeGraph graph) {
    this.graph = graph;
  }

  /** The terms of one declaration, each once. */
  public Set<String> of(SpecView spec) {
    Set<String> terms = new TreeSet<>(spec.terms());
    if (!spec.id().member().isEmpty()) {
      terms.add("called " + (spec.id().constructor() ? "new" : spec.id().member()));
    }
    for (String term : spec.terms()) {
      if (term.startsWith("takes ") || term.startsWith("gives ")) {
        terms.add("together " + spec.verb() + " " + term);
      }
    }
    if (accessor(spec)) {
      terms.add("accessor");
    }
    terms.addAll(ofOwners.computeIfAbsent(spec.id().owner(), this::ofOwner));
    return terms;
  }

  private Set<String> ofOwner(String owner) {
    Set<String> terms = new TreeSet<>();
    OptionalInt type = graph.find(owner);
    if (type.isPresent()) {
      for (int above : graph.out(EdgeKind.EXTENDS).neighbours(type.getAsInt())) {
        terms.add("extends " + graph.node(above).canonical().ownerSimpleName());
      }
      for (int member : graph.out(EdgeKind.DECLARES).neighbours(type.getAsInt())) {
        if (graph.node(member) instanceof FieldNode field) {
          Matcher matcher = IDENTIFIER.matcher(field.type());
          while (matcher.find()) {
            terms.add("has " + EncodedQuery.simple(matcher.group()));
          }
        }
      }
    }
    return terms;
  }

  /** True if a method is named as one that only reads or writes a field of its type. */
  private boolean accessor(SpecView spec) {
    String name = spec.id().member();
    String owner = spec.id().owner();
    for (String prefix : new String[] {"get", "is", "set", "with"}) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        int start = prefix.length();
        String field = Character.toLowerCase(name.charAt(start)) + name.substring(start + 1);
        if (graph.find(owner + "#" + field).isPresent()) {
          return true;
        }
      }
    }
    return graph.find(owner + "#" + name).isPresent();
  }
}
