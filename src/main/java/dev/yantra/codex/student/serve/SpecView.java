package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.DeclarationText;
import dev.yantra.codex.graph.DeclarationText.Part;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.text.Stems;
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
 * @param test true if it stands in test code
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
  private static final Part[] PARTS = {
    Part.NAME,
    Part.OWNER,
    Part.PACKAGE,
    Part.PARAMETER_TYPE,
    Part.PARAMETER_NAME,
    Part.RETURN_TYPE,
    Part.EXCEPTION,
    Part.ANNOTATION,
    Part.JAVADOC
  };

  private static final Pattern IDENTIFIER =
      Pattern.compile("[\\w$.]+", Pattern.UNICODE_CHARACTER_CLASS);

  /** The spec view of a method of the graph. */
  static SpecView of(CodeGraph graph, int number) {
    MethodNode method = graph.method(number);
    Builder builder = new Builder();
    builder.declaration(method.canonical(), DeclarationText.of(method));
    method.modifiers().forEach(m -> builder.terms.add("modifier:" + m));
    return builder.build(OptionalInt.of(number), method.canonical(), Usage.inTests(graph, number));
  }

  /** What is known of a method that is not in the graph. */
  static SpecView of(CodeGraph graph, Query.Unseen unseen) {
    List<String> erased =
        unseen.parameters().stream().map(p -> EncodedQuery.simple(p.type())).toList();
    CanonicalId id = new CanonicalId(unseen.owner(), unseen.name(), erased, true);
    Builder builder = new Builder();
    builder.declaration(
        id, DeclarationText.of(id, unseen.parameters(), unseen.returnType(), unseen.text()));
    boolean test = Usage.inTests(graph, CanonicalId.parse(unseen.owner()).topLevel());
    return builder.build(OptionalInt.empty(), id, test);
  }

  private static final class Builder {
    private final Set<String> named = new TreeSet<>();
    private final Set<String> terms = new TreeSet<>();
    private final List<String> words = new ArrayList<>();
    private String verb = "";
    private String returns = "";

    /** Takes the parts of a declaration in the order of its source. */
    void declaration(CanonicalId id, DeclarationText text) {
      for (DeclarationText.Piece piece : text.pieces(PARTS)) {
        switch (piece.part()) {
          case NAME -> name(id, piece);
          case OWNER -> mark("owner", piece.words());
          case PACKAGE -> piece.words().forEach(w -> terms.add("package:" + w));
          case PARAMETER_TYPE -> mention("takes", piece);
          case PARAMETER_NAME -> mark("parameter", piece.words());
          case RETURN_TYPE -> gives(piece);
          case EXCEPTION -> mention("throws", piece);
          case ANNOTATION -> mention("annotation", piece);
          case JAVADOC -> javadoc(piece);
          case MEMBER, QUALIFIED_OWNER -> {}
        }
      }
      terms.add("takes " + text.pieces(Part.PARAMETER_TYPE).size());
    }

    private void name(CanonicalId id, DeclarationText.Piece piece) {
      mark("name", piece.words());
      List<String> stems = piece.stems();
      if (!stems.isEmpty()) {
        verb = id.constructor() ? "new" : stems.get(0);
        terms.add("verb:" + verb);
      }
    }

    private void gives(DeclarationText.Piece piece) {
      returns = piece.text();
      if (!returns.isEmpty()) {
        mention("gives", piece);
        terms.add("gives exactly " + returns);
      }
    }

    private void javadoc(DeclarationText.Piece piece) {
      mark("doc", piece.words());
      terms.add(piece.text().isBlank() ? "undocumented" : "documented");
    }

    private void mention(String place, DeclarationText.Piece type) {
      Matcher matcher = IDENTIFIER.matcher(type.text());
      while (matcher.find()) {
        String written = matcher.group();
        terms.add(place + " " + EncodedQuery.simple(written));
        if (Character.isUpperCase(written.charAt(0))) {
          // The outer one of nested types is what has to be imported; a package needs no import.
          int dot = written.indexOf('.');
          named.add(dot < 0 ? written : written.substring(0, dot));
        }
      }
      mark(place, type.words());
    }

    private void mark(String place, List<String> all) {
      for (String word : all) {
        words.add(word);
        terms.add(place + ":" + Stems.stem(word));
      }
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
