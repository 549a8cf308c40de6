package dev.yantra.codex.distill;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Question.Kind;
import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.text.SubTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labels that the corpus speaks in. A teacher's own words become a label of the vocabulary
 * where they mean one, and a label of their own where they do not; a method must be one that the
 * graph knows.
 */
final class Vocabulary {
  /** Words of a label that do not say which one it is. */
  private static final Set<String> FILLERS =
      set(
          "has have needs need requires is does uses use with and or of the a to on for in by test"
              + " tests testing input inputs case cases path value values bug bugs potential"
              + " possible missing handling access call calls operation operations safe safety"
              + " integer");

  /** Words that mean validation only where nothing else says what is checked. */
  private static final Set<String> WEAK = set("check checks argument arguments");

  private static final Map<String, String> CONCERNS =
      words(
          "has_validation validation validate validates validating precondition preconditions check"
              + " checks argument arguments",
          "has_db_access db database sql jdbc jpa persistence dao transaction transactions",
          "has_api_call api http https rest network remote client rpc grpc",
          "has_auth auth authentication authorization authorisation security permission permissions"
              + " login password credentials token",
          "has_logging log logs logging logger",
          "has_error_handling error errors exception exceptions catch catches try recovery",
          "has_throws throw throws throwing",
          "has_caching cache caches caching cached memoization memoisation memoize",
          "has_concurrency concurrency concurrent thread threads threading lock locks locking"
              + " synchronization synchronisation synchronized atomic async parallel",
          "has_io io file files filesystem reader writer inputstream outputstream",
          "has_parsing parse parses parsing parser deserialization deserialisation decoding",
          "has_formatting format formats formatting formatter serialization serialisation"
              + " stringification tostring",
          "has_time time date dates datetime calendar timezone duration",
          "has_arithmetic arithmetic math maths calculation calculations numeric computation",
          "has_collections collection collections list map iteration iterates loop loops streams",
          "has_reflection reflection reflective introspection",
          "has_notification notification notifications notify event events listener listeners mail"
              + " email messaging",
          "has_null_handling null nulls nullable nullability optional");

  private static final Map<String, String> TEST_KINDS =
      words(
          "happy_path happy typical basic normal ordinary positive nominal",
          "null_input null nulls",
          "empty_input empty blank",
          "boundary boundary boundaries edge edges limit limits corner extreme",
          "exception exception exceptions error errors invalid negative failure throws",
          "round_trip round trip roundtrip inverse",
          "concurrency concurrency concurrent thread threads parallel race",
          "parameterised parameterised parameterized table",
          "integration integration end e2e");

  private static final Map<String, String> BUGS =
      words(
          "null_dereference null npe nullpointer nullpointerexception pointer dereference",
          "off_by_one off one index bounds bound fencepost",
          "wrong_condition condition conditional logic branch inverted",
          "wrong_operator operator comparison",
          "missing_validation validation unvalidated unchecked",
          "wrong_argument argument arguments swapped",
          "resource_leak leak leaks leaked resource resources unclosed",
          "exception_handling exception exceptions swallowed catch",
          "race_condition race races concurrency thread threads deadlock synchronization",
          "numeric numeric overflow underflow rounding precision");

  private final CodeGraph graph;
  private final Map<String, String> methods = new HashMap<>();

  Vocabulary(CodeGraph graph) {
    this.graph = graph;
    graph.nodes().stream()
        .filter(n -> n instanceof MethodNode || n.kind() == NodeKind.EXTERNAL_METHOD)
        .forEach(
            n -> {
              CanonicalId id = n.canonical();
              // Ambiguous names are kept as such: an empty id.
              methods.merge(shortName(id), n.id(), (one, other) -> "");
            });
  }

  /** The corpus's question that a teacher's question means; empty if it names no known method. */
  Optional<Question> translate(Question asked) {
    String subject = asked.subject().strip();
    return switch (asked.kind()) {
      case CONCERN ->
          Concern.ofLabel(subject).isPresent() ? Optional.of(asked) : word(asked, CONCERNS);
      case TEST_KIND ->
          TestKind.ofLabel(subject).isPresent() ? Optional.of(asked) : word(asked, TEST_KINDS);
      case BUG -> BugType.ofLabel(subject).isPresent() ? Optional.of(asked) : word(asked, BUGS);
      case CALL, SIMILAR -> method(asked.kind(), subject);
      case IMPORT -> type(subject);
    };
  }

  /** True if a question asks about a label that Codex has no word for. */
  static boolean isNew(Question question) {
    String subject = question.subject();
    return switch (question.kind()) {
      case CONCERN -> Concern.ofLabel(subject).isEmpty();
      case TEST_KIND -> TestKind.ofLabel(subject).isEmpty();
      case BUG -> BugType.ofLabel(subject).isEmpty();
      case CALL, IMPORT, SIMILAR -> false;
    };
  }

  private static Optional<Question> word(Question asked, Map<String, String> synonyms) {
    List<String> words = SubTokens.of(asked.subject());
    Set<String> meant = new TreeSet<>();
    Set<String> weaklyMeant = new TreeSet<>();
    boolean known = true;
    for (String word : words) {
      String label = synonyms.getOrDefault(word, "");
      if (!label.isEmpty()) {
        (WEAK.contains(word) ? weaklyMeant : meant).add(label);
      } else if (!FILLERS.contains(word)) {
        known = false;
      }
    }
    if (meant.isEmpty()) {
      meant = weaklyMeant;
    }
    String label = known && meant.size() == 1 ? meant.iterator().next() : String.join("_", words);
    return label.isEmpty() ? Optional.empty() : Optional.of(new Question(asked.kind(), label));
  }

  private Optional<Question> method(Kind kind, String subject) {
    if (graph.find(subject).isPresent() && CanonicalId.parse(subject).method()) {
      return Optional.of(new Question(kind, subject));
    }
    String id = methods.getOrDefault(shortName(parseLoosely(subject)), "");
    return id.isEmpty() ? Optional.empty() : Optional.of(new Question(kind, id));
  }

  /** {@code StringUtils.isBlank(s)}, {@code org.x.StringUtils#isBlank} and the like. */
  private static CanonicalId parseLoosely(String subject) {
    int open = subject.indexOf('(');
    String name = (open < 0 ? subject : subject.substring(0, open)).strip();
    int cut = Math.max(name.lastIndexOf('#'), name.lastIndexOf('.'));
    return cut < 0
        ? new CanonicalId("", name, List.of(), true)
        : new CanonicalId(name.substring(0, cut), name.substring(cut + 1), List.of(), true);
  }

  private static String shortName(CanonicalId id) {
    return id.ownerSimpleName() + "#" + id.member();
  }

  private static Optional<Question> type(String subject) {
    String name = subject.replaceFirst("^import\\s+", "").replaceFirst("^static\\s+", "");
    name = name.replace(";", "").strip();
    boolean qualified =
        name.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)+");
    return qualified ? Optional.of(new Question(Kind.IMPORT, name)) : Optional.empty();
  }

  private static Set<String> set(String words) {
    return Set.of(words.split(" ", -1));
  }

  private static Map<String, String> words(String... rows) {
    Map<String, String> labels = new HashMap<>();
    for (String row : rows) {
      String[] words = row.split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        labels.put(words[i].toLowerCase(Locale.ROOT), words[0]);
      }
    }
    return labels;
  }
}
