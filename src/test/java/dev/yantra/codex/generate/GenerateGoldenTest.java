package dev.yantra.codex.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers to requests on small repositories, as they are kept in {@code fixtures/generate}: each
 * case has its {@code input}, {@code requests.txt} and {@code expected.txt}. Written anew with
 * {@code -Dupdate=true}.
 */
final class GenerateGoldenTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/generate");

  @TempDir Path root;

  static List<String> cases() throws IOException {
    try (Stream<Path> cases = Files.list(FIXTURES)) {
      return cases.map(c -> c.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answers_areThoseThatAreKept(String name) throws IOException {
    Path directory = FIXTURES.resolve(name);
    StringBuilder answers = new StringBuilder();
    for (Properties request : requests(directory.resolve("requests.txt"))) {
      copy(directory.resolve("input"), request.getProperty("spelling", ""));
      answers.append(answer(request));
    }
    Path kept = directory.resolve("expected.txt");
    if (Boolean.getBoolean("update")) {
      Files.writeString(kept, answers.toString());
    }
    assertTrue(Files.exists(kept), "no " + kept + ": write it with -Dupdate=true");
    assertEquals(Files.readString(kept), answers.toString());
  }

  /** Blocks of properties between lines of {@code ---}. */
  private static List<Properties> requests(Path file) throws IOException {
    List<Properties> requests = new ArrayList<>();
    for (String block : Files.readString(file).split("(?m)^---$", -1)) {
      Properties request = new Properties();
      request.load(new StringReader(block));
      requests.add(request);
    }
    return requests;
  }

  private void copy(Path input, String spelling) throws IOException {
    try (Stream<Path> old = Files.walk(root)) {
      old.filter(p -> !p.equals(root))
          .sorted(Comparator.reverseOrder())
          .forEach(p -> p.toFile().delete());
    }
    try (Stream<Path> files = Files.walk(input)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = input.relativize(file).toString();
        Path target = root.resolve(path.substring(0, path.length() - ".txt".length()));
        Files.createDirectories(target.getParent());
        Files.writeString(target, spelled(Files.readString(file), spelling));
      }
    }
  }

  private static String spelled(String text, String spelling) {
    String spelled = text;
    spelled = spelling.contains("tabs") ? spelled.replaceAll("(?m)^( {2})", "\t") : spelled;
    spelled = spelling.contains("crlf") ? spelled.replace("\n", "\r\n") : spelled;
    return spelling.contains("bom") ? "\uFEFF" + spelled : spelled;
  }

  private String answer(Properties request) throws IOException {
    StringBuilder out = new StringBuilder();
    new TreeMap<>(request)
        .forEach((k, v) -> out.append("# ").append(k).append(": ").append(v).append('\n'));
    Workspace workspace = new Workspace(root);
    Student student = new ExpectingStudent(request.getProperty("calls", ""));
    try (Generator generator =
        new Generator(workspace, SourceGraph.of(root), student, GenerateOptions.defaults())) {
      Generation g =
          generator.generate(
              new GenerateRequest(
                  request.getProperty("request", ""),
                  request.getProperty("in", ""),
                  request.getProperty("signature", ""),
                  request.getProperty("method", "")));
      out.append(g.method()).append("\nin ").append(g.file()).append(", ");
      out.append(String.format(Locale.ROOT, "%s, %.2f", g.source(), g.confidence()));
      out.append(", compiles ").append(g.checks().compiles()).append('\n');
      g.donors()
          .forEach(
              d ->
                  out.append("from ")
                      .append(d.method())
                      .append(' ')
                      .append(d.edits())
                      .append('\n'));
      g.imports().forEach(i -> out.append("import ").append(i).append('\n'));
      out.append(visible(g.code())).append('\n');
      if (request.getProperty("write") != null) {
        Path written = new AnswerWriter(workspace, SourceGraph.of(root)).write(g);
        out.append("--- ")
            .append(root.relativize(written).toString().replace('\\', '/'))
            .append('\n');
        out.append(visible(Files.readString(written)));
      }
    } catch (CodexException e) {
      out.append(e.reason()).append(": ").append(e.getMessage()).append('\n');
    }
    return out.append('\n').toString();
  }

  /** The text with what one does not see in a file. */
  private static String visible(String text) {
    return text.replace("\r", "<CR>").replace("\t", "<TAB>").replace("\uFEFF", "<BOM>");
  }

  /** A student that expects given calls, {@code probability id; probability id}, and no more. */
  private static final class ExpectingStudent extends SilentStudent {
    private final List<Prediction> calls = new ArrayList<>();

    ExpectingStudent(String expected) {
      for (String call : expected.split(";", -1)) {
        if (!call.isBlank()) {
          String[] parts = call.strip().split(" ", 2);
          calls.add(new Prediction(parts[1], Double.parseDouble(parts[0])));
        }
      }
    }

    @Override
    public List<Prediction> calls(Query query, int k) {
      return calls;
    }
  }
}
