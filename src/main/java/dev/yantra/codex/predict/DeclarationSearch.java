package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The search for methods and types by a text, in the order in which a reader wants them: tests and
 * members of anonymous classes behind other code, deprecated declarations last.
 */
public final class DeclarationSearch {
  /** The factor of answers that are ordered anew to those wanted: the rest is too unlikely. */
  private static final int LOOKED_AT = 3;

  private static final Comparator<Prediction> LIKELIEST_FIRST =
      Comparator.comparingDouble(Prediction::probability)
          .reversed()
          .thenComparing(Prediction::label);

  /** The kinds of declaration that are searched. */
  public enum Kind {
    METHOD,
    TYPE,
    ALL
  }

  private enum Tier {
    FIRST,
    BEHIND,
    LAST
  }

  private final CodeGraph graph;
  private final Student student;

  public DeclarationSearch(CodeGraph graph, Student student) {
    this.graph = graph;
    this.student = student;
  }

  /**
   * The declarations that a text describes, best first.
   *
   * @param most answers; overloads that are folded into others do not count
   */
  public List<FoundDeclaration> toText(Query.Unseen query, Kind kind, int most) {
    List<FoundDeclaration> found = folded(likeliest(query, kind), query.text(), LOOKED_AT * most);
    found.sort(Comparator.comparing(this::tier));
    return found.stream().limit(most).toList();
  }

  /** The methods most like a known one, as the student orders them. */
  public List<FoundDeclaration> toMethod(Query.Known query, int most) {
    MethodNode method = graph.method(query.node());
    String words = String.join(" ", method.canonical().spokenName(), method.javadoc());
    return student.similar(query, most).stream()
        .map(p -> found(p, words, List.of()))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Prediction> likeliest(Query.Unseen query, Kind kind) {
    double types =
        switch (kind) {
          case METHOD -> 0;
          case TYPE -> 1;
          case ALL -> student.typeShare(query.text());
        };
    List<Prediction> all = new ArrayList<>();
    List<Prediction> methods = student.similar(query, graph.size());
    if (kind != Kind.TYPE) {
      methods.forEach(p -> all.add(scaled(p, 1 - types)));
    }
    if (kind != Kind.METHOD) {
      student.types(query.text(), methods, graph.size()).forEach(p -> all.add(scaled(p, types)));
    }
    all.sort(LIKELIEST_FIRST);
    return all;
  }

  private static Prediction scaled(Prediction p, double by) {
    return new Prediction(p.label(), p.probability() * by);
  }

  /** Each with the less likely overloads of it among all. */
  private List<FoundDeclaration> folded(List<Prediction> all, String text, int most) {
    Map<String, List<Prediction>> groups = new LinkedHashMap<>();
    for (Prediction p : all) {
      int open = p.label().indexOf('(');
      String name = open < 0 ? p.label() : p.label().substring(0, open);
      groups.computeIfAbsent(name, n -> new ArrayList<>()).add(p);
    }
    List<FoundDeclaration> found = new ArrayList<>();
    groups.values().stream()
        .limit(most)
        .forEach(
            group ->
                found(
                        group.get(0),
                        text,
                        group.stream().skip(1).map(Prediction::label).sorted().toList())
                    .ifPresent(found::add));
    return found;
  }

  private Optional<FoundDeclaration> found(Prediction p, String text, List<String> overloads) {
    return node(p.label())
        .map(
            node ->
                new FoundDeclaration(
                    p.label(),
                    node instanceof TypeNode,
                    p.probability(),
                    range(node),
                    MatchedWords.of(node, text),
                    overloads));
  }

  private Tier tier(FoundDeclaration found) {
    Optional<Node> node = node(found.id());
    CanonicalId id = CanonicalId.parse(found.id());
    Optional<TypeNode> owner =
        node(id.owner())
            .flatMap(n -> n instanceof TypeNode type ? Optional.of(type) : Optional.empty());
    if (node.filter(DeclarationSearch::isDeprecated).isPresent()
        || owner.filter(DeclarationSearch::isDeprecated).isPresent()) {
      return Tier.LAST;
    }
    boolean anonymous =
        !id.ownerSimpleName().isEmpty() && Character.isDigit(id.ownerSimpleName().charAt(0));
    return anonymous || owner.filter(TypeNode::test).isPresent() ? Tier.BEHIND : Tier.FIRST;
  }

  private static boolean isDeprecated(Node node) {
    List<String> annotations =
        node instanceof MethodNode method
            ? method.annotations()
            : node instanceof TypeNode type ? type.annotations() : List.of();
    return annotations.contains("Deprecated");
  }

  private static SourceRange range(Node node) {
    if (node instanceof TypeNode type) {
      return type.range();
    }
    return node instanceof MethodNode method ? method.range() : new SourceRange("", 0, 0);
  }

  private Optional<Node> node(String id) {
    return graph.find(id).stream().mapToObj(graph::node).findFirst();
  }
}
