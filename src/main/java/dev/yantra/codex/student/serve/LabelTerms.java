package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.DeclarationText;
import dev.yantra.codex.graph.DeclarationText.Part;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.text.Stems;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The terms of a declaration and its type that mean the same in every repository: its words without
 * its package, pairs of them, and the form, the fields and the supertypes of its type.
 */
public final class LabelTerms {
  private static final String PACKAGE = "package:";

  private LabelTerms() {}

  /** The terms of a declaration, each once. */
  public static Set<String> of(CodeGraph graph, SpecView spec) {
    Set<String> terms = new TreeSet<>();
    spec.terms().stream().filter(t -> !t.startsWith(PACKAGE)).forEach(terms::add);
    pairs(spec, terms);
    OptionalInt owner = graph.find(spec.id().owner());
    if (owner.isPresent() && graph.node(owner.getAsInt()) instanceof TypeNode type) {
      of(graph, owner.getAsInt(), type, terms);
    }
    return terms;
  }

  private static void of(CodeGraph graph, int number, TypeNode type, Set<String> terms) {
    terms.add("form " + type.form());
    type.annotations().forEach(a -> terms.add("owner annotation " + a));
    for (int member : graph.out(EdgeKind.DECLARES).neighbours(number)) {
      if (graph.node(member) instanceof FieldNode field) {
        terms.add("field " + EncodedQuery.simple(field.type()));
        Stems.of(field.type()).forEach(w -> terms.add("field:" + w));
      }
    }
    for (int parent : graph.out(EdgeKind.EXTENDS).neighbours(number)) {
      String name = graph.node(parent).canonical().ownerSimpleName();
      terms.add("is " + name);
      Stems.of(name).forEach(w -> terms.add("is:" + w));
    }
    Stems.of(LabelText.firstSentence(type.javadoc())).forEach(w -> terms.add("about:" + w));
  }

  /** What two things say together: {@code get} that takes nothing is not {@code get} of a key. */
  private static void pairs(SpecView spec, Set<String> terms) {
    CanonicalId id = spec.id();
    int takes = id.parameters().size();
    String first = takes == 0 ? "" : EncodedQuery.simple(id.parameters().get(0));
    terms.add("verb, gives " + spec.verb() + " " + spec.returns());
    terms.add("verb, takes " + spec.verb() + " " + takes);
    terms.add("verb, first " + spec.verb() + " " + first);
    terms.add("gives, first " + spec.returns() + " " + first);
    terms.add("gives, takes " + spec.returns() + " " + takes);
    terms.add("verb, documented " + spec.verb() + " " + spec.terms().contains("documented"));
    boolean throwing = spec.terms().stream().anyMatch(t -> t.startsWith("throws "));
    terms.add("verb, throws " + spec.verb() + " " + throwing);
    List<String> name = DeclarationText.of(id).stems(Part.NAME);
    for (int i = 0; i + 1 < name.size(); i++) {
      terms.add("name, name " + name.get(i) + " " + name.get(i + 1));
    }
  }
}
