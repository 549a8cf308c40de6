package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.SparseVector;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.workspace.Sections;
import dev.yantra.codex.workspace.SortedTexts;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The declarations of all methods that can be called, as places in one list of texts: no node has
 * to be read to compare them with a question.
 */
final class CallCandidates {
  /** Numbers of one candidate: owner, its simple name, member, what its name is, constructor. */
  private static final int FACTS = 5;

  private final ByteBuffer bytes;
  private final int[] methods;
  private final SortedTexts texts;
  private final IntBuffer facts;
  private final IntBuffer starts;
  private final IntBuffer parameters;
  private final @Nullable SparseVector[] names;

  private CallCandidates(ByteBuffer bytes) {
    this.bytes = bytes;
    Sections.Reader in = new Sections.Reader(bytes);
    this.methods = Sections.toArray(in.numbers());
    this.texts = SortedTexts.read(in);
    this.facts = in.numbers();
    this.starts = in.numbers();
    this.parameters = in.numbers();
    if (facts.limit() != FACTS * methods.length
        || starts.limit() != methods.length + 1
        || starts.get(methods.length) != parameters.limit()) {
      throw new IllegalArgumentException("columns that do not fit");
    }
    this.names = new SparseVector[texts.size()];
  }

  /** The candidates of a graph, which does not depend on what of it is hidden. */
  static CallCandidates of(CodeGraph graph) {
    return graph
        .shelf()
        .keep(
            "call-candidates",
            CallCandidates::new,
            () -> new CallCandidates(encode(graph)),
            made -> made.bytes);
  }

  /** Numbers of the methods that can be called: all but tests. */
  static int[] methods(CodeGraph graph) {
    return IntStream.range(0, graph.size())
        .filter(n -> Usage.isMethod(graph, n) && !Usage.isTest(graph, n))
        .toArray();
  }

  private static ByteBuffer encode(CodeGraph graph) {
    int[] methods = methods(graph);
    List<String[]> facts = new ArrayList<>();
    List<List<String>> parameters = new ArrayList<>();
    Set<String> texts = new TreeSet<>();
    for (int method : methods) {
      CanonicalId id = CanonicalId.parse(graph.id(method));
      String simple = id.ownerSimpleName();
      String name = id.member().isEmpty() || id.constructor() ? simple : id.member();
      facts.add(new String[] {id.owner(), simple, id.member(), name});
      parameters.add(id.parameters().stream().map(EncodedQuery::simple).toList());
      texts.addAll(List.of(id.owner(), simple, id.member(), name));
      texts.addAll(parameters.get(parameters.size() - 1));
    }
    Map<String, Integer> places = new TreeMap<>();
    texts.forEach(text -> places.put(text, places.size()));
    IntBuffer columns = IntBuffer.allocate(FACTS * methods.length);
    IntBuffer starts = IntBuffer.allocate(methods.length + 1).put(0);
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < methods.length; i++) {
      for (String fact : facts.get(i)) {
        columns.put(places.getOrDefault(fact, -1));
      }
      columns.put(CanonicalId.parse(graph.id(methods[i])).constructor() ? 1 : 0);
      parameters.get(i).forEach(p -> taken.add(places.getOrDefault(p, -1)));
      starts.put(taken.size());
    }
    Sections.Writer out = new Sections.Writer();
    out.numbers(methods);
    out.texts(List.copyOf(texts));
    out.numbers(columns.array());
    out.numbers(starts.array());
    out.numbers(taken.stream().mapToInt(Integer::intValue).toArray());
    return out.toBuffer();
  }

  /** Their numbers, ascending. */
  int[] methods() {
    return methods;
  }

  /** The candidates as seen by one question. */
  final class Fit {
    private final EncodedQuery asked;
    private final NodeFeatures features;
    private final int owner;
    private final int member;
    private final int returns;
    private final BitSet types = new BitSet();

    private Fit(EncodedQuery asked, NodeFeatures features) {
      this.asked = asked;
      this.features = features;
      this.owner = texts.find(asked.id().owner());
      this.member = texts.find(asked.id().member());
      this.returns = texts.find(asked.returns());
      for (String type : asked.types()) {
        int place = texts.find(type);
        if (place >= 0) {
          types.set(place);
        }
      }
    }

    boolean sameOwner(int candidate) {
      return facts.get(FACTS * candidate) == owner;
    }

    boolean sameName(int candidate) {
      return facts.get(FACTS * candidate + 2) == member;
    }

    /** True if its owner is taken or returned. */
    boolean ownerIsNamed(int candidate) {
      return types.get(facts.get(FACTS * candidate + 1));
    }

    /** True if it makes what is returned. */
    boolean makesResult(int candidate) {
      return facts.get(FACTS * candidate + 4) != 0 && facts.get(FACTS * candidate + 1) == returns;
    }

    /** From -1 to 1, how many of its parameters have a type that is at hand; 0 without any. */
    double fitting(int candidate) {
      int from = starts.get(candidate);
      int count = starts.get(candidate + 1) - from;
      int fitting = 0;
      for (int i = from; i < from + count; i++) {
        fitting += types.get(parameters.get(i)) ? 1 : 0;
      }
      return count == 0 ? 0 : 2.0 * fitting / count - 1;
    }

    /** The similarity of its name to the one that is asked about. */
    double name(int candidate) {
      return vector(candidate).dot(asked.name());
    }

    /** The similarity of its name to what is said about the asked one. */
    double doc(int candidate) {
      return vector(candidate).dot(asked.doc());
    }

    private SparseVector vector(int candidate) {
      int place = facts.get(FACTS * candidate + 3);
      SparseVector known = names[place];
      SparseVector vector = known == null ? features.words(texts.get(place)) : known;
      names[place] = vector;
      return vector;
    }
  }

  /** Holds a question against them. */
  Fit against(EncodedQuery asked, NodeFeatures features) {
    return new Fit(asked, features);
  }
}
