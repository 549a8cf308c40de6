package dev.yantra.codex.generate;

import dev.yantra.codex.generate.syntax.Edits;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedFile;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.TypeSource;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Puts an answer into its file, in the file's own indentation and line ends, in one step.
 *
 * <p>A body takes the place of the one that is there; a new method becomes the last member of its
 * type.
 */
public final class AnswerWriter {
  private final Workspace workspace;
  private final CodeGraph graph;

  public AnswerWriter(Workspace workspace, CodeGraph graph) {
    this.workspace = workspace;
    this.graph = graph;
  }

  /**
   * Writes {@code answer} and gives back the file.
   *
   * @throws CodexException if there is nothing to write or the place has changed
   */
  public Path write(Generation answer) {
    if (answer.code().isEmpty()) {
      throw CodexException.usage("There is no code to write for " + answer.method() + ".");
    }
    // Read anew: the file may have changed since the answer was made.
    ParsedSources sources = new ParsedSources(workspace, graph);
    ParsedFile file =
        sources
            .file(answer.file())
            .orElseThrow(
                () -> CodexException.usage("Cannot read " + answer.file() + ". Run: codex index"));
    CanonicalId id = CanonicalId.parse(answer.method());
    TypeSource type =
        file.type(id.owner())
            .orElseThrow(
                () -> CodexException.usage(id.owner() + " is gone from " + answer.file() + "."));
    String newline = file.text().contains("\r\n") ? "\r\n" : "\n";
    Edits edits = new Edits(file.text());
    imports(file, answer.imports(), newline, edits);
    Optional<MethodSource> body =
        graph.find(answer.method()).stream()
            .mapToObj(graph::node)
            .filter(MethodNode.class::isInstance)
            .map(MethodNode.class::cast)
            .findFirst()
            .flatMap(sources::method);
    if (body.isPresent()) {
      MethodSource method = body.get();
      String indent = indent(file.text(), method.start());
      String code = block(answer.code());
      edits.replace(method.bodyStart(), method.bodyEnd(), indented(code, indent, newline));
    } else {
      refuseTwin(type, id);
      String indent = memberIndent(file, type);
      String code = indent + indented(answer.code(), indent, newline);
      int end = type.end();
      int line = file.text().lastIndexOf('\n', end) + 1;
      boolean ownLine = file.text().substring(line, end).isBlank();
      int at = ownLine ? line : end;
      edits.replace(at, at, (ownLine ? "" : newline) + newline + code + newline);
    }
    Path target = workspace.root().resolve(answer.file());
    AtomicFiles.write(target, edits.apply());
    return target;
  }

  private static void refuseTwin(TypeSource type, CanonicalId id) {
    for (MethodSource m : type.methods()) {
      if (m.name().equals(id.member()) && m.parameters().size() == id.parameters().size()) {
        List<String> given = id.parameters();
        boolean twin = true;
        for (int i = 0; i < given.size(); i++) {
          twin &=
              WrittenTypeNames.simple(m.parameters().get(i).type())
                  .equals(WrittenTypeNames.simple(given.get(i)));
        }
        if (twin) {
          throw CodexException.usage(
              type.name() + " has " + id.member() + " already. Nothing was written.");
        }
      }
    }
  }

  private static void imports(ParsedFile file, List<String> wanted, String newline, Edits edits) {
    StringBuilder text = new StringBuilder();
    for (String name : wanted) {
      if (!file.imports().contains(name)) {
        text.append(newline).append("import ").append(name).append(';');
      }
    }
    if (!text.isEmpty()) {
      String gap = file.imports().isEmpty() ? newline : "";
      edits.replace(file.importPosition(), file.importPosition(), gap + text);
    }
  }

  /** The block of a whole method, braces included. */
  private static String block(String code) {
    int depth = 0;
    for (var token : Lexer.tokens(code)) {
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
      } else if (depth == 0 && token.is("{")) {
        return code.substring(token.start());
      }
    }
    return code;
  }

  private static String indented(String code, String indent, String newline) {
    return code.strip()
        .replace("\r", "")
        .replaceAll("\n(?=[^\n])", "\n" + indent)
        .replace("\n", newline);
  }

  private static String indent(String text, int position) {
    int line = text.lastIndexOf('\n', position - 1) + 1;
    int end = line;
    while (end < position && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(line, end);
  }

  private static String memberIndent(ParsedFile file, TypeSource type) {
    return type.methods().stream()
        .findFirst()
        .map(m -> indent(file.text(), m.start()))
        .orElse(indent(file.text(), type.end()) + "  ");
  }
}
