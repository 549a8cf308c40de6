package dev.yantra.codex.student.serve;

import static dev.yantra.codex.student.EvidenceRow.flag;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
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
 * The relations between a candidate's own declaration and the asked method: shared words, a method
 * of the same name, subtyping, and distance between packages.
 */
final class ImportRelations {
  /** The columns of each candidate. */
  enum Column {
    SHARE_IN_NAME,
    SHARE_IN_OWNER,
    SHARE_IN_PARAMETERS,
    SHARE_IN_DOC,
    NAMED_IN_DOC,
    HAS_METHOD_OF_NAME,
    IS_SUBTYPE_OF_RESULT,
    IS_SUBTYPE_OF_PARAMETER,
    SHARE_OF_PACKAGE
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("relation");

  private static final List<String> PLACES = List.of("name:", "owner:", "parameter:", "doc:");

  /** Names of types as a text says them, not words that begin a sentence. */
  private static final Pattern TYPE_NAME =
      Pattern.compile("\\b\\p{Lu}\\w*\\p{Ll}\\w*\\b", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern DOT = Pattern.compile("\\.");

  private final CodeGraph graph;

  /** By the name of a method: the types that have one. */
  private final ContextCounts owners;

  /** By candidate: simple names of the types above it. */
  private final Map<Integer, Set<String>> above = new HashMap<>();

  ImportRelations(GraphView view, int[] candidates) {
    this(view, candidates, new ContextCounts());
    for (int n = 0; n < graph.size(); n++) {
      if (graph.kind(n) == NodeKind.METHOD || (Usage.isMethod(graph, n) && called(view, n))) {
        CanonicalId id = CanonicalId.parse(graph.id(n));
        graph.find(id.owner()).ifPresent(o -> owners.in(id.member()).add(o, 1));
      }
    }
  }

  /** What {@link #write} wrote of the same view and candidates. */
  ImportRelations(GraphView view, int[] candidates, Sections.Reader in) {
    this(view, candidates, new ContextCounts(in));
  }

  private ImportRelations(GraphView view, int[] candidates, ContextCounts owners) {
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

  /**
   * Writes the columns of a candidate into a row.
   *
   * @return the position behind the last
   */
  int describe(Kin kin, ImportCandidate candidate, double[] row, int from) {
    Set<String> up = above.getOrDefault(candidate.node(), Set.of());
    return EvidenceRow.write(
        ALL,
        column ->
            switch (column) {
              case SHARE_IN_NAME -> share(kin, candidate, "name:");
              case SHARE_IN_OWNER -> share(kin, candidate, "owner:");
              case SHARE_IN_PARAMETERS -> share(kin, candidate, "parameter:");
              case SHARE_IN_DOC -> share(kin, candidate, "doc:");
              case NAMED_IN_DOC -> flag(kin.told.contains(candidate.simple()));
              case HAS_METHOD_OF_NAME -> flag(kin.namesakes.of(candidate.node()) > 0);
              case IS_SUBTYPE_OF_RESULT -> flag(kin.given.stream().anyMatch(up::contains));
              case IS_SUBTYPE_OF_PARAMETER -> flag(kin.taken.stream().anyMatch(up::contains));
              case SHARE_OF_PACKAGE -> sharedPackage(kin.around, candidate.packages());
            },
        row,
        from);
  }

  /** Share of the words of a candidate's name that stand in one place of the declaration. */
  private static double share(Kin kin, ImportCandidate candidate, String place) {
    Set<String> of = kin.words.getOrDefault(place, Set.of());
    long met = candidate.name().stream().filter(of::contains).count();
    return (double) met / Math.max(1, candidate.name().size());
  }

  private static double sharedPackage(List<String> around, List<String> there) {
    int fewer = Math.min(there.size(), around.size());
    int shared = 0;
    while (shared < fewer && there.get(shared).equals(around.get(shared))) {
      shared++;
    }
    return (double) shared / Math.max(1, Math.max(there.size(), around.size()));
  }

  /** The parts of a package's name. */
  static List<String> packages(String name) {
    return DOT.splitAsStream(name).toList();
  }
}
