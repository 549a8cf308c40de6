package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.donor.Donor;
import dev.yantra.codex.generate.donor.Expectations;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that may be the answer to one request, each body once, with its imports. */
public final class CandidatePool {
  /** Bodies that one request has compiled at most: a bound on time; chosen, not measured. */
  private static final int MOST = 160;

  private final ParsedSources sources;
  private final Adapter adapter;
  private final Delegation delegation;
  private final MissingImports imports;

  public CandidatePool(CodeGraph graph, ParsedSources sources) {
    this.sources = sources;
    this.adapter = new Adapter(sources, names(graph));
    this.delegation = new Delegation(sources);
    this.imports = new MissingImports(sources);
  }

  public List<BodyCandidate> of(GenerationTarget spec, List<Donor> donors, Expectations sketch) {
    VisibleNames scope = VisibleNames.of(sources, spec.header().owner());
    List<BodyCandidate> all = new ArrayList<>();
    for (Donor donor : donors) {
      if (donor.source().constructor() == spec.header().constructor()) {
        all.addAll(adapter.adapt(spec, scope, donor));
      }
    }
    all.addAll(delegation.delegate(spec, scope, sketch));
    all.addAll(Accessors.of(spec, scope));
    Map<String, BodyCandidate> unique = new LinkedHashMap<>();
    for (BodyCandidate c : all) {
      if (callsItself(spec, c)) {
        continue;
      }
      String key = c.how() + String.join(" ", c.lexed().shape(parameters(spec)).tokens());
      String source = c.donors().isEmpty() ? "" : c.donors().get(0).id();
      unique.putIfAbsent(key + source, c);
    }
    return unique.values().stream().limit(MOST).map(c -> imported(spec, c)).toList();
  }

  /** The candidate with the imports that it needs where it goes. */
  public BodyCandidate imported(GenerationTarget spec, BodyCandidate candidate) {
    String path = sources.fileOfType().getOrDefault(spec.header().owner(), "");
    return candidate.withImports(
        imports.needed(
            candidate.lexed().tokens(),
            sources.file(path).orElseThrow(),
            candidate.donors().stream().map(d -> d.source().file()).toList()));
  }

  /** True if the body does nothing but call the very method with what it was given: for ever. */
  private static boolean callsItself(GenerationTarget spec, BodyCandidate candidate) {
    String call = spec.header().name() + "(" + String.join(",", parameters(spec)) + ")";
    String text = candidate.body().replaceAll("\\s+", "");
    return text.equals("{" + call + ";}")
        || text.equals("{return" + call + ";}")
        || text.equals("{returnthis." + call + ";}");
  }

  private static List<String> parameters(GenerationTarget spec) {
    return spec.header().parameters().stream().map(Parameter::name).toList();
  }

  public static Set<String> names(CodeGraph graph) {
    Set<String> names = new HashSet<>();
    for (var node : graph.nodes()) {
      var id = node.canonical();
      names.add(id.member());
      names.add(id.ownerSimpleName());
      if (node instanceof MethodNode method) {
        method.parameters().forEach(p -> names.add(p.name()));
      } else if (node instanceof FieldNode) {
        names.add(id.member());
      }
    }
    return names;
  }
}
