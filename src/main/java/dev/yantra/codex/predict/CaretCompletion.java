package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.index.CaretReader;
import dev.yantra.codex.index.CaretReader.Caret;
import dev.yantra.codex.source.LineStarts;
import dev.yantra.codex.source.SourceEncoding;
import dev.yantra.codex.student.CallPoint;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The calls that can come next at a caret in a source file, which need not parse. */
public final class CaretCompletion {
  private final Workspace workspace;
  private final CodeGraph graph;
  private final CallSites sites;
  private final Student student;

  public CaretCompletion(Workspace workspace, CodeGraph graph, CallSites sites, Student student) {
    this.workspace = workspace;
    this.graph = graph;
    this.sites = sites;
    this.student = student;
  }

  /**
   * The likeliest calls at a caret.
   *
   * @param file from the repository's root
   * @param line from 1
   * @param column the column right of the caret, from 1; 0 for the end of the line
   * @throws CodexException if the file cannot be read, has no such line, or no call can stand there
   */
  public List<Prediction> at(Path file, int line, int column, int k) {
    String source = read(file);
    CaretText text = CaretText.of(source, offset(file, source, line, column));
    String path = file.toString().replace('\\', '/');
    Caret caret =
        new CaretReader(workspace)
            .read(path, source, text.marked())
            .orElseThrow(
                () ->
                    CodexException.usage(
                        file
                            + ":"
                            + line
                            + ": no call can stand there, or the type before the dot is not"
                            + " known. Name a place inside of a method."));
    List<TypeShape> types = new ArrayList<>(sites.types().values());
    types.addAll(caret.file().libraries());
    types.addAll(caret.file().types());
    CallSites known = new CallSites(sites.byCaller(), types);
    CallPoint point = new CallPoint(method(caret), caret.place(), caret.before());
    return student.completion(known).at(point, Integer.MAX_VALUE).stream()
        .filter(p -> name(p).startsWith(text.prefix()))
        .limit(k)
        .toList();
  }

  private static String name(Prediction prediction) {
    return CanonicalId.parse(prediction.label()).member();
  }

  private Query method(Caret caret) {
    OptionalInt node = graph.find(caret.place().caller());
    if (node.isPresent() && graph.node(node.getAsInt()) instanceof MethodNode) {
      return new Query.Known(node.getAsInt(), Query.View.SPEC);
    }
    CanonicalId id = CanonicalId.parse(caret.place().caller());
    return new Query.Unseen("", id.owner(), id.member(), List.of(), "");
  }

  private String read(Path file) {
    try {
      return SourceEncoding.decode(Files.readAllBytes(workspace.root().resolve(file)));
    } catch (IOException e) {
      throw CodexException.usage("Cannot read " + file + ". Name a source file of the repository.");
    }
  }

  private static int offset(Path file, String source, int line, int column) {
    LineStarts text = LineStarts.of(source);
    if (line < 1 || line > text.lineOf(Math.max(0, source.length() - 1))) {
      throw CodexException.usage(file + " has no line " + line + ".");
    }
    int start = text.startOf(line);
    int end = source.indexOf('\n', start);
    String content = source.substring(start, end < 0 ? source.length() : end).stripTrailing();
    if (column > content.length() + 1) {
      throw CodexException.usage(
          file + ":" + line + " has " + content.length() + " columns, not " + column + ".");
    }
    return start + (column == 0 ? content.length() : column - 1);
  }
}
