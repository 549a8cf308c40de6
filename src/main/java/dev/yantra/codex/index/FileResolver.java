package dev.yantra.codex.index;

import com.github.javaparser.ast.CompilationUnit;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.Edge;
import dev.yantra.codex.graph.FileCalls;
import dev.yantra.codex.graph.FileGraph;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.SourceFile;
import dev.yantra.codex.graph.SourceFile.Status;
import dev.yantra.codex.index.resolve.UnitResolver;
import dev.yantra.codex.index.resolve.UnitResolver.Resolution;
import dev.yantra.codex.index.syntax.HeaderCodec;
import dev.yantra.codex.index.syntax.SourceParser.Parsed;
import dev.yantra.codex.index.syntax.UsedNames;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.TypeSymbol;
import dev.yantra.codex.index.types.TypeTable;
import dev.yantra.codex.index.types.TypeTable.SourceUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A maker of the graphs of single files, for use once the headers of all files are in the type
 * table.
 */
final class FileResolver {
  private final TypeTable table;
  private final TypeShapes shapes;
  private final IdentityHashMap<Unit, SourceUnit> sources = new IdentityHashMap<>();
  private final Set<String> mainTypes = new HashSet<>();

  /** A resolver of all files of a repository, in the order of their paths. */
  FileResolver(TypeTable table, Collection<Unit> units) {
    this.table = table;
    this.shapes = new TypeShapes(table);
    for (Unit unit : units) {
      SourceUnit source = table.add(unit.header());
      sources.put(unit, source);
      if (!unit.text().file().test()) {
        source.types().forEach(this::addMainType);
      }
    }
  }

  private void addMainType(TypeSymbol type) {
    mainTypes.add(type.binaryName());
    if (type instanceof SourceType source) {
      source.memberTypes().forEach(this::addMainType);
    }
  }

  private boolean isMain(String id) {
    return mainTypes.contains(CanonicalId.parse(id).owner());
  }

  /** The graph of one file; never fails, whatever the source. */
  FileGraph resolve(Unit unit) {
    FileGraph.Headers headers = new FileGraph.Headers(HeaderCodec.encode(unit.header()));
    Parsed parsed = unit.text().parse();
    SourceUnit source = sources.get(unit);
    if (parsed.tree().isEmpty() || source == null) {
      return empty(unit, headers, parsed.message());
    }
    try {
      return resolve(unit, headers, parsed, parsed.tree().get(), source);
    } catch (StackOverflowError e) {
      return empty(unit, headers, "nested too deeply to resolve");
    } catch (RuntimeException e) {
      return empty(unit, headers, "cannot be resolved: " + e);
    }
  }

  private FileGraph resolve(
      Unit unit,
      FileGraph.Headers headers,
      Parsed parsed,
      CompilationUnit tree,
      SourceUnit source) {
    Resolution resolution = new UnitResolver(table).resolve(tree, source);
    Collection<Node> nodes =
        FileNodes.of(
            unit.text().file().path(),
            new TestRoles(table, unit.text().file().test()),
            unit.text().file().test(),
            resolution);
    List<Edge> edges = FileEdges.of(unit.header(), resolution, nodes, table, this::isMain);
    SortedSet<String> names = UsedNames.of(tree);
    names.addAll(resolution.dependencies());
    SourceFile file =
        file(
            unit.text(),
            headers,
            parsed.status(),
            parsed.message(),
            names,
            resolution.callSites(),
            resolution.resolvedCalls());
    FileCalls calls = shapes.around(resolution.calls(), resolution.declarations());
    return new FileGraph(file, List.copyOf(nodes), edges, headers, calls);
  }

  private static FileGraph empty(Unit unit, FileGraph.Headers headers, String message) {
    SourceFile file = file(unit.text(), headers, Status.SKIPPED, message, new TreeSet<>(), 0, 0);
    return new FileGraph(file, List.of(), List.of(), headers);
  }

  private static SourceFile file(
      SourceText text,
      FileGraph.Headers headers,
      Status status,
      String message,
      SortedSet<String> names,
      int callSites,
      int resolvedCalls) {
    return new SourceFile(
        text.file().path(),
        text.contentHash(),
        SourceText.sha256(headers.bytes()),
        status,
        message,
        text.lines(),
        text.file().test(),
        names,
        callSites,
        resolvedCalls);
  }
}
