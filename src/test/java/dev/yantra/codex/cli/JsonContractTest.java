package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.student.SyntheticRepository;
import dev.yantra.codex.student.Usage;
import dev.yantra.codex.train.SyntheticWorkspace;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON that the commands print against the fields that {@code docs/json.md} lists. */
final class JsonContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SCHEMA = Pattern.compile("codex\\.[a-z.]+/\\d+");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Mark behind the path of an array or object without elements. */
  private static final String EMPTY = " (empty)";

  /** Fields whose keys depend on the content. */
  private static final Set<String> MAPS =
      Set.of(
          "nodes",
          "edges",
          "outcomes",
          "stages",
          "dropped",
          "settings",
          "epochs",
          "validation",
          "results[].systems[].figures");

  /** The fields of one schema by their paths, and whether each has to be there. */
  private record Documented(Set<String> all, Set<String> required) {}

  @TempDir private Path directory;

  @Test
  void everySchemaInTheSources_isDocumented() throws IOException {
    Set<String> printable = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/yantra/codex/cli"))) {
      for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher schema = SCHEMA.matcher(Files.readString(source));
        while (schema.find()) {
          printable.add(schema.group());
        }
      }
    }
    assertEquals(printable, documented().keySet());
  }

  @Test
  void everyField_isDocumentedAndPrinted() throws Exception {
    Map<String, Set<String>> printed = new TreeMap<>();
    try (Stream<Path> cases = Files.walk(TeaRepository.FIXTURES.resolve("cases"))) {
      for (Path expected : cases.filter(f -> f.endsWith("expected")).toList()) {
        String text = Files.readString(expected);
        String out = text.substring(text.indexOf("stdout:\n") + 8, text.indexOf("stderr:\n"));
        if (out.startsWith("{")) {
          read(out, printed);
        }
      }
    }
    Path repository = TeaRepository.in(directory);
    read(Run.in(repository, "doctor", "--format", "json").out(), printed);
    Run.in(repository, "collect", "-n", "20");
    read(Run.in(repository, "distill", "--format", "json").out(), printed);
    CodeGraph graph = SyntheticRepository.graph(24, 1);
    Path trained = Files.createDirectory(directory.resolve("trained"));
    Workspace workspace = SyntheticWorkspace.indexed(trained, graph);
    SyntheticWorkspace.corpus(graph).write(workspace.corpus());
    read(
        Run.in(trained, "train", "--preset", "tiny", "--epochs", "2", "--format", "json").out(),
        printed);
    Path asked =
        Files.writeString(
            directory.resolve("asked.jsonl"),
            "{\"id\": \"" + searched(graph) + "\", \"words\": \"reads an order\"}\n");
    String eval =
        Run.in(trained, "eval", "--quick", "--requests", asked.toString(), "--format", "json")
            .out();
    assertTrue(eval.contains("\"task\":\"requests\""), eval);
    read(eval, printed);

    Map<String, Documented> documented = documented();
    Map<String, Set<String>> unknown = new TreeMap<>();
    Map<String, Set<String>> missing = new TreeMap<>();
    documented.forEach(
        (schema, fields) -> {
          Set<String> there = printed.getOrDefault(schema, Set.of());
          put(unknown, schema, unknown(there, fields.all()));
          put(missing, schema, missing(fields.required(), there));
        });
    assertEquals(Map.of(), unknown, "printed and not in docs/json.md");
    assertEquals(Map.of(), missing, "in docs/json.md and never printed here");
    assertEquals(documented.keySet(), printed.keySet());
  }

  private static String searched(CodeGraph graph) {
    return graph.id(graph.methods().filter(m -> Usage.isSearched(graph, m)).findFirst().orElse(-1));
  }

  private static void put(Map<String, Set<String>> map, String key, Set<String> values) {
    if (!values.isEmpty()) {
      map.put(key, values);
    }
  }

  private static Set<String> unknown(Set<String> there, Set<String> documented) {
    Set<String> unknown = minus(there, documented);
    unknown.removeIf(
        t ->
            t.endsWith(EMPTY)
                && documented.stream().anyMatch(field -> field.startsWith(prefix(t))));
    return unknown;
  }

  /** Fields that are not there; those below an empty array or object count as there. */
  private static Set<String> missing(Set<String> required, Set<String> there) {
    Set<String> missing = minus(required, there);
    missing.removeIf(
        field -> there.stream().anyMatch(t -> t.endsWith(EMPTY) && field.startsWith(prefix(t))));
    return missing;
  }

  private static String prefix(String empty) {
    return empty.substring(0, empty.length() - EMPTY.length());
  }

  private static Set<String> minus(Set<String> some, Set<String> others) {
    Set<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static void read(String out, Map<String, Set<String>> printed) throws IOException {
    assertTrue(out.startsWith("{"), () -> "no JSON: " + out);
    JsonNode object = JSON.readTree(out);
    paths(
        object, "", printed.computeIfAbsent(object.path("schema").asText(), s -> new TreeSet<>()));
  }

  private static void paths(JsonNode node, String path, Set<String> paths) {
    if (node.isContainerNode() && node.isEmpty()) {
      paths.add(path + (node.isArray() ? "[]" : ".*") + EMPTY);
    }
    if (node.isArray()) {
      node.forEach(element -> paths(element, path + "[]", paths));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                String name = MAPS.contains(path) ? "*" : field.getKey();
                paths(field.getValue(), path.isEmpty() ? name : path + "." + name, paths);
              });
    } else {
      paths.add(path);
    }
  }

  private static Map<String, Documented> documented() throws IOException {
    Map<String, Documented> documented = new TreeMap<>();
    Documented current = new Documented(new TreeSet<>(), new TreeSet<>());
    for (String line : Files.readAllLines(Path.of("docs/json.md"))) {
      if (line.startsWith("## codex.")) {
        current = new Documented(new TreeSet<>(), new TreeSet<>());
        documented.put(line.substring(3), current);
      } else if (line.startsWith("| `")) {
        String[] cells = line.split("\\|", -1);
        Matcher name = CODE.matcher(cells[1]);
        while (name.find()) {
          current.all().add(name.group(1));
          if (!cells[3].strip().startsWith("*optional*")) {
            current.required().add(name.group(1));
          }
        }
      }
    }
    return documented;
  }
}
