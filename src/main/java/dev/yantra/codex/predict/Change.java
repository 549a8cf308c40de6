package dev.yantra.codex.predict;

import dev.yantra.codex.student.Query;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A set of edits that is about to be committed, was committed or is asked about.
 *
 * @param methods the methods that it touches, sorted by file and line
 * @param fields numbers of the graph's fields that it touches outside of methods, ascending
 * @param declarations the types, packages and modules whose heads it touches, sorted by file and
 *     line
 * @param files paths of the Java files that it touches, sorted; some may touch no method
 * @param texts the texts that its lines are numbered in
 */
public record Change(
    List<ChangedMethod> methods,
    List<Integer> fields,
    List<ChangedDeclaration> declarations,
    List<String> files,
    SourceTexts texts) {
  /** A change of nothing. */
  public static final Change NONE = new Change(List.of(), List.of(), List.of());

  public Change {
    methods = List.copyOf(methods);
    fields = List.copyOf(new TreeSet<>(fields));
    declarations = List.copyOf(declarations);
    files = List.copyOf(new TreeSet<>(files));
  }

  /** A change of members only, whose texts are not at hand. */
  public Change(List<ChangedMethod> methods, List<Integer> fields, List<String> files) {
    this(methods, fields, List.of(), files, SourceTexts.NONE);
  }

  /** Numbers of those methods that the graph knows. */
  public IntStream nodes() {
    return methods.stream()
        .map(ChangedMethod::query)
        .filter(Query.Known.class::isInstance)
        .mapToInt(q -> ((Query.Known) q).node());
  }
}
