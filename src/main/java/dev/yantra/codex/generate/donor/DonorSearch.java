package dev.yantra.codex.generate.donor;

import dev.yantra.codex.generate.donor.Donor.Likeness;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the methods that an answer can be made of: by the student's embedding, by the words of the
 * spec view, and by where they stand.
 */
public final class DonorSearch {
  /** Methods that are looked at for their words, and for the student; chosen, not measured. */
  private static final int BY_WORDS = 80;

  private static final int BY_STUDENT = 40;

  /** Files are parsed for so many times the donors wanted, since stubs are no donors; chosen. */
  private static final long PARSED_PER_DONOR = 2;

  /** Nearness of a method in a related type, and in the same package; chosen, not measured. */
  private static final double IN_RELATED_TYPE = 0.7;

  private static final double IN_SAME_PACKAGE = 0.3;

  private final CodeGraph graph;
  private final Student student;
  private final ParsedSources sources;
  private final Bm25 index = new Bm25();
  private final Map<String, List<Integer>> byName = new HashMap<>();
  private final Map<String, List<Integer>> byOwner = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();

  public DonorSearch(CodeGraph graph, Student student, ParsedSources sources) {
    this.graph = graph;
    this.student = student;
    this.sources = sources;
    graph
        .methods()
        .filter(m -> usable(graph.method(m)))
        .forEach(
            m -> {
              MethodNode method = graph.method(m);
              CanonicalId id = method.canonical();
              index.add(m, words(method));
              byName.computeIfAbsent(id.member(), n -> new ArrayList<>()).add(m);
              byOwner.computeIfAbsent(id.owner(), n -> new ArrayList<>()).add(m);
            });
    for (int i = 0; i < graph.size(); i++) {
      if (graph.node(i) instanceof TypeNode type) {
        Set<String> above = new TreeSet<>();
        for (int base : graph.out(EdgeKind.EXTENDS).neighbours(i)) {
          above.add(graph.node(base).id());
        }
        supertypes.put(type.id(), above);
      }
    }
  }

  /** The best {@code k} donors for {@code spec}, best first; the method itself is never one. */
  public List<Donor> find(GenerationTarget spec, int k) {
    Map<Integer, Double> byWords = new HashMap<>();
    List<Bm25.Hit> hits = index.search(words(spec), BY_WORDS);
    hits.forEach(h -> byWords.put(h.document(), h.score() / hits.get(0).score()));
    Map<Integer, Double> byStudent = new HashMap<>();
    for (Prediction p : student.similar(spec.query(), BY_STUDENT)) {
      graph.find(p.label()).ifPresent(n -> byStudent.put(n, p.probability()));
    }
    Set<Integer> pool = new TreeSet<>(byWords.keySet());
    pool.addAll(byStudent.keySet());
    pool.addAll(byName.getOrDefault(spec.header().name(), List.of()));
    pool.addAll(byOwner.getOrDefault(spec.header().owner(), List.of()));
    record Scored(int node, Likeness likeness) {}
    List<Scored> scored = new ArrayList<>();
    for (int m : pool) {
      if (graph.node(m) instanceof MethodNode method
          && usable(method)
          && (spec.node().isEmpty() || spec.node().getAsInt() != m)) {
        scored.add(
            new Scored(
                m,
                likeness(
                    spec, method, byWords.getOrDefault(m, 0.0), byStudent.getOrDefault(m, 0.0))));
      }
    }
    scored.sort(
        Comparator.comparingDouble((Scored s) -> s.likeness.score())
            .reversed()
            .thenComparingInt(Scored::node));
    sources.parse(
        new LinkedHashSet<>(
            scored.stream()
                .limit(PARSED_PER_DONOR * k)
                .map(s -> graph.method(s.node).range().file())
                .toList()));
    List<Donor> donors = new ArrayList<>();
    for (Scored s : scored) {
      if (donors.size() == k) {
        break;
      }
      Optional<MethodSource> source = sources.method(graph.method(s.node));
      source
          .filter(m -> m.sound() && !Stubs.isStub(m))
          .ifPresent(
              m ->
                  donors.add(
                      new Donor(
                          s.node, graph.node(s.node).id(), m, s.likeness, s.likeness.score())));
    }
    return donors;
  }

