package dev.yantra.codex.predict;

import dev.yantra.codex.git.ChangedLines;
import dev.yantra.codex.git.FileChange;
import dev.yantra.codex.git.Git;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.source.SourceEncoding;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the methods that a change touches, wherever the change comes from. */
public final class ChangeFinder {
  private static final Comparator<ChangedMethod> BY_PLACE =
      Comparator.comparing((ChangedMethod m) -> m.range().file())
          .thenComparingInt(m -> m.range().line())
          .thenComparing(ChangedMethod::id);
  private static final Comparator<ChangedDeclaration> DECLARATIONS_BY_PLACE =
      Comparator.comparing((ChangedDeclaration d) -> d.range().file())
          .thenComparingInt(d -> d.range().line())
          .thenComparing(ChangedDeclaration::id);

  private final Workspace workspace;
  private final CodeGraph graph;

  public ChangeFinder(Workspace workspace, CodeGraph graph) {
    this.workspace = workspace;
    this.graph = graph;
  }

  /**
   * One method by its id or by what is unique of it.
   *
   * @throws CodexException if there is none, with the names that come nearest
   */
  public Change ofMethod(String name) {
    MethodNode method = graph.method(new MethodNames(graph).find(name));
    return ofNodes(List.of(method));
  }

  /** Every method of the graph that the source writes. */
  public Change ofEverything() {
    return ofNodes(graph.methods().mapToObj(graph::method).filter(m -> !m.implicit()).toList());
  }

  /** Methods of the graph, each where it stands in its file now. */
  private Change ofNodes(List<MethodNode> nodes) {
    SourceTexts texts = new SourceTexts(this::readIfThere);
    EditedMethods edited = new EditedMethods(graph);
    Map<String, Map<Integer, ChangedMethod>> byFile = new TreeMap<>();
    List<ChangedMethod> methods = new ArrayList<>();
    for (MethodNode node : nodes) {
      ChangedMethod indexed = named(node);
      methods.add(
          byFile
              .computeIfAbsent(
                  node.range().file(), file -> edited.namedByNode(file, texts.text(file)))
              .getOrDefault(((Query.Known) indexed.query()).node(), indexed));
    }
    methods.sort(BY_PLACE);
    return new Change(methods, List.of(), List.of(), List.copyOf(byFile.keySet()), texts);
  }

  /**
   * Every method of the named files, as they stand now.
   *
   * @param files Java files or directories, absolute or relative to the repository's root
   * @throws CodexException if one does not exist, lies outside or is no Java file
   */
  public Change ofFiles(List<Path> files) {
    EditedMethods methods = new EditedMethods(graph);
    List<ChangedMethod> found = new ArrayList<>();
    Set<String> paths = new TreeSet<>();
    for (Path file : files) {
      for (Path source : sources(file)) {
        paths.add(relative(source));
      }
    }
    Map<String, String> texts = new TreeMap<>();
    for (String path : paths) {
      String text = read(workspace.root().resolve(path));
      texts.put(path, text);
      found.addAll(methods.named(path, text));
    }
    found.sort(BY_PLACE);
    return new Change(found, List.of(), List.of(), List.copyOf(paths), SourceTexts.of(texts));
  }

  /**
   * The change that the next commit would make.
   *
   * @throws CodexException outside a git repository, or if git fails
   */
  public Change staged() {
    return ofGit(ChangedLines::staged);
  }

  /**
   * The change that is not committed yet, new files included.
   *
   * @throws CodexException outside a git repository, or if git fails
   */
  public Change workingTree() {
    return ofGit(ChangedLines::workingTree);
  }

  /**
   * The change since a revision, or in a range {@code A..B}.
   *
   * @throws CodexException outside a git repository, for an unknown revision, or if git fails
   */
  public Change since(String revision) {
    return ofGit(lines -> lines.since(revision));
  }

  private Change ofGit(Function<ChangedLines, List<FileChange>> question) {
    Git git = Git.in(workspace.root());
    return ofEdits(new GitEdits(git).of(question.apply(new ChangedLines(git))));
  }

  /** The declarations that edits touch. */
  Change ofEdits(List<FileEdit> edits) {
    EditedMethods methods = new EditedMethods(graph);
    List<ChangedMethod> touched = new ArrayList<>();
    Set<Integer> fields = new TreeSet<>();
    List<ChangedDeclaration> declarations = new ArrayList<>();
    Map<String, String> texts = new TreeMap<>();
    for (FileEdit edit : edits) {
      EditedFile file = EditedFile.of(edit);
      touched.addAll(methods.methods(file));
      fields.addAll(methods.fields(file));
      declarations.addAll(EditedDeclarations.of(file));
      texts.put(edit.path(), edit.after());
    }
    touched.sort(BY_PLACE);
    declarations.sort(DECLARATIONS_BY_PLACE);
    return new Change(
        touched,
        List.copyOf(fields),
        declarations,
        List.copyOf(texts.keySet()),
        SourceTexts.of(texts));
  }

  private ChangedMethod named(MethodNode method) {
    int node = graph.find(method.id()).orElseThrow();
    return new ChangedMethod(
        method.id(),
        method.range(),
        How.NAMED,
        new Query.Known(node, Query.View.FULL),
        List.of(),
        0);
  }

  private List<Path> sources(Path file) {
    Path absolute = workspace.root().resolve(file).normalize();
    if (!Files.exists(absolute)) {
      throw CodexException.usage("No such file: " + file + ". Name Java files of the repository.");
    }
    if (!absolute.startsWith(workspace.root())) {
      throw CodexException.usage(
          file + " lies outside of " + workspace.root() + ". Name files of the repository.");
    }
    if (!Files.isDirectory(absolute)) {
      if (!isJava(absolute)) {
        throw CodexException.usage(file + " is not a Java file.");
      }
      return List.of(absolute);
    }
    try (Stream<Path> walk = Files.walk(absolute)) {
      return walk.filter(p -> isJava(p) && Files.isRegularFile(p)).sorted().toList();
    } catch (IOException e) {
      throw CodexException.setup("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  private static boolean isJava(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".java");
  }

  private String relative(Path file) {
    return workspace.root().relativize(file).toString().replace('\\', '/');
  }

  /** The text of a file of the graph; empty if it is gone or cannot be read. */
  private String readIfThere(String path) {
    try {
      return SourceEncoding.decode(Files.readAllBytes(workspace.root().resolve(path)));
    } catch (IOException e) {
      return "";
    }
  }

  private static String read(Path file) {
    try {
      return SourceEncoding.decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw CodexException.setup("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }
}
