package dev.yantra.codex.predict;

import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.graph.NodeKind;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.predict.outline.OutlinedField;
import dev.yantra.codex.predict.outline.OutlinedMethod;
import dev.yantra.codex.predict.outline.SourceOutline;
import dev.yantra.codex.student.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    List<OutlinedMethod> declarations = SourceOutline.of(text).methods();
    Map<OutlinedMethod, Integer> matched = known.match(declarations);
    return declarations.stream()
        .map(d -> changed(path, d, matched, How.NAMED, List.of(), 0))
        .toList();
  }

  /** The methods of a whole file as it stands, by their numbers in the graph. */
  Map<Integer, ChangedMethod> namedByNode(String path, String text) {
    Map<Integer, ChangedMethod> byNode = new TreeMap<>();
    for (ChangedMethod method : named(path, text)) {
      if (method.query() instanceof Query.Known node) {
        byNode.put(node.node(), method);
      }
    }
    return byNode;
  }

  /** The code that an edit adds, modifies or takes away, in the order of the lines. */
  List<ChangedMethod> methods(EditedFile edit) {
    List<OutlinedMethod> old = code(edit.before().outline());
    List<OutlinedMethod> now = code(edit.after().outline());
    Map<String, List<Integer>> gone = linesByKey(old, edit.before().lines());
    Map<String, List<Integer>> come = linesByKey(now, edit.after().lines());
    Set<String> nowKeys = keys(now);

    List<ChangedMethod> touched = new ArrayList<>();
    Map<OutlinedMethod, Integer> matched = known.match(namesakes(now, come, gone));
    for (OutlinedMethod d : now) {
      List<Integer> lines = come.getOrDefault(d.key(), List.of());
      int removed = gone.getOrDefault(d.key(), List.of()).size();
      if (!lines.isEmpty() || removed > 0) {
        boolean all = removed == 0 && lines.containsAll(linesOf(edit.after().outline(), d));
        How how = all ? How.ADDED : How.MODIFIED;
        touched.add(changed(edit.path(), d, matched, how, lines, removed));
      }
    }
    Map<OutlinedMethod, Integer> matchedOld = known.match(namesakes(old, come, gone));
    for (OutlinedMethod d : old) {
      int removed = gone.getOrDefault(d.key(), List.of()).size();
      if (removed > 0 && !nowKeys.contains(d.key())) {
        touched.add(changed(edit.path(), d, matchedOld, How.REMOVED, List.of(), removed));
      }
    }
    return touched;
  }

  /** Numbers of the fields whose declarations or values an edit changes. */
  Set<Integer> fields(EditedFile edit) {
    Set<Integer> fields = new TreeSet<>();
    for (EditedFile.Side side : List.of(edit.before(), edit.after())) {
      for (OutlinedField field : side.outline().fields()) {
        if (side.lines().stream().anyMatch(field::covers)) {
          graph
              .find(field.id())
              .ifPresent(
                  node -> {
                    if (graph.kind(node) == NodeKind.FIELD) {
                      fields.add(node);
                    }
                  });
        }
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

  private static List<OutlinedMethod> code(SourceOutline outline) {
    List<OutlinedMethod> code = new ArrayList<>(outline.methods());
    code.addAll(outline.initializers());
    return code;
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

  private static Set<String> keys(List<OutlinedMethod> declarations) {
    Set<String> keys = new TreeSet<>();
    declarations.forEach(d -> keys.add(d.key()));
    return keys;
  }

  private static List<Integer> linesOf(SourceOutline outline, OutlinedMethod d) {
    return IntStream.rangeClosed(d.line(), d.endLine()).filter(outline::hasCode).boxed().toList();
  }

  /** Changed lines by the innermost code around them; several may share a line. */
  private static Map<String, List<Integer>> linesByKey(
      List<OutlinedMethod> code, List<Integer> lines) {
    Map<String, List<Integer>> byKey = new HashMap<>();
    for (int line : lines) {
      List<OutlinedMethod> around = code.stream().filter(d -> d.covers(line)).toList();
      for (OutlinedMethod d : around) {
        if (around.stream().noneMatch(inner -> isWithin(inner, d))) {
          byKey.computeIfAbsent(d.key(), key -> new ArrayList<>()).add(line);
        }
      }
    }
    return byKey;
  }

  /** True if code is a method of a class in the value of the field that another code is. */
  private static boolean isWithin(OutlinedMethod inner, OutlinedMethod outer) {
    return !outer.part().isEmpty()
        && outer.line() <= inner.line()
        && inner.endLine() <= outer.endLine()
        && inner.owner().startsWith(outer.owner() + "$");
  }
}
