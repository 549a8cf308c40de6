package dev.yantra.codex.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.git.TestRepository;
import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Edits at random of the files of a real repository, most of which break something: an incremental
 * run ends with the graph of a fresh one, its history included.
 */
final class RandomEditsTest {
  private static final Path SHOP = Path.of("examples/shop/src");
  private static final Pattern IDENTIFIER = Pattern.compile("\\b[A-Za-z]\\w*\\b");
  private static final int STEPS = 6;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void editsOfARealRepository_endWithTheGraphOfAFreshRun(long seed) throws IOException {
    Random random = new Random(seed);
    Path root = directory.resolve("repository");
    TestRepository repository = TestRepository.create(root);
    List<Path> files = copy(root);
    repository.commit("begin");
    index(root);
    for (int step = 0; step < STEPS; step++) {
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        edit(files.get(random.nextInt(files.size())), random);
      }
      if (random.nextInt(3) == 0) {
        repository.commit("step " + step);
      }
      index(root);
      String incremental = Indexed.everything(root);

      Path kept = directory.resolve("kept");
      Files.move(root.resolve(".codex"), kept);
      index(root);
      assertEquals(Indexed.everything(root), incremental, "after step " + step);
      Files.move(root.resolve(".codex"), directory.resolve("fresh" + step));
      Files.move(kept, root.resolve(".codex"));
    }
  }

  private static List<Path> copy(Path root) throws IOException {
    List<Path> copies = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(SHOP)) {
      for (Path source : sources.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        Path copy = root.resolve("src").resolve(SHOP.relativize(source).toString());
        Files.createDirectories(copy.getParent());
        copies.add(Files.copy(source, copy));
      }
    }
    return copies;
  }

  private static void index(Path root) {
    new Indexer(new Workspace(root), Progress.SILENT)
        .index(new IndexOptions(List.of(), FileRules.NONE, false));
  }

  private static void edit(Path file, Random random) throws IOException {
    if (!Files.exists(file) || random.nextInt(8) == 0) {
      Files.deleteIfExists(file);
      if (random.nextBoolean()) {
        Files.writeString(file, "class New { void made() { made(); } }\n");
      }
      return;
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(at, lines.get(at) + " // edited");
      default -> rename(lines, random);
    }
    Files.write(file, lines);
  }

  /** Puts one of the file's words for another in all its places. */
  private static void rename(List<String> lines, Random random) {
    List<String> words =
        IDENTIFIER.matcher(String.join("\n", lines)).results().map(MatchResult::group).toList();
    String from = words.get(random.nextInt(words.size()));
    String to = words.get(random.nextInt(words.size()));
    lines.replaceAll(line -> line.replaceAll("\\b" + from + "\\b", to));
  }
}
