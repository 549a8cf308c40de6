package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * The repository's source files, each parsed when it is first asked for and then kept.
 *
 * <p>Not for use by several threads.
 */
public final class ParsedSources {
  /** Lines that an annotated or edited method may stand below its line in the graph; chosen. */
  private static final int MOVED_BY = 200;

  private final Path root;
  private final SortedMap<String, String> fileOfType = new TreeMap<>();
  private final Map<String, Optional<ParsedFile>> parsed = new HashMap<>();

  public ParsedSources(Workspace workspace, CodeGraph graph) {
    root = workspace.root();
    for (var node : graph.nodes()) {
      if (node instanceof TypeNode type) {
        fileOfType.put(type.id(), type.range().file());
      }
    }
  }

  /** The file that declares a type, by the type's binary name; every type of the graph has one. */
  public SortedMap<String, String> fileOfType() {
    return java.util.Collections.unmodifiableSortedMap(fileOfType);
  }

  /** The file at a path from the root; empty if it cannot be read or parsed at all. */
  public Optional<ParsedFile> file(String path) {
    parse(List.of(path));
    return parsed.getOrDefault(path, Optional.empty());
  }

  /** The type with a binary name. */
  public Optional<TypeSource> type(String binaryName) {
    return Optional.ofNullable(fileOfType.get(binaryName))
        .flatMap(this::file)
        .flatMap(f -> f.type(binaryName));
  }

  /** The source of a method of the graph; empty if the source does not write it. */
  public Optional<MethodSource> method(MethodNode method) {
    CanonicalId id = method.canonical();
    return file(method.range().file())
        .flatMap(f -> f.type(id.owner()))
        .flatMap(type -> best(type, id, method.range().line()));
  }

  /** Parses several files at once, which costs less than one by one. */
  public void parse(Collection<String> paths) {
    List<TextFile> files = new ArrayList<>();
    for (String path : paths) {
      if (!parsed.containsKey(path)) {
        parsed.put(path, Optional.empty());
        read(root.resolve(path)).ifPresent(text -> files.add(new TextFile(path, text)));
      }
    }
    parseAll(files);
  }

  /** Parses; a file on which the compiler itself fails is as one that cannot be read. */
  private void parseAll(List<TextFile> files) {
    if (files.isEmpty()) {
      return;
    }
    try {
      for (ParsedFile file : parsed(files)) {
        parsed.put(file.path(), Optional.of(file));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      if (files.size() > 1) {
        parseAll(files.subList(0, files.size() / 2));
        parseAll(files.subList(files.size() / 2, files.size()));
      }
    }
  }

  private static List<ParsedFile> parsed(List<TextFile> files) throws IOException {
    Map<URI, TextFile> units = new LinkedHashMap<>();
    // A byte order mark is an error to javac; a blank in its place keeps all positions.
    files.forEach(f -> units.put(f.toUri(), new TextFile(f.path(), withoutMark(f.text()))));
    Map<URI, String> texts = new HashMap<>();
    files.forEach(f -> texts.put(f.toUri(), f.text()));
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            compiler()
                .getTask(
                    Writer.nullWriter(),
                    null,
                    diagnostics,
                    List.of("-proc:none", "-Xlint:none"),
                    null,
                    units.values());
    List<CompilationUnitTree> trees = new ArrayList<>();
    task.parse().forEach(trees::add);
    Map<URI, List<Long>> errors = new HashMap<>();
    for (Diagnostic<? extends JavaFileObject> d : diagnostics.getDiagnostics()) {
      if (d.getKind() == Diagnostic.Kind.ERROR && d.getSource() != null) {
        errors.computeIfAbsent(d.getSource().toUri(), u -> new ArrayList<>()).add(d.getPosition());
      }
    }
    List<ParsedFile> results = new ArrayList<>();
    for (CompilationUnitTree unit : trees) {
      // The compiler hands out wrappers of the files that it was given.
      URI uri = unit.getSourceFile().toUri();
      results.add(
          new ParsedFile(
              Objects.requireNonNull(units.get(uri)).path(),
              Objects.requireNonNull(texts.get(uri)),
              unit,
              Trees.instance(task).getSourcePositions(),
              errors.getOrDefault(uri, List.of())));
    }
    return results;
  }

  private static String withoutMark(String text) {
    return text.startsWith(ParsedFile.BYTE_ORDER_MARK) ? " " + text.substring(1) : text;
  }

  /** True if a type declares a method of this name with these parameter types already. */
  public boolean declares(TypeSource type, MethodSignature header) {
    return type.methods().stream()
        .anyMatch(
            m ->
                m.name().equals(header.name())
                    && types(m.parameters()).equals(types(header.parameters())));
  }

  private static List<String> types(List<Parameter> parameters) {
    return parameters.stream().map(p -> WrittenTypeNames.simple(p.type())).toList();
  }

  static JavaCompiler compiler() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw CodexException.setup(
          "This Java has no compiler. Run codex with a JDK rather than a JRE.");
    }
    return compiler;
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty(); // gone since it was indexed, or not UTF-8: not usable either way
    }
  }

  /** Of the methods with the right name and arity the one whose types fit, then the nearest. */
  private static Optional<MethodSource> best(TypeSource type, CanonicalId id, int line) {
    MethodSource best = null;
    int bestScore = -1;
    for (MethodSource m : type.methods()) {
      if (!m.name().equals(id.member()) || m.parameters().size() != id.parameters().size()) {
        continue;
      }
      int score = 0;
      for (int i = 0; i < m.parameters().size(); i++) {
        Parameter p = m.parameters().get(i);
        score +=
            WrittenTypeNames.simple(p.type())
                    .equals(WrittenTypeNames.simple(id.parameters().get(i)))
                ? 1
                : 0;
      }
      score = 2 * score + (lineOf(m) >= line && lineOf(m) <= line + MOVED_BY ? 1 : 0);
      if (score > bestScore) {
        best = m;
        bestScore = score;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int lineOf(MethodSource method) {
    return (int) method.file().text().substring(0, method.start()).lines().count();
  }
}
