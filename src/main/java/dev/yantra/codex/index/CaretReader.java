package dev.yantra.codex.index;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.FileCalls;
import dev.yantra.codex.graph.FileGraph;
import dev.yantra.codex.index.resolve.UnitResolver;
import dev.yantra.codex.index.resolve.UnitResolver.Resolution;
import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.HeaderCodec;
import dev.yantra.codex.index.syntax.SourceParser;
import dev.yantra.codex.index.types.ClassFiles;
import dev.yantra.codex.index.types.TypeTable;
import dev.yantra.codex.index.types.TypeTable.SourceUnit;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A reader of the code around a caret in a source file that is being written. Everything but that
 * file is taken from the last {@code index}.
 */
public final class CaretReader {
  /** A name to be put into the text where a method is asked for. */
  public static final String MARK = UnitResolver.MARK;

  private final Workspace workspace;

  public CaretReader(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A caret.
   *
   * @param place what stands left of it
   * @param before the calls of the same body that begin left of it, in order
   * @param file the calls of the whole text, with the types that can be called on
   */
  public record Caret(CallPlace place, List<CallSite> before, FileCalls file) {
    public Caret {
      before = List.copyOf(before);
    }
  }

  /**
   * Reads a caret.
   *
   * @param path of the file, from the repository's root
   * @param whole the file as it stands, for what it declares
   * @param marked its text up to the caret, the mark, and whatever makes it parse
   * @return nothing if no call can stand at the mark, or too much around it is unknown
   */
  public Optional<Caret> read(String path, String whole, String marked) {
    SourceParser.Parsed parsed = SourceParser.parse(marked, path);
    if (parsed.tree().isEmpty()) {
      return Optional.empty();
    }
    FileHeader declared = SourceParser.header(whole, path);
    FileHeader header = declared.types().isEmpty() ? SourceParser.header(marked, path) : declared;
    SortedMap<String, FileHeader> headers = new TreeMap<>();
    List<Path> jars = readIndex(headers);
    headers.put(path, header);
    try (ClassFiles classFiles = new ClassFiles(jars)) {
      TypeTable table = new TypeTable(classFiles);
      Optional<SourceUnit> source = Optional.empty();
      for (Map.Entry<String, FileHeader> entry : headers.entrySet()) {
        SourceUnit unit = table.add(entry.getValue());
        source = entry.getKey().equals(path) ? Optional.of(unit) : source;
      }
      Resolution resolution =
          new UnitResolver(table).resolve(parsed.tree().get(), source.orElseThrow());
      FileCalls calls = new TypeShapes(table).around(resolution.calls(), resolution.declarations());
      return caret(calls);
    } catch (StackOverflowError | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Caret> caret(FileCalls calls) {
    for (int i = 0; i < calls.sites().size(); i++) {
      if (calls.sites().get(i).callee().isEmpty()) {
        CallPlace place = calls.sites().get(i).place();
        int first = i;
        while (first > 0 && calls.sites().get(first - 1).place().caller().equals(place.caller())) {
          first--;
        }
        return Optional.of(new Caret(place, calls.sites().subList(first, i), calls));
      }
    }
    return Optional.empty();
  }

  /** Puts the stored headers into a map, and returns the class path of the last index. */
  private List<Path> readIndex(SortedMap<String, FileHeader> headers) {
    try (GraphStore store = GraphStore.open(workspace)) {
      for (Map.Entry<String, FileGraph.Headers> entry : store.headers().entrySet()) {
        headers.put(entry.getKey(), HeaderCodec.decode(entry.getValue().bytes()));
      }
      return StoredClassPath.of(store, workspace.root());
    } catch (IOException e) {
      throw CodexException.setup(
          "The graph at " + workspace.graph() + " is of another version. Run: codex index", e);
    }
  }
}
