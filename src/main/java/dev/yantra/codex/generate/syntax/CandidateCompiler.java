package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Compiles candidates in memory, many in one run: each becomes a further method of its type under a
 * name of its own, so that one pass of javac over one file judges them all. Nothing is written.
 */
public final class CandidateCompiler implements AutoCloseable {
  private final ParsedSources sources;
  private final StandardJavaFileManager standard;
  private final CompilerSources files;

  /** One candidate: a declaration, the body with its braces, and imports that the file may lack. */
  public record Trial(MethodSignature header, String body, List<String> imports) {
    public Trial {
      imports = List.copyOf(imports);
    }
  }

  /**
   * The compiler's answer.
   *
   * @param compiles {@code NO} only where that is no matter of libraries that could not be found
   * @param messages its errors, in order
   */
  public record Verdict(Compiles compiles, List<String> messages) {
    public Verdict {
      messages = List.copyOf(messages);
    }
  }

  /** The answer of the compiler to a candidate. */
  public enum Compiles {
    YES,
    NO,
    UNKNOWN
  }

  private static final List<String> DIGITS =
      List.of("int", "long", "short", "byte", "char", "boolean", "float", "double");

  private record Range(int trial, int start, int end) {}

  /**
   * @param classPath jars and directories of the repository's dependencies; may be empty
   */
  public CandidateCompiler(ParsedSources sources, Collection<Path> classPath) {
    this.sources = sources;
    standard =
        ParsedSources.compiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    try {
      standard.setLocation(
          StandardLocation.CLASS_PATH, classPath.stream().map(Path::toFile).toList());
      standard.setLocation(StandardLocation.SOURCE_PATH, List.<File>of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files = new CompilerSources(standard, sources);
  }

  /** Judges every trial; the answers stand in the order of the trials. */
  public List<Verdict> check(List<Trial> trials) {
    Map<Integer, Verdict> verdicts = new TreeMap<>();
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      left.add(i);
    }
    while (!left.isEmpty()) {
      List<Integer> batch = compatible(trials, left);
      left.removeAll(batch);
      verdicts.putAll(run(trials, batch));
    }
    return List.copyOf(verdicts.values());
  }

  /** The largest first part of {@code left} whose imports do not contradict each other. */
  private List<Integer> compatible(List<Trial> trials, List<Integer> left) {
    Map<String, String> imported = new HashMap<>();
    List<Integer> batch = new ArrayList<>();
    for (int i : left) {
      String file = sources.fileOfType().getOrDefault(trials.get(i).header().owner(), "");
      boolean fits =
          trials.get(i).imports().stream()
              .allMatch(m -> imported.getOrDefault(file + simple(m), m).equals(m));
      if (fits) {
        trials.get(i).imports().forEach(m -> imported.put(file + simple(m), m));
        batch.add(i);
      }
    }
    return batch;
  }

  private Map<Integer, Verdict> run(List<Trial> trials, List<Integer> batch) {
    Map<String, List<Integer>> byFile = new TreeMap<>();
    for (int i : batch) {
      String file = sources.fileOfType().getOrDefault(trials.get(i).header().owner(), "");
      byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(i);
    }
    Map<String, List<Range>> ranges = new HashMap<>();
    List<TextFile> units = new ArrayList<>();
    byFile.forEach(
        (file, members) ->
            sources.file(file).ifPresent(f -> units.add(splice(f, trials, members, ranges))));
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try {
      Set<Integer> endless = compile(units, diagnostics);
      Map<Integer, Verdict> verdicts = judge(byFile, ranges, diagnostics);
      endless.forEach(
          i -> verdicts.put(i, new Verdict(Compiles.NO, List.of("it only calls itself"))));
      return verdicts;
    } catch (CompilerCrash e) {
      // Some nonsense trips assertions inside javac: find the candidate and let the others live.
      return halves(trials, batch, e);
    }
  }

  private Map<Integer, Verdict> halves(
      List<Trial> trials, List<Integer> batch, CompilerCrash crash) {
    if (batch.size() == 1) {
      Verdict crashed =
          new Verdict(Compiles.NO, List.of("the compiler failed: " + crash.getCause()));
      return Map.of(batch.get(0), crashed);
    }
    Map<Integer, Verdict> verdicts = new TreeMap<>();
    verdicts.putAll(run(trials, batch.subList(0, batch.size() / 2)));
    verdicts.putAll(run(trials, batch.subList(batch.size() / 2, batch.size())));
    return verdicts;
  }

  /** Compiles and gives back the trials that do nothing but call themselves. */
  private Set<Integer> compile(
      List<TextFile> units, DiagnosticCollector<JavaFileObject> diagnostics) {
    if (units.isEmpty()) {
      return Set.of();
    }
    List<String> options =
        List.of(
            "-proc:none",
            "-implicit:none",
            "-Xprefer:source",
            "-Xlint:none",
            "-nowarn",
            "-Xmaxerrs",
            "1000000",
            "--should-stop=ifError=FLOW");
    JavacTask task =
        (JavacTask)
            ParsedSources.compiler()
                .getTask(Writer.nullWriter(), files, diagnostics, options, null, units);
    try {
      Iterable<? extends CompilationUnitTree> parsed = attributed(task);
      return new SelfCalls(Trees.instance(task), typesIn(units)).in(parsed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The units of a task after analysis; a failure of the compiler itself is told apart. */
  private static Iterable<? extends CompilationUnitTree> attributed(JavacTask task)
      throws IOException {
    try {
      Iterable<? extends CompilationUnitTree> parsed = task.parse();
      task.analyze();
      return parsed;
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw new CompilerCrash(e);
    }
  }

  /** A failure of javac itself rather than an error in what it compiles. */
  private static final class CompilerCrash extends RuntimeException {
    private static final long serialVersionUID = 1;

    CompilerCrash(Throwable cause) {
      super(cause);
    }
  }

  private List<TypeSource> typesIn(List<TextFile> units) {
    return units.stream()
        .flatMap(u -> sources.file(u.path()).stream())
        .flatMap(f -> f.types().stream())
        .toList();
  }

  private static Map<Integer, Verdict> judge(
      Map<String, List<Integer>> byFile,
      Map<String, List<Range>> ranges,
      DiagnosticCollector<JavaFileObject> diagnostics) {
    Map<Integer, List<String>> errors = new HashMap<>();
    Set<String> unsound = new LinkedHashSet<>();
    for (Diagnostic<? extends JavaFileObject> d : diagnostics.getDiagnostics()) {
      if (d.getKind() == Diagnostic.Kind.ERROR && d.getSource() != null) {
        String path = TextFile.path(d.getSource().toUri());
        List<Range> candidates = ranges.getOrDefault(path, List.of());
        Range hit = null;
        for (Range r : candidates) {
          if (d.getPosition() >= r.start && d.getPosition() < r.end) {
            hit = r;
          }
        }
        if (hit == null) {
          unsound.add(path);
        } else {
          errors
              .computeIfAbsent(hit.trial, t -> new ArrayList<>())
              .add(d.getMessage(Locale.ROOT).lines().findFirst().orElse(""));
        }
      }
    }
    Map<Integer, Verdict> verdicts = new HashMap<>();
    byFile.forEach(
        (file, members) -> {
          for (int i : members) {
            List<String> messages = errors.getOrDefault(i, List.of());
            boolean spliced = ranges.containsKey(file);
            // A file that does not compile by itself says nothing about what is put into it,
            // except that a candidate without an error of its own adds none.
            Compiles compiles =
                !spliced
                    ? Compiles.UNKNOWN
                    : messages.isEmpty()
                        ? Compiles.YES
                        : unsound.contains(file)
                                && messages.stream().allMatch(CandidateCompiler::missing)
                            ? Compiles.UNKNOWN
                            : Compiles.NO;
            verdicts.put(i, new Verdict(compiles, messages));
          }
        });
    return verdicts;
  }

  private static boolean missing(String message) {
    return message.contains("cannot access") || message.contains("does not exist");
  }

  /** The file's outline with the candidates as its last members. */
  private static TextFile splice(
      ParsedFile file, List<Trial> trials, List<Integer> members, Map<String, List<Range>> ranges) {
    Edits edits = CompileStub.of(file);
    Map<String, StringBuilder> additions = new TreeMap<>();
    Set<String> imports = new LinkedHashSet<>();
    Set<String> stubbed = new LinkedHashSet<>();
    for (int i : members) {
      Trial trial = trials.get(i);
      MethodSignature header = trial.header();
      StringBuilder out = additions.computeIfAbsent(header.owner(), o -> new StringBuilder());
      if (stubbed.add(header.source()) && !exists(file, header)) {
        out.append('\n').append(header.source()).append(" { throw null; }");
      }
      // Found again by these marks: positions shift with every edit before them.
      out.append('\n').append(mark(i)).append(declaration(header, i)).append(' ');
      out.append(trial.body()).append(mark(i));
      trial.imports().stream().filter(m -> !declared(file, m)).forEach(imports::add);
    }
    additions.forEach(
        (owner, text) ->
            file.type(owner)
                .ifPresent(t -> edits.replace(t.end(), t.end(), semicolon(t) + text + "\n")));
    StringBuilder importText = new StringBuilder();
    imports.forEach(m -> importText.append("\nimport ").append(m).append(';'));
    edits.replace(file.importPosition(), file.importPosition(), importText.toString());
    String text = edits.apply();
    List<Range> found = new ArrayList<>();
    for (int i : members) {
      int start = text.indexOf(mark(i));
      int end = text.lastIndexOf(mark(i));
      if (start >= 0) {
        found.add(new Range(i, start, end));
      }
    }
    ranges.put(file.path(), found);
    return new TextFile(file.path(), text);
  }

  /** An enum of constants alone need not end them with a semicolon. */
  private static String semicolon(TypeSource type) {
    return type.form().equals("enum") && type.methods().isEmpty() ? ";" : "";
  }

  private static String declaration(MethodSignature header, int trial) {
    return header.constructor()
        ? header.source(header.spokenName(), markers(trial))
        : header.source(header.name() + SelfCalls.MARK + trial, "");
  }

  /**
   * Four further parameters whose types spell a number in base 8: a constructor cannot change its
   * name, so it is told apart by its signature. (Array depth would do with one parameter, but javac
   * compares nested arrays in time exponential in their depth.)
   */
  private static String markers(int trial) {
    StringBuilder out = new StringBuilder();
    for (int place = 0, left = trial; place < 4; place++, left /= DIGITS.size()) {
      out.append(place == 0 ? "" : ", ").append(DIGITS.get(left % DIGITS.size()));
      out.append("[][][] codex").append(place);
    }
    return out.toString();
  }

  private static String mark(int trial) {
    return "/*codex-" + trial + "*/";
  }

  private static boolean exists(ParsedFile file, MethodSignature header) {
    return file.type(header.owner()).stream()
        .flatMap(t -> t.methods().stream())
        .anyMatch(
            m ->
                m.name().equals(header.name())
                    && types(m.parameters()).equals(types(header.parameters())));
  }

  private static List<String> types(List<dev.yantra.codex.graph.Parameter> parameters) {
    return parameters.stream().map(p -> WrittenTypeNames.simple(p.type())).toList();
  }

  private static boolean declared(ParsedFile file, String wanted) {
    return file.imports().stream().anyMatch(i -> simple(i).equals(simple(wanted)))
        || file.types().stream().anyMatch(t -> t.simpleName().equals(simple(wanted)));
  }

  private static String simple(String imported) {
    return imported.endsWith("*") ? imported : imported.substring(imported.lastIndexOf('.') + 1);
  }

  @Override
  public void close() {
    try {
      standard.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
