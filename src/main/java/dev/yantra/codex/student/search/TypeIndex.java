package dev.yantra.codex.student.search;

import dev.yantra.codex.graph.Adjacency;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.network.LabelText;
import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.text.Stems;
import dev.yantra.codex.workspace.Sections;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The words of each named type by the field that they stand in, made once for all questions, and
 * the type around each method.
 */
final class TypeIndex {
  /** A part of a type that is searched on its own; weights chosen by hand on public questions. */
  enum Field {
    NAME(0.45),
    /** First sentence of the Javadoc. */
    SENTENCE(0.25),
    /** The whole Javadoc. */
    JAVADOC(0.10),
    /** Names of methods, fields and nested types. */
    MEMBERS(0.12),
    /** First sentences of the Javadoc of its methods. */
    MEMBER_SENTENCES(0.10),
    /** Package, outer types and supertypes. */
    SURROUNDINGS(0.08);

    private final double weight;

    Field(double weight) {
      this.weight = weight;
    }

    /** Its weight in the score of a type. */
    double weight() {
      return weight;
    }
  }

  private final ByteBuffer bytes;
  private final int[] types;
  private final int[] members;
  private final int[] nested;
  private final List<String> names;
  private final int[] methods;
  private final int[] owners;
  private final Map<Field, Bm25> fields = new EnumMap<>(Field.class);

  TypeIndex(ByteBuffer bytes) {
    this.bytes = bytes;
    Sections.Reader in = new Sections.Reader(bytes);
    this.types = Sections.toArray(in.numbers());
    this.members = Sections.toArray(in.numbers());
    this.nested = Sections.toArray(in.numbers());
    this.names = in.texts();
    this.methods = Sections.toArray(in.numbers());
    this.owners = Sections.toArray(in.numbers());
    for (Field field : Field.values()) {
      fields.put(field, Bm25.decode(in.bytes()));
    }
    boolean fits = members.length == types.length && nested.length == types.length;
    if (!fits || names.size() != types.length || owners.length != methods.length) {
      throw new IllegalArgumentException("columns that do not fit");
    }
  }

  /** The same as bytes. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** Numbers of the types, ascending. */
  int[] types() {
    return types;
  }

  /** The simple name of a type. */
  String name(int type) {
    return names.get(type);
  }

  /** The simple names of all types, in their order. */
  List<String> names() {
    return names;
  }

  /** Number of members that a type declares. */
  int members(int type) {
    return members[type];
  }

  /** True if it stands in another type. */
  boolean isNested(int type) {
    return nested[type] != 0;
  }

  /** The numbers of all methods that stand in a type, also deep in an anonymous class of it. */
  int[] methods() {
    return methods;
  }

  /** The place of the type around a method, by the place of the method in {@link #methods}. */
  int owner(int method) {
    return owners[method];
  }

  /** The score of each type by the words of one field. */
  double[] scores(Field field, List<String> question) {
    Bm25 index = fields.get(field);
    return index == null ? new double[types.length] : index.scores(question);
  }

  /** Reads the named types of a graph. */
  static TypeIndex of(CodeGraph graph) {
    int[] types =
        IntStream.range(0, graph.size())
            .filter(n -> graph.kind(n) == NodeKind.TYPE && isNamed(graph.id(n)))
            .toArray();
    Map<Field, Bm25> fields = new EnumMap<>(Field.class);
    int[] members = new int[types.length];
    int[] nested = new int[types.length];
    List<String> names = new ArrayList<>();
    int[] places = new int[graph.size()];
    for (int i = 0; i < types.length; i++) {
      int type = types[i];
      members[i] = graph.out(EdgeKind.DECLARES).degree(type);
      nested[i] = graph.id(type).indexOf('$') < 0 ? 0 : 1;
      names.add(CanonicalId.parse(graph.id(type)).ownerSimpleName());
      places[type] = i + 1;
      for (Field field : Field.values()) {
        fields.computeIfAbsent(field, f -> new Bm25()).add(i, Stems.of(text(graph, type, field)));
      }
    }
    int[] methods = graph.methods().filter(m -> around(graph, m, places) > 0).toArray();
    Sections.Writer out = new Sections.Writer();
    out.numbers(types);
    out.numbers(members);
    out.numbers(nested);
    out.texts(names);
    out.numbers(methods);
    out.numbers(IntStream.of(methods).map(m -> around(graph, m, places) - 1).toArray());
    for (Field field : Field.values()) {
      out.bytes(fields.computeIfAbsent(field, f -> new Bm25()).encode());
    }
    return new TypeIndex(out.toBuffer());
  }

  /** The entry of the nearest named type around a method; 0 if there is none. */
  private static int around(CodeGraph graph, int method, int[] places) {
    String owner = CanonicalId.parse(graph.id(method)).owner();
    while (true) {
      int entry = graph.find(owner).stream().map(n -> places[n]).findFirst().orElse(0);
      int dollar = owner.lastIndexOf('$');
      if (entry > 0 || dollar < 0) {
        return entry;
      }
      owner = owner.substring(0, dollar);
    }
  }

  /** False for an anonymous or local class, or what stands in one. */
  private static boolean isNamed(String type) {
    for (int i = type.indexOf('$'); i >= 0 && i + 1 < type.length(); i = type.indexOf('$', i + 1)) {
      if (Character.isDigit(type.charAt(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static String text(CodeGraph graph, int number, Field field) {
    String id = graph.id(number);
    String javadoc = graph.node(number) instanceof TypeNode type ? type.javadoc() : "";
    String simple = CanonicalId.parse(id).ownerSimpleName();
    return switch (field) {
      case NAME -> simple;
      case SENTENCE -> LabelText.firstSentence(javadoc);
      case JAVADOC -> javadoc;
      case MEMBERS -> neighbours(graph, EdgeKind.DECLARES, number, TypeIndex::memberName);
      case MEMBER_SENTENCES ->
          neighbours(graph, EdgeKind.DECLARES, number, TypeIndex::memberSentence);
      case SURROUNDINGS ->
          id.substring(0, id.length() - simple.length())
              + neighbours(
                  graph,
                  EdgeKind.EXTENDS,
                  number,
                  node -> CanonicalId.parse(node.id()).ownerSimpleName());
    };
  }

  private static String neighbours(
      CodeGraph graph, EdgeKind kind, int number, Function<Node, String> text) {
    Adjacency edges = graph.out(kind);
    StringBuilder all = new StringBuilder();
    for (int neighbour : edges.neighbours(number)) {
      all.append(' ').append(text.apply(graph.node(neighbour)));
    }
    return all.toString();
  }

  private static String memberName(Node member) {
    CanonicalId id = CanonicalId.parse(member.id());
    if (id.constructor()) {
      return "";
    }
    return id.member().isEmpty() ? id.ownerSimpleName() : id.member();
  }

  private static String memberSentence(Node member) {
    return member instanceof MethodNode method ? LabelText.firstSentence(method.javadoc()) : "";
  }
}
