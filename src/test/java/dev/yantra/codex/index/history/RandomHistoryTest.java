package dev.yantra.codex.index.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.git.Git;
import dev.yantra.codex.git.TestRepository;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.RepositoryHistory;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories with branches, merges, renames, new and removed methods. Whoever makes a commit
 * takes down what it does to which method, and that is what must be read back out of git.
 */
final class RandomHistoryTest {
  @TempDir private Path directory;
  private TestRepository repository;
  private Random random = new Random(0);
  private int names;

  /** One commit as its maker knows it. */
  private record Deed(int day, String author, boolean fix, Map<String, Integer> lines) {}

  private final List<Deed> deeds = new ArrayList<>();
  private int day;

  @BeforeEach
  void makeRepository() {
    repository = TestRepository.create(directory.resolve("repo"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void past_isWhatWasDone_andTheSameReadAtOnceOrInSteps(long seed) throws IOException {
    random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 6; j++) {
        text.append(newMethod());
      }
      repository.writeText("F" + i + ".java", text.toString());
    }
    Map<String, Integer> first = new TreeMap<>();
    methods().forEach(m -> first.put(m.id(), length(m)));
    commit(false, first);
    RepositoryHistory.Log log = RepositoryHistory.Log.NONE;
    for (int round = 0; round < 8; round++) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        work(0, true);
      }
      if (random.nextBoolean()) {
        branchAndMerge();
      }
      RepositoryHistory inSteps = read(log);
      log = inSteps.log();
      assertEquals(expectedPasts(), inSteps.methods(), "after " + deeds.size() + " commits");
      assertEquals(expectedCoChanges(), counts(inSteps));
    }
    RepositoryHistory atOnce = read(RepositoryHistory.Log.NONE);
    RepositoryHistory again = read(log);
    assertEquals(atOnce.methods(), again.methods());
    assertEquals(atOnce.coChanges(), again.coChanges());

