package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.source.MaskedSource;
import dev.yantra.codex.student.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The methods and fields that an edit of a file touches. Each side of the edit is outlined for
 * itself, so that it does not matter which version the graph was made from. Lines of comments and
 * blank lines touch nothing.
 */
final class EditedMethods {
  private final CodeGraph graph;
  private final FileMethods known;

  EditedMethods(CodeGraph graph) {
    this.graph = graph;
    this.known = new FileMethods(graph);
  }

  /** The methods of a whole file as it stands. */
  List<ChangedMethod> named(String path, String text) {
    List<OutlinedMethod> declarations = SourceOutline.of(text);
    Map<OutlinedMethod, Integer> matched = known.match(declarations);
    return declarations.stream()
        .map(d -> changed(path, d, matched, How.NAMED, List.of(), 0))
        .toList();
  }

  /** One side of an edit: its text, its methods, and the numbers of the lines that changed. */
  private record Side(MaskedSource text, List<OutlinedMethod> outline, List<Integer> lines) {
    static Side of(String text, List<Integer> lines) {
      MaskedSource masked = MaskedSource.of(text);
      return new Side(masked, SourceOutline.of(masked), lines);
    }
  }

  /** What an edit touches: methods in the order of the lines, and fields. */
  record Touched(List<ChangedMethod> methods, Set<Integer> fields) {}

  /** The methods that an edit adds, modifies or takes away, and the fields on its lines. */
  Touched of(FileEdit edit) {
    Side before = Side.of(edit.before(), edit.removed());
    Side after = Side.of(edit.after(), edit.added());
    return new Touched(methods(edit, before, after), fields(edit.path(), before, after));
  }

  private List<ChangedMethod> methods(FileEdit edit, Side before, Side after) {
    List<OutlinedMethod> old = before.outline;
    List<OutlinedMethod> now = after.outline;
    Map<String, List<Integer>> gone = linesById(old, code(before.text, before.lines));
    Map<String, List<Integer>> come = linesById(now, code(after.text, after.lines));
    Set<String> nowIds = ids(now);

    List<ChangedMethod> touched = new ArrayList<>();
    Map<OutlinedMethod, Integer> matched = known.match(namesakes(now, come, gone));
    for (OutlinedMethod d : now) {
      List<Integer> lines = come.getOrDefault(d.id(), List.of());
      int removed = gone.getOrDefault(d.id(), List.of()).size();
      if (!lines.isEmpty() || removed > 0) {
        boolean all = removed == 0 && lines.containsAll(code(after.text, linesOf(d)));
        How how = all ? How.ADDED : How.MODIFIED;
        touched.add(changed(edit.path(), d, matched, how, lines, removed));
      }
    }
    Map<OutlinedMethod, Integer> matchedOld = known.match(namesakes(old, come, gone));
    for (OutlinedMethod d : old) {
      int removed = gone.getOrDefault(d.id(), List.of()).size();
      if (removed > 0 && !nowIds.contains(d.id())) {
        touched.add(changed(edit.path(), d, matchedOld, How.REMOVED, List.of(), removed));
      }
    }
    return touched;
  }

  /** Numbers of the fields that stand on changed lines outside of every method. */
  private Set<Integer> fields(String path, Side before, Side after) {
    Set<String> words = new TreeSet<>();
    wordsOutside(before, words);
    wordsOutside(after, words);
    Set<Integer> fields = new TreeSet<>();
    if (words.isEmpty()) {
      return fields;
    }
    for (int i = 0; i < graph.size(); i++) {
      if (graph.kind(i) == NodeKind.FIELD
          && words.contains(CanonicalId.parse(graph.id(i)).member())
          && graph.node(i) instanceof FieldNode field
          && field.range().file().equals(path)) {
        fields.add(i);
      }
    }
    return fields;
  }

  private ChangedMethod changed(
      String path,
      OutlinedMethod d,
      Map<OutlinedMethod, Integer> matched,
      How how,
      List<Integer> lines,
      int removed) {
    Optional<Integer> node = Optional.ofNullable(matched.get(d));
    Query query =
        node.<Query>map(n -> new Query.Known(n, Query.View.FULL))
            .orElseGet(
                () ->
                    new Query.Unseen(
                        d.javadoc(), d.owner(), d.name(), d.parameters(), d.returnType()));
    return new ChangedMethod(
        node.map(n -> graph.node(n).id()).orElseGet(d::id),
        new SourceRange(path, d.line(), d.endLine()),
        how,
        query,
        lines,
        removed);
  }

  /** The declarations with the names of those that changed: overloads are told apart together. */
  private static List<OutlinedMethod> namesakes(
      List<OutlinedMethod> outline,
      Map<String, List<Integer>> come,
      Map<String, List<Integer>> gone) {
    Set<String> names = new TreeSet<>();
    come.keySet().forEach(id -> names.add(name(id)));
    gone.keySet().forEach(id -> names.add(name(id)));
    return outline.stream().filter(d -> names.contains(name(d.id()))).toList();
  }

  private static String name(String id) {
    return id.substring(0, id.indexOf('('));
  }

  private static Set<String> ids(List<OutlinedMethod> declarations) {
    Set<String> ids = new TreeSet<>();
    declarations.forEach(d -> ids.add(d.id()));
    return ids;
  }

  private static List<Integer> linesOf(OutlinedMethod d) {
    return IntStream.rangeClosed(d.line(), d.endLine()).boxed().toList();
  }

  private static Map<String, List<Integer>> linesById(
      List<OutlinedMethod> declarations, List<Integer> lines) {
    Map<String, List<Integer>> byId = new HashMap<>();
    for (int line : lines) {
      for (OutlinedMethod d : declarations) {
        if (d.covers(line)) {
          byId.computeIfAbsent(d.id(), id -> new ArrayList<>()).add(line);
        }
      }
    }
    return byId;
  }

  private static List<Integer> code(MaskedSource text, List<Integer> lines) {
    return lines.stream().filter(line -> !codeOf(text, line).isBlank()).toList();
  }

  private static String codeOf(MaskedSource text, int line) {
    return text.code().substring(text.startOf(line), text.startOf(line + 1));
  }

  private static void wordsOutside(Side side, Set<String> words) {
    for (int line : side.lines) {
      if (side.outline.stream().noneMatch(d -> d.covers(line))) {
        words.addAll(Arrays.asList(codeOf(side.text, line).split("\\W+", -1)));
      }
    }
  }
}
