package dev.yantra.codex.student.serve;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.student.calls.ContextCounts;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.workspace.Sections;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a candidate's own declaration is related to a method's: whether their names share words,
 * whether it has a method of the same name, whether it is a kind of what is returned or taken, and
 * how near its package is.
 */
final class ImportKinship {
  /** Pieces of evidence for each candidate. */
  static final int SIZE = 9;

  private static final List<String> PLACES = List.of("name:", "owner:", "parameter:", "doc:");

  /** Names of types as a text says them, not words that begin a sentence. */
  private static final Pattern TYPE_NAME = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*\\b");

  private static final Pattern DOT = Pattern.compile("\\.");

  private final CodeGraph graph;

  /** By the name of a method: the types that have one. */
  private final ContextCounts owners;

  /** By candidate: simple names of the types above it. */
  private final Map<Integer, Set<String>> above = new HashMap<>();

  ImportKinship(GraphView view, int[] candidates) {
    this(view, candidates, new ContextCounts());
    for (int n = 0; n < graph.size(); n++) {
      if (graph.kind(n) == NodeKind.METHOD || (Usage.isMethod(graph, n) && called(view, n))) {
        CanonicalId id = CanonicalId.parse(graph.id(n));
        graph.find(id.owner()).ifPresent(o -> owners.in(id.member()).add(o, 1));
      }
    }
  }

  /** What {@link #write} wrote of the same view and candidates. */
  ImportKinship(GraphView view, int[] candidates, Sections.Reader in) {
    this(view, candidates, new ContextCounts(in));
  }

  private ImportKinship(GraphView view, int[] candidates, ContextCounts owners) {
    this.graph = view.graph();
    this.owners = owners;
    for (int candidate : candidates) {
      Set<String> names = new HashSet<>();
      climb(candidate, names, 3);
      above.put(candidate, names);
    }
  }

  void write(Sections.Writer out) {
    owners.write(out);
  }

  /** What only hidden bodies call is not known yet. */
  private static boolean called(GraphView view, int method) {
    return Arrays.stream(view.graph().in(EdgeKind.CALLS).neighbours(method))
        .anyMatch(caller -> !view.hides(caller));
  }

  private void climb(int type, Set<String> names, int levels) {
    if (levels > 0) {
      for (int up : graph.out(EdgeKind.EXTENDS).neighbours(type)) {
        if (names.add(CanonicalId.parse(graph.id(up)).ownerSimpleName())) {
          climb(up, names, levels - 1);
        }
      }
    }
  }

  /** The kin of one method. */
  Kin of(SpecView asked, Set<String> said) {
    Map<String, Set<String>> words = new HashMap<>();
    for (String place : PLACES) {
      Set<String> of = new HashSet<>();
      said.stream()
          .filter(t -> t.startsWith(place))
          .forEach(t -> of.add(t.substring(place.length())));
      words.put(place, of);
    }
    Set<String> taken = new HashSet<>();
    Set<String> given = new HashSet<>();
    for (String term : said) {
      if (term.startsWith("takes ")) {
        taken.add(term.substring("takes ".length()));
      } else if (term.startsWith("gives ")) {
        given.add(term.substring("gives ".length()));
      }
    }
    Set<String> told = new HashSet<>();
    if (asked.node().isPresent()) {
      Matcher matcher = TYPE_NAME.matcher(graph.method(asked.node().getAsInt()).javadoc());
      while (matcher.find()) {
        told.add(matcher.group());
      }
    }
    String name = asked.id().constructor() ? "" : asked.id().member();
    ContextCounts.Counts namesakes = owners.find(name).orElseGet(ContextCounts.Counts::new);
    return new Kin(words, taken, given, told, namesakes, packages(asked.id().packageName()));
  }

  /** What is asked about, ready to be held against each candidate. */
  record Kin(
      Map<String, Set<String>> words,
      Set<String> taken,
      Set<String> given,
      Set<String> told,
      ContextCounts.Counts namesakes,
      List<String> around) {}

  /** Writes the kinship of a candidate into a row from a column on. */
  void describe(Kin kin, ImportCandidate candidate, double[] row, int from) {
    int at = from;
    for (String place : PLACES) {
      Set<String> of = kin.words.getOrDefault(place, Set.of());
      long met = candidate.name().stream().filter(of::contains).count();
      row[at++] = (double) met / Math.max(1, candidate.name().size());
    }
    Set<String> up = above.getOrDefault(candidate.node(), Set.of());
    row[at++] = flag(kin.told.contains(candidate.simple()));
    row[at++] = flag(kin.namesakes.of(candidate.node()) > 0);
    row[at++] = flag(kin.given.stream().anyMatch(up::contains));
    row[at++] = flag(kin.taken.stream().anyMatch(up::contains));
    List<String> there = candidate.packages();
    int fewer = Math.min(there.size(), kin.around.size());
    int shared = 0;
    while (shared < fewer && there.get(shared).equals(kin.around.get(shared))) {
      shared++;
    }
    row[at] = (double) shared / Math.max(1, Math.max(there.size(), kin.around.size()));
  }

  /** The parts of a package's name. */
  static List<String> packages(String name) {
    return DOT.splitAsStream(name).toList();
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