    SortedMap<String, MethodHistory> before = expectedPasts();
    edit(random.nextInt(2), new TreeMap<>());
    assertEquals(before, read(log).methods(), "with edits that are not committed");
  }

  /** Commits on a side branch, on the main branch, or on both at once, and a merge. */
  private void branchAndMerge() throws IOException {
    repository.git("checkout", "--quiet", "-b", "side" + day);
    for (int i = random.nextInt(3); i >= 0; i--) {
      work(1, false);
    }
    String side = repository.git("rev-parse", "--abbrev-ref", "HEAD").strip();
    repository.git("checkout", "--quiet", "main");
    for (int i = random.nextInt(3); i > 0; i--) {
      work(0, true);
    }
    day++;
    repository.days(1).git("merge", "--quiet", "--no-ff", "-m", "Merge the fix of a bug", side);
  }

  /**
   * One commit.
   *
   * @param parity only methods whose number is even or odd are edited, so that branches agree
   * @param structure whether methods and files may come and go
   */
  private void work(int parity, boolean structure) throws IOException {
    Map<String, Integer> lines = new TreeMap<>();
    int kind = structure ? random.nextInt(6) : 0;
    List<Path> files = files();
    Path file = files.get(random.nextInt(files.size()));
    if (kind == 1) {
      String method = newMethod();
      List<MethodNode> here = methods(file);
      int at = here.isEmpty() ? 1 : here.get(random.nextInt(here.size())).range().line();
      List<String> all = new ArrayList<>(Files.readAllLines(file));
      all.addAll(at - 1, method.lines().toList());
      Files.write(file, all);
      lines.put(method.substring(0, method.indexOf(' ')), (int) method.lines().count());
    } else if (kind == 2 && methods(file).size() > 4) {
      List<MethodNode> mine = methods(file).stream().filter(m -> parity(m) == parity).toList();
      if (!mine.isEmpty()) {
        MethodNode gone = mine.get(random.nextInt(mine.size()));
        List<String> all = new ArrayList<>(Files.readAllLines(file));
        all.subList(gone.range().line() - 1, gone.range().endLine()).clear();
        Files.write(file, all);
      }
    } else if (kind == 3) {
      String name = "moved/F" + names++ + ".java";
      Files.createDirectories(repository.root().resolve("moved"));
      String old = repository.root().relativize(file).toString();
      repository.git("mv", old, name);
      if (random.nextBoolean()) {
        edit(repository.root().resolve(name), parity, lines);
      }
    } else {
      edit(parity, lines);
    }
    commit(random.nextInt(3) == 0, lines);
  }

  private void edit(int parity, Map<String, Integer> lines) throws IOException {
    for (Path file : files()) {
      if (random.nextInt(3) == 0) {
        edit(file, parity, lines);
      }
    }
  }

  /** Adds, removes or replaces a line of the body of some methods of a file. */
  private void edit(Path file, int parity, Map<String, Integer> lines) throws IOException {
    List<String> all = new ArrayList<>(Files.readAllLines(file));
    List<MethodNode> here = methods(file);
    for (int i = here.size() - 1; i >= 0; i--) {
      MethodNode method = here.get(i);
      if (parity(method) != parity || random.nextInt(3) != 0) {
        continue;
      }
      int body = length(method) - 2;
      int at = method.range().line() + (body == 0 ? 0 : random.nextInt(body));
      switch (body == 0 ? 0 : random.nextInt(3)) {
        case 0 -> {
          all.add(at, newLine());
          lines.merge(method.id(), 1, Integer::sum);
        }
        case 1 -> {
          all.set(at, newLine());
          lines.merge(method.id(), 2, Integer::sum);
        }
        default -> {
          all.remove(at);
          lines.merge(method.id(), 1, Integer::sum);
        }
      }
    }
    Files.write(file, all);
  }

  private void commit(boolean fix, Map<String, Integer> lines) {
    String author = "author" + random.nextInt(3);
    day++;
    repository.days(1).author(author).commit(fix ? "Fix the crash" : "Change this and that");
    deeds.add(new Deed(day, author, fix, lines));
  }

  private SortedMap<String, MethodHistory> expectedPasts() throws IOException {
    SortedMap<String, MethodHistory> pasts = new TreeMap<>();
    for (MethodNode method : methods()) {
      List<Deed> mine = deeds.stream().filter(d -> d.lines.containsKey(method.id())).toList();
      TreeSet<String> authors = new TreeSet<>();
      mine.forEach(d -> authors.add(d.author));
      pasts.put(
          method.id(),
          new MethodHistory(
              day - mine.stream().mapToInt(Deed::day).min().orElse(day),
              day - mine.stream().mapToInt(Deed::day).max().orElse(day),
              mine.size(),
              authors.size(),
              (int) mine.stream().filter(Deed::fix).count(),
              mine.stream().mapToInt(d -> d.lines.getOrDefault(method.id(), 0)).sum()));
    }
    return pasts;
  }

  /** Pairs of methods that are still there with the number of their common commits. */
  private SortedMap<String, Integer> expectedCoChanges() throws IOException {
    Map<String, Integer> single = new HashMap<>();
    SortedMap<String, Integer> pairs = new TreeMap<>();
    List<String> ids = methods().stream().map(MethodNode::id).sorted().toList();
    for (Deed deed : deeds) {
      List<String> touched = ids.stream().filter(deed.lines::containsKey).toList();
      if (touched.size() <= 30) {
        for (String a : touched) {
          single.merge(a, 1, Integer::sum);
          touched.stream()
              .filter(b -> a.compareTo(b) < 0)
              .forEach(b -> pairs.merge(a + " " + b, 1, Integer::sum));
        }
      }
    }
    pairs
        .entrySet()
        .removeIf(
            e -> {
              String[] pair = e.getKey().split(" ", -1);
              int less = Math.min(single.getOrDefault(pair[0], 0), single.getOrDefault(pair[1], 0));
              return e.getValue() < 2 || e.getValue() < 0.25 * less;
            });
    return pairs;
  }

  private static SortedMap<String, Integer> counts(RepositoryHistory history) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Edge edge : history.coChanges()) {
      counts.put(edge.from() + " " + edge.to(), edge.count());
    }
    return counts;
  }

  private RepositoryHistory read(RepositoryHistory.Log log) {
    Git git = Git.in(repository.root(), TestRepository.environment());
    return new HistoryReader(git, Progress.SILENT).read(Methods.ranges(repository.root()), log);
  }

  private String newMethod() {
    String[] body = new String[3 + random.nextInt(4)];
    for (int i = 0; i < body.length; i++) {
      body[i] = newLine();
    }
    return Methods.text("m" + names++, body);
  }

  /** No two lines are alike, so that git sees what was done and nothing shorter. */
  private String newLine() {
    return "line " + names++ + " " + Long.toString(random.nextLong(), 36);
  }

  private static int parity(MethodNode method) {
    return Integer.parseInt(method.id().substring(1)) % 2;
  }

  private static int length(MethodNode method) {
    return method.range().endLine() - method.range().line() + 1;
  }

  private List<MethodNode> methods() {
    return Methods.of(repository.root());
  }

  private List<MethodNode> methods(Path file) {
    String path = repository.root().relativize(file).toString();
    return methods().stream().filter(m -> m.range().file().equals(path)).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(repository.root())) {
      return all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }
}