  private Likeness likeness(
      GenerationTarget spec, MethodNode method, double words, double similarity) {
    CanonicalId id = method.canonical();
    List<String> name = SubTokens.of(spoken(id));
    boolean sameName = id.member().equals(spec.header().name());
    boolean related = related(id.owner(), spec.header().owner());
    boolean family =
        sameName
            && !id.constructor()
            && (related || method.parameters().size() == spec.header().parameters().size());
    return new Likeness(
        Words.jaccard(spec.nameWords(), name),
        words,
        types(spec.header().parameters(), method.parameters()),
        WrittenTypeNames.simple(method.returnType())
                .equals(WrittenTypeNames.simple(spec.header().returnType()))
            ? 1
            : 0,
        similarity,
        family ? 1 : 0,
        place(id, spec.header().owner(), related),
        twin(spec, method, id));
  }

  private double twin(GenerationTarget spec, MethodNode method, CanonicalId id) {
    boolean same =
        id.member().equals(spec.header().name())
            && !id.owner().equals(spec.header().owner())
            && types(spec.header().parameters(), method.parameters()) == 1;
    if (!same) {
      return 0;
    }
    Set<String> here = namesOf(spec.header().owner());
    Set<String> there = namesOf(id.owner());
    long both = here.stream().filter(there::contains).count();
    return (double) both / Math.max(1, Math.min(here.size(), there.size()));
  }

  private Set<String> namesOf(String owner) {
    Set<String> names = new TreeSet<>();
    byOwner
        .getOrDefault(owner, List.of())
        .forEach(m -> names.add(graph.node(m).canonical().member()));
    return names;
  }

  private static double place(CanonicalId id, String owner, boolean related) {
    if (id.owner().equals(owner)) {
      return 1;
    }
    if (related) {
      return IN_RELATED_TYPE;
    }
    return id.packageName().equals(CanonicalId.parse(owner).packageName()) ? IN_SAME_PACKAGE : 0;
  }

  /** True if one type is above the other or both are below a third one of the repository. */
  private boolean related(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    Set<String> aboveA = supertypes.getOrDefault(a, Set.of());
    Set<String> aboveB = supertypes.getOrDefault(b, Set.of());
    return aboveA.contains(b)
        || aboveB.contains(a)
        || aboveA.stream()
            .anyMatch(t -> aboveB.contains(t) && graph.find(t).stream().anyMatch(this::ownType));
  }

  private boolean ownType(int node) {
    return graph.node(node) instanceof TypeNode;
  }

  /** Multiset overlap of the simple parameter types; 1 for two empty lists. */
  private static double types(List<Parameter> wanted, List<Parameter> given) {
    if (wanted.isEmpty() && given.isEmpty()) {
      return 1;
    }
    List<String> left =
        new ArrayList<>(given.stream().map(p -> WrittenTypeNames.simple(p.type())).toList());
    int both = 0;
    for (Parameter p : wanted) {
      both += left.remove(WrittenTypeNames.simple(p.type())) ? 1 : 0;
    }
    return (double) both / (wanted.size() + given.size() - both);
  }

  private static boolean usable(MethodNode method) {
    return method.body().present() && !method.implicit() && !method.test();
  }

  private static List<String> words(MethodNode method) {
    CanonicalId id = method.canonical();
    return words(
        spoken(id), method.javadoc(), method.parameters(), method.returnType(), id.owner());
  }

  private static List<String> words(GenerationTarget spec) {
    return words(
        spec.header().spokenName(),
        Words.prose(spec.text()),
        spec.header().parameters(),
        spec.header().returnType(),
        spec.header().owner());
  }

  private static List<String> words(
      String name, String text, List<Parameter> parameters, String returnType, String owner) {
    List<String> words = new ArrayList<>();
    SubTokens.of(name).forEach(w -> words.add("name " + w));
    words.addAll(SubTokens.of(name));
    words.addAll(Words.content(text));
    for (Parameter p : parameters) {
      words.add("takes " + WrittenTypeNames.simple(p.type()));
      words.addAll(SubTokens.of(p.name()));
    }
    words.add("gives " + WrittenTypeNames.simple(returnType));
    words.addAll(SubTokens.of(CanonicalId.parse(owner).ownerSimpleName()));
    return words;
  }

  private static String spoken(CanonicalId id) {
    return id.constructor() ? id.ownerSimpleName() : id.member();
  }
}
