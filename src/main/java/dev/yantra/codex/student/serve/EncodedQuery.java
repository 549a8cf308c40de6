package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query, encoded once for all heads.
 *
 * @param node its number, if it is in the graph
 * @param id its id, as far as known
 * @param test true if it stands in test code
 * @param name its simple name, encoded
 * @param doc its Javadoc or request text, encoded
 * @param types simple names of its parameter and return types
 * @param returns simple name of its return type
 * @param words its words, for lexical search
 * @param output what layer 3 says of it
 * @param spec what is known of it before its body exists
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one query; never compared.
public record EncodedQuery(
    OptionalInt node,
    CanonicalId id,
    boolean test,
    SparseVector name,
    SparseVector doc,
    Set<String> types,
    String returns,
    List<String> words,
    float[] output,
    SpecView spec) {
  private static final Pattern IDENTIFIER =
      Pattern.compile("[\\w$.]+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Encodes a query against a snapshot. */
  static EncodedQuery of(Query query, NodeFeatures features, Snapshot snapshot) {
    CodeGraph graph = snapshot.view().graph();
    if (query instanceof Query.Known known) {
      return known(known, features, snapshot, graph);
    }
    Query.Unseen unseen = (Query.Unseen) query;
    List<String> erased =
        unseen.parameters().stream().map(p -> simple(p.type())).collect(Collectors.toList());
    List<String> words = new ArrayList<>();
    for (TextField field : TextField.ALL) {
      words.addAll(field.words(unseen).keySet());
    }
    return new EncodedQuery(
        OptionalInt.empty(),
        new CanonicalId(unseen.owner(), unseen.name(), erased, true),
        Usage.inTests(graph, CanonicalId.parse(unseen.owner()).topLevel()),
        features.words(unseen, TextField.NAME),
        features.words(unseen, TextField.DOC),
        types(unseen.parameters(), unseen.returnType()),
        simple(unseen.returnType()),
        words,
        snapshot.activations().levels(snapshot.view(), unseen).get(3),
        SpecView.of(graph, unseen));
  }

  private static EncodedQuery known(
      Query.Known known, NodeFeatures features, Snapshot snapshot, CodeGraph graph) {
    MethodNode method = graph.method(known.node());
    boolean full = known.view() == Query.View.FULL;
    GraphView view =
        full ? snapshot.view().showing(known.node()) : snapshot.view().hiding(known.node());
    List<String> words = new ArrayList<>();
    for (TextField field : TextField.ALL) {
      if (full || field != TextField.BODY) {
        words.addAll(field.words(method).keySet());
      }
    }
    return new EncodedQuery(
        OptionalInt.of(known.node()),
        method.canonical(),
        Usage.inTests(graph, known.node()),
        features.words(method, TextField.NAME),
        features.words(method, TextField.DOC),
        types(method.parameters(), method.returnType()),
        simple(method.returnType()),
        words,
        snapshot
            .activations()
            .levels(view, known.node(), full ? NodeFeatures.FULL : NodeFeatures.SPEC)
            .get(3),
        SpecView.of(graph, known.node()));
  }

  private static Set<String> types(List<Parameter> parameters, String returnType) {
    Set<String> types = new TreeSet<>();
    parameters.forEach(p -> names(p.type(), types));
    names(returnType, types);
    return types;
  }

  /** Every identifier in a type: {@code Map<String, int[]>} names Map, String and int. */
  private static void names(String type, Set<String> names) {
    Matcher matcher = IDENTIFIER.matcher(type);
    while (matcher.find()) {
      names.add(simple(matcher.group()));
    }
  }

  /** {@code Map} of {@code java.util.Map<K, V>[]}. */
  static String simple(String type) {
    int end = 0;
    while (end < type.length()
        && (Character.isJavaIdentifierPart(type.charAt(end)) || type.charAt(end) == '.')) {
      end++;
    }
    String bare = type.substring(0, end);
    return bare.substring(Math.max(bare.lastIndexOf('.'), bare.lastIndexOf('$')) + 1);
  }
}
