package dev.yantra.codex.student;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.network.TextField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * A repository that nobody wrote: services whose methods follow their verbs, so that there is
 * something to learn. {@code parseX} calls {@code Reader#read} and imports it, {@code saveX} calls
 * {@code Store#put}, and so on.
 */
public final class SyntheticRepository {
  private static final List<String> NOUNS =
      List.of(
          "Order", "User", "Invoice", "Ticket", "Route", "Price", "Basket", "Stock", "Letter",
          "Report", "Colour", "Window");

  private record Verb(String name, String doc, String callee, Concern concern) {}

  private static final List<Verb> VERBS =
      List.of(
          new Verb(
              "parse", "Reads it from text.", "lib.Reader#read(java.lang.String)", Concern.PARSING),
          new Verb(
              "save", "Stores it for later.", "lib.Store#put(java.lang.Object)", Concern.DB_ACCESS),
          new Verb(
              "check",
              "Rejects a bad one.",
              "lib.Check#notNull(java.lang.Object)",
              Concern.VALIDATION),
          new Verb(
              "print",
              "Gives it as text.",
              "lib.Printer#format(java.lang.Object)",
              Concern.FORMATTING),
          new Verb(
              "send",
              "Tells others of it.",
              "lib.Bus#publish(java.lang.Object)",
              Concern.NOTIFICATION));

  private final Map<String, Node> nodes = new TreeMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Random random;

  private SyntheticRepository(long seed) {
    this.random = new Random(seed);
  }

  /** The same graph had one method another body: other words, other calls, other concerns. */
  public static CodeGraph withOtherBody(CodeGraph graph, String id) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.id().equals(id) && node instanceof MethodNode m) {
        MethodBody body =
            new MethodBody(
                9,
                99,
                42,
                new TreeMap<>(Map.of("other", 3, "words", 2)),
                EnumSet.of(Concern.AUTH),
                "other");
        nodes.add(
            new MethodNode(
                m.id(),
                m.range(),
                m.parameters(),
                m.returnType(),
                m.modifiers(),
                m.annotations(),
                m.javadoc(),
                m.throwsTypes(),
                body,
                m.test(),
                m.testKinds(),
                m.implicit(),
                new MethodHistory(1, 1, 1, 1, 1, 1)));
      } else {
        nodes.add(node);
      }
    }
    List<Edge> edges = new ArrayList<>();
    for (EdgeKind kind : EdgeKind.values()) {
      for (int from = 0; from < graph.size(); from++) {
        boolean changed = graph.node(from).id().equals(id);
        for (int to : graph.out(kind).neighbours(from)) {
          boolean test = kind == EdgeKind.TESTS && graph.node(to).id().equals(id);
          if (!changed && !test) {
            edges.add(new Edge(kind, graph.node(from).id(), graph.node(to).id(), 0, 1));
          }
        }
      }
    }
    // To nodes that are there already: which nodes exist is not what a body hides.
    edges.add(new Edge(EdgeKind.CALLS, id, "lib.Bus#publish(java.lang.Object)", 0, 1));
    edges.add(new Edge(EdgeKind.USES_TYPE, id, "lib.Bus", 0, 1));
    return CodeGraph.of(nodes, edges);
  }

  /** The same graph had some methods another Javadoc. */
  public static CodeGraph withOtherDocs(CodeGraph graph, IntPredicate chosen) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < graph.size(); i++) {
      if (graph.node(i) instanceof MethodNode m && chosen.test(i)) {
        nodes.add(
            new MethodNode(
                m.id(),
                m.range(),
                m.parameters(),
                m.returnType(),
                m.modifiers(),
                m.annotations(),
                "A quux of " + m.id(),
                m.throwsTypes(),
                m.body(),
                m.test(),
                m.testKinds(),
                m.implicit(),
                m.history()));
      } else {
        nodes.add(graph.node(i));
      }
    }
    List<Edge> edges = new ArrayList<>();
    for (EdgeKind kind : EdgeKind.values()) {
      for (int from = 0; from < graph.size(); from++) {
        for (int to : graph.out(kind).neighbours(from)) {
          edges.add(new Edge(kind, graph.node(from).id(), graph.node(to).id(), 0, 1));
        }
      }
    }
    return CodeGraph.of(nodes, edges);
  }

  /** A graph with a service for each of {@code services} nouns in turn, and their tests. */
  public static CodeGraph graph(int services, long seed) {
    SyntheticRepository repository = new SyntheticRepository(seed);
    for (int i = 0; i < services; i++) {
      repository.service(NOUNS.get(i % NOUNS.size()) + (i < NOUNS.size() ? "" : "Part" + i));
    }
    return CodeGraph.of(repository.nodes.values(), repository.edges);
  }

  private void service(String noun) {
    String type = "shop." + noun.toLowerCase(Locale.ROOT) + "." + noun + "Service";
    nodes.put(type, type(type, false));
    String testType = type + "Test";
    nodes.put(testType, type(testType, true));
    for (Verb verb : VERBS) {
      String library = verb.callee.substring(0, verb.callee.indexOf('#'));
      String id = type + "#" + verb.name + noun + "(java.lang.String)";
      nodes.put(id, method(id, verb, noun, false));
      edges.add(new Edge(EdgeKind.DECLARES, type, id, 0, 1));
      edges.add(new Edge(EdgeKind.CALLS, id, verb.callee, 0, 1));
      // Siblings of the callee, so that choosing among a type's methods is a choice.
      String decoy = verb.callee.replaceAll("#\\w+", "#close");
      edges.add(new Edge(EdgeKind.CALLS, testType + "#helper()", decoy, 0, 1));
      edges.add(new Edge(EdgeKind.USES_TYPE, id, library, 0, 1));
      edges.add(new Edge(EdgeKind.IMPORTS, type, library, 0, 1));
      String test = testType + "#" + verb.name + noun + "Works()";
      nodes.put(test, method(test, verb, noun, true));
      edges.add(new Edge(EdgeKind.DECLARES, testType, test, 0, 1));
      edges.add(new Edge(EdgeKind.CALLS, test, id, 0, 1));
      edges.add(new Edge(EdgeKind.TESTS, test, id, 0, 1));
    }
  }

  private static TypeNode type(String id, boolean test) {
    return new TypeNode(
        id, new SourceRange(id + ".java", 1, 99), "class", List.of("public"), List.of(), "", test);
  }

  private MethodNode method(String id, Verb verb, String noun, boolean test) {
    Map<String, Integer> tokens = new TreeMap<>(TextField.bag(verb.callee + " " + noun));
    tokens.put("w" + random.nextInt(1000), 1);
    MethodBody body =
        new MethodBody(
            1 + random.nextInt(4), 3, 1, new TreeMap<>(tokens), EnumSet.of(verb.concern), id);
    return new MethodNode(
        id,
        new SourceRange(id + ".java", 2, 5),
        test ? List.of() : List.of(new Parameter("text", "String")),
        "void",
        List.of("public"),
        List.of(),
        test ? "" : verb.doc.replace("it", "a " + noun.toLowerCase(Locale.ROOT)),
        List.of(),
        body,
        test,
        test ? EnumSet.of(TestKind.HAPPY_PATH) : Set.of(),
        false,
        new MethodHistory(9, 1, 2, 1, random.nextInt(2), 9));
  }
}
