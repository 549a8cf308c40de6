package dev.yantra.codex.index;

import com.github.javaparser.ast.CompilationUnit;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.FileGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.SourceFile.Status;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.index.resolve.UnitResolver;
import dev.yantra.codex.index.resolve.UnitResolver.Resolution;
import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.HeaderCodec;
import dev.yantra.codex.index.syntax.HeaderReader;
import dev.yantra.codex.index.syntax.SourceParser;
import dev.yantra.codex.index.types.ClassFiles;
import dev.yantra.codex.index.types.TypeTable;
import dev.yantra.codex.source.SourceEncoding;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of methods written for a place in the repository, with the result that {@code index}
 * would have if they stood there. Nothing is compiled or run, and nothing changes.
 */
public final class Snippets implements AutoCloseable {
  private final Path root;
  private final ClassFiles classFiles;
  private final TypeTable table;

  private Snippets(Path root, ClassFiles classFiles, Collection<FileGraph.Headers> headers) {
    this.root = root;
    this.classFiles = classFiles;
    this.table = new TypeTable(classFiles);
    headers.forEach(h -> header(h).ifPresent(table::add));
  }

  /** Reads against the headers and the class path of the last index. */
  public static Snippets of(Workspace workspace) {
    try (GraphStore store = GraphStore.open(workspace)) {
      List<Path> classPath = StoredClassPath.of(store, workspace.root());
      return new Snippets(workspace.root(), new ClassFiles(classPath), store.headers().values());
    }
  }

  /**
   * The nodes and edges that a snippet would add to the graph.
   *
   * @param parses true if it is members of a class
   * @param nodes the nodes that it declares
   * @param edges the edges that start in them, sorted
   */
  public record Reading(boolean parses, List<Node> nodes, List<Edge> edges) {
    private static final Reading BROKEN = new Reading(false, List.of(), List.of());

    public Reading {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }
  }

  /**
   * Reads {@code code} in the place of {@code replaced}; never fails, whatever the code. Several
   * threads may read at once.
   */
  public Reading read(MethodNode replaced, String code) {
    String alone = "class Snippet {\n" + code + "\n}\n";
    SourceParser.Parsed parsed = SourceParser.parse(alone);
    // Code that closes the class and opens another does not stand where it was asked for.
    if (parsed.status() != Status.OK
        || parsed.tree().map(t -> t.getTypes().size()).orElse(0) != 1) {
      return Reading.BROKEN;
    }
    return inPlace(replaced.range(), code).orElse(new Reading(true, List.of(), List.of()));
  }

  private Optional<Reading> inPlace(SourceRange range, String code) {
    try {
      Path file = root.resolve(range.file());
      List<String> lines = SourceEncoding.decode(Files.readAllBytes(file)).lines().toList();
      if (range.endLine() > lines.size()) {
        return Optional.empty();
      }
      String before = String.join("\n", lines.subList(0, range.line() - 1));
      String after = String.join("\n", lines.subList(range.endLine(), lines.size()));
      SourceParser.Parsed parsed = SourceParser.parse(before + "\n" + code + "\n" + after + "\n");
      int lastLine = range.line() + (int) code.lines().count() - 1;
      return parsed.status() == Status.OK && parsed.tree().isPresent()
          ? Optional.of(resolve(parsed.tree().get(), range.file(), range.line(), lastLine))
          : Optional.empty();
    } catch (IOException | StackOverflowError e) {
      // The file has changed or gone since it was indexed, or is nested too deeply.
      return Optional.empty();
    } catch (RuntimeException e) {
      // The resolver was written for code that somebody compiles; this may be any.
      return Optional.empty();
    }
  }

  private Reading resolve(CompilationUnit tree, String file, int line, int lastLine) {
    FileHeader header = HeaderReader.read(tree);
    Resolution resolution = new UnitResolver(table).resolve(tree, table.scratch(header));
    Collection<Node> all = FileNodes.of(file, new TestRoles(table, false), false, resolution);
    Set<String> own = new HashSet<>();
    List<Node> nodes =
        all.stream()
            .filter(n -> n instanceof MethodNode m && within(m, line, lastLine) && !m.implicit())
            .toList();
    nodes.forEach(n -> own.add(n.id()));
    List<Edge> edges =
        FileEdges.of(header, resolution, all, table, id -> false).stream()
            .filter(e -> own.contains(e.from()))
            .toList();
    return new Reading(true, nodes, edges);
  }

  private static boolean within(MethodNode method, int line, int lastLine) {
    return method.range().line() >= line && method.range().endLine() <= lastLine;
  }

  private static Optional<FileHeader> header(FileGraph.Headers headers) {
    try {
      return Optional.of(HeaderCodec.decode(headers.bytes()));
    } catch (IOException e) {
      // Of another version: the types of this file stay unknown.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    classFiles.close();
  }
}
