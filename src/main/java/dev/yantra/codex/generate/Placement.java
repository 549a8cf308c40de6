package dev.yantra.codex.generate;

import dev.yantra.codex.generate.donor.Donor;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.syntax.MethodSignature;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.TypeSource;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.workspace.CodexException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Finds out what a request asks for: which type, which declaration, which words. */
final class Placement {
  /** Factor for each donor behind the first when types are told apart; chosen, not measured. */
  private static final double NEXT_DONOR = 0.85;

  private final CodeGraph graph;
  private final ParsedSources sources;

  Placement(CodeGraph graph, ParsedSources sources) {
    this.graph = graph;
    this.sources = sources;
  }

  /** A method of the repository, to be written as if it had no body. */
  GenerationTarget bodyOf(GenerateRequest request) {
    OptionalInt node = graph.find(request.method());
    if (node.isEmpty() || !(graph.node(node.getAsInt()) instanceof MethodNode method)) {
      throw CodexException.usage(
          "No method "
              + request.method()
              + " in the graph. Ids look like pkg.Type#name(int,java.lang.String); after an edit"
              + " run: codex index");
    }
    Optional<MethodSource> source = sources.method(method);
    if (source.isEmpty()) {
      throw CodexException.usage(
          "The source of " + request.method() + " is not there any more. Run: codex index");
    }
    String text = request.text().isEmpty() ? source.get().javadoc() : request.text();
    return new GenerationTarget(MethodSignature.of(source.get()), text, node);
  }

  /** The type that a request names, by file, simple name or binary name. */
  TypeSource type(String in) {
    String wanted = in.replace('\\', '/');
    List<String> found =
        sources.fileOfType().entrySet().stream()
            .filter(e -> names(e.getKey(), e.getValue(), wanted))
            .map(Map.Entry::getKey)
            .toList();
    if (found.isEmpty()) {
      throw CodexException.usage(
          "No type or file " + in + " in the graph. Name one as in --in OrderService.");
    }
    String first = found.get(0);
    if (found.stream().anyMatch(t -> !t.startsWith(first))) {
      throw CodexException.usage(
          in + " can be " + String.join(" or ", found) + ". Name one of them with --in.");
    }
    return sources.type(first).orElseThrow(() -> unreadable(first));
  }

  /** Types where what is near the request stands, the most likely first. */
  List<TypeSource> likely(List<Donor> donors) {
    Map<String, Double> scores = new TreeMap<>();
    double weight = 1;
    for (Donor d : donors) {
      scores.merge(d.source().owner(), d.score() * weight, Double::sum);
      weight *= NEXT_DONOR;
    }
    if (scores.isEmpty()) {
      throw CodexException.usage(
          "Nothing in this repository is like the request. Say where it goes with --in TYPE and how"
              + " it is declared with --signature.");
    }
    return scores.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .map(e -> sources.type(e.getKey()).orElseThrow(() -> unreadable(e.getKey())))
        .toList();
  }

  private static CodexException unreadable(String type) {
    return CodexException.usage("The source of " + type + " cannot be read. Run: codex index");
  }

  private static boolean names(String type, String file, String wanted) {
    return wanted.endsWith(".java")
        ? (file.equals(wanted) || file.endsWith("/" + wanted) || wanted.endsWith("/" + file))
        : type.equals(wanted)
            || type.replace('$', '.').equals(wanted)
            || CanonicalId.parse(type).ownerSimpleName().equals(wanted);
  }
}
