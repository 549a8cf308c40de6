package dev.yantra.codex.predict;

import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.predict.ChangedMethod.How;
import dev.yantra.codex.predict.EditedFile.Side;
import dev.yantra.codex.predict.outline.OutlinedHead;
import dev.yantra.codex.predict.outline.OutlinedHead.Kind;
import dev.yantra.codex.predict.outline.OutlinedImport;
import dev.yantra.codex.predict.outline.SourceOutline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The types, packages and modules that an edit of a file touches by their heads, by the package or
 * by imports.
 */
final class EditedDeclarations {
  private final EditedFile edit;
  private final Map<String, ChangedDeclaration> touched = new TreeMap<>();

  private EditedDeclarations(EditedFile edit) {
    this.edit = edit;
  }

  static List<ChangedDeclaration> of(EditedFile edit) {
    EditedDeclarations declarations = new EditedDeclarations(edit);
    declarations.heads();
    declarations.movedPackage();
    declarations.imports();
    return List.copyOf(declarations.touched.values());
  }

  private void touch(OutlinedHead head, How how) {
    SourceRange range = new SourceRange(edit.path(), head.line(), head.endLine());
    touched.putIfAbsent(
        head.kind() + " " + head.name(),
        new ChangedDeclaration(head.kind(), head.name(), range, how));
  }

  private void heads() {
    List<OutlinedHead> old = edit.before().outline().heads();
    List<OutlinedHead> now = edit.after().outline().heads();
    for (OutlinedHead head : now) {
      Optional<OutlinedHead> was = namesake(head, old);
      boolean changed =
          isOn(head, edit.after()) || was.filter(h -> isOn(h, edit.before())).isPresent();
      if (changed && counts(head) && !was.filter(h -> h.text().equals(head.text())).isPresent()) {
        boolean all = was.isEmpty() && edit.after().lines().containsAll(linesOf(head));
        touch(head, all ? How.ADDED : How.MODIFIED);
      }
    }
    for (OutlinedHead head : old) {
      if (isOn(head, edit.before()) && counts(head) && namesake(head, now).isEmpty()) {
        touch(head, How.REMOVED);
      }
    }
  }

  /** A package is declared in its package-info; elsewhere a file only says that it is in it. */
  private boolean counts(OutlinedHead head) {
    return head.kind() != Kind.PACKAGE || edit.path().endsWith("package-info.java");
  }

  private static boolean isOn(OutlinedHead head, Side side) {
    return side.lines().stream().anyMatch(head::covers);
  }

  private List<Integer> linesOf(OutlinedHead head) {
    return IntStream.rangeClosed(head.line(), head.endLine())
        .filter(edit.after().outline()::hasCode)
        .boxed()
        .toList();
  }

  private static Optional<OutlinedHead> namesake(OutlinedHead head, List<OutlinedHead> others) {
    return others.stream()
        .filter(h -> h.kind() == head.kind() && h.name().equals(head.name()))
        .findFirst();
  }

  /** In another package, every type of the file is another one. */
  private void movedPackage() {
    if (edit.before().empty()
        || edit.after().empty()
        || packageName(edit.before()).equals(packageName(edit.after()))) {
      return;
    }
    types(edit.before().outline()).forEach(head -> touch(head, How.REMOVED));
    types(edit.after().outline()).forEach(head -> touch(head, How.MODIFIED));
  }

  private static String packageName(Side side) {
    return side.outline().heads().stream()
        .filter(h -> h.kind() == Kind.PACKAGE)
        .map(OutlinedHead::name)
        .findFirst()
        .orElse("");
  }

  private static List<OutlinedHead> types(SourceOutline outline) {
    return outline.heads().stream().filter(h -> h.kind() == Kind.TYPE).toList();
  }

  /**
   * An import touches the types of its file if a line that stays as it is names what it imports,
   * for that means something else now. Lines that were edited touch their own members.
   */
  private void imports() {
    Set<String> gone = new TreeSet<>(names(edit.before()));
    Set<String> come = new TreeSet<>(names(edit.after()));
    Set<String> both = new TreeSet<>(gone);
    both.retainAll(come);
    gone.removeAll(both);
    come.removeAll(both);
    Set<String> changed = new TreeSet<>(gone);
    changed.addAll(come);
    boolean named =
        changed.stream()
            .filter(name -> !name.endsWith("*"))
            .anyMatch(name -> isNamedElsewhere(name.substring(name.lastIndexOf('.') + 1)));
    // A list of imports that becomes one on demand, or the reverse, changes no meaning.
    boolean onDemand = !changed.isEmpty() && changed.stream().allMatch(name -> name.endsWith("*"));
    if (!edit.after().empty() && !isNew() && (named || onDemand)) {
      topLevel(types(edit.after().outline())).forEach(head -> touch(head, How.MODIFIED));
    }
  }

  /** The imports on changed lines, each with its kind. */
  private static Set<String> names(Side side) {
    return side.outline().imports().stream()
        .filter(i -> side.lines().stream().anyMatch(i::covers))
        .map(i -> (i.isStatic() ? "static " : "") + i.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isNamedElsewhere(String simpleName) {
    Set<Integer> edited = new TreeSet<>(edit.after().lines());
    List<OutlinedImport> imports = edit.after().outline().imports();
    return edit.after()
        .outline()
        .names(
            simpleName,
            line -> !edited.contains(line) && imports.stream().noneMatch(i -> i.covers(line)));
  }

  /** True if every type of the file is new. */
  private boolean isNew() {
    return types(edit.after().outline()).stream()
        .map(head -> touched.get(head.kind() + " " + head.name()))
        .allMatch(t -> t != null && t.how() == How.ADDED);
  }

  private static List<OutlinedHead> topLevel(List<OutlinedHead> types) {
    return types.stream()
        .filter(t -> types.stream().noneMatch(o -> t.name().startsWith(o.name() + "$")))
        .toList();
  }
}
