package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.text.Stems;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a method's declaration: what is known of it before its body exists.
 *
 * @param node its number, if it is in the graph
 * @param id its id, as far as known
 * @param test whether it stands in test code
 * @param named names in the declaration that stand for types without saying their package
 * @param terms what the declaration says, each thing once, with the place where it says so: {@code
 *     name:parse}, {@code doc:header}, {@code takes:String}
 * @param verb the first word of its name; {@code new} for a constructor
 * @param returns its return type as written; empty if unknown
 * @param words the words of the declaration and its Javadoc, for lexical search
 */
public record SpecView(
    OptionalInt node,
    CanonicalId id,
    boolean test,
    Set<String> named,
    Set<String> terms,
    String verb,
    String returns,
    List<String> words) {
  private static final Pattern IDENTIFIER = Pattern.compile("[\\w$.]+");

  /** The spec view of a method of the graph. */
  static SpecView of(CodeGraph graph, int number) {
    MethodNode method = graph.method(number);
    Builder builder = new Builder();
    builder.name(method.canonical());
    builder.types(method.parameters(), method.returnType());
    method.throwsTypes().forEach(t -> builder.mention("throws", t));
    method.annotations().forEach(a -> builder.mention("annotation", a));
    method.modifiers().forEach(m -> builder.terms.add("modifier:" + m));
    builder.text(method.javadoc());
    return builder.build(OptionalInt.of(number), method.canonical(), Usage.inTests(graph, number));
  }

  /** What is known of a method that is not in the graph. */
  static SpecView of(CodeGraph graph, Query.Unseen unseen) {
    List<String> erased =
        unseen.parameters().stream().map(p -> EncodedQuery.simple(p.type())).toList();
    CanonicalId id = new CanonicalId(unseen.owner(), unseen.name(), erased, true);
    Builder builder = new Builder();
    builder.name(id);
    builder.types(unseen.parameters(), unseen.returnType());
    builder.text(unseen.text());
    boolean test = Usage.inTests(graph, CanonicalId.parse(unseen.owner()).topLevel());
    return builder.build(OptionalInt.empty(), id, test);
  }

  private static final class Builder {
    private final Set<String> named = new TreeSet<>();
    private final Set<String> terms = new TreeSet<>();
    private final List<String> words = new ArrayList<>();
    private String verb = "";
    private String returns = "";

    void name(CanonicalId id) {
      String name = id.constructor() ? id.ownerSimpleName() : id.member();
      mark("name", name);
      List<String> stems = Stems.of(name);
      if (!stems.isEmpty()) {
        verb = id.constructor() ? "new" : stems.get(0);
        terms.add("verb:" + verb);
      }
      mark("owner", id.ownerSimpleName());
      SubTokens.split(id.packageName(), w -> terms.add("package:" + w));
    }

    void types(List<Parameter> parameters, String returnType) {
      for (Parameter p : parameters) {
        mention("takes", p.type());
        mark("parameter", p.name());
      }
      terms.add("takes " + parameters.size());
      returns = returnType;
      if (!returnType.isEmpty()) {
        mention("gives", returnType);
        terms.add("gives exactly " + returnType);
      }
    }

    void mention(String place, String type) {
      Matcher matcher = IDENTIFIER.matcher(type);
      while (matcher.find()) {
        String written = matcher.group();
        terms.add(place + " " + EncodedQuery.simple(written));
        if (Character.isUpperCase(written.charAt(0))) {
          // The outer one of nested types is what has to be imported; a package needs no import.
          int dot = written.indexOf('.');
          named.add(dot < 0 ? written : written.substring(0, dot));
        }
      }
      mark(place, type);
    }

    void text(String text) {
      mark("doc", text);
      terms.add(text.isBlank() ? "undocumented" : "documented");
    }

    private void mark(String place, String text) {
      SubTokens.split(
          text,
          w -> {
            words.add(w);
            terms.add(place + ":" + Stems.stem(w));
          });
    }

    SpecView build(OptionalInt node, CanonicalId id, boolean test) {
      return new SpecView(
          node,
          id,
          test,
          Set.copyOf(named),
          new TreeSet<>(terms),
          verb,
          returns,
          List.copyOf(words));
    }
  }
}
