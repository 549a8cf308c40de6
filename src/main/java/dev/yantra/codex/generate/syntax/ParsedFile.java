package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.util.List;
import java.util.Optional;

/**
 * One source file: its text, its syntax tree and what it declares.
 *
 * <p>Positions are character offsets into {@link #text()}.
 */
public final class ParsedFile {
  private final String path;
  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<TypeSource> types;

  ParsedFile(String path, String text, CompilationUnitTree unit, SourcePositions positions) {
    this.path = path;
    this.text = text;
    this.unit = unit;
    this.positions = positions;
    this.types = new DeclarationReader(this).read(unit);
  }

  /** Path from the repository's root, with {@code /}. */
  public String path() {
    return path;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** Every named type in it, outer ones first. */
  public List<TypeSource> types() {
    return types;
  }

  /** The type with a binary name. */
  public Optional<TypeSource> type(String binaryName) {
    return types.stream().filter(t -> t.name().equals(binaryName)).findFirst();
  }

  /** The package; empty for the unnamed one. */
  public String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  /** What it imports, as written: {@code a.b.C}, {@code a.b.*}, {@code static a.b.C.m}. */
  public List<String> imports() {
    return unit.getImports().stream().map(ParsedFile::written).toList();
  }

  /** Where a further import can stand: behind the last one, else behind the package. */
  public int importPosition() {
    List<? extends ImportTree> imports = unit.getImports();
    if (!imports.isEmpty()) {
      return end(imports.get(imports.size() - 1));
    }
    return unit.getPackage() == null ? 0 : end(unit.getPackage());
  }

  /** Position of the first character of a tree of this file. */
  public int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  /** Position behind the last character of a tree of this file; -1 if the source lacks it. */
  public int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** The text of a tree of this file. */
  public String text(Tree tree) {
    int end = end(tree);
    return end < 0 ? "" : text.substring(start(tree), end);
  }

  private static String written(ImportTree tree) {
    return (tree.isStatic() ? "static " : "") + tree.getQualifiedIdentifier();
  }
}
