package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.Token;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One source file: its text, its syntax tree and what it declares.
 *
 * <p>Positions are character offsets into {@link #text()}.
 */
public final class ParsedFile {
  /** The mark that some editors put before the first character; javac takes it for an error. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String path;
  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Long> errors;
  private final List<TypeSource> types;

  /**
   * @param errors positions of the compiler's errors in the text
   */
  ParsedFile(
      String path,
      String text,
      CompilationUnitTree unit,
      SourcePositions positions,
      List<Long> errors) {
    this.path = path;
    this.text = text;
    this.unit = unit;
    this.positions = positions;
    this.errors = List.copyOf(errors);
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

  /** Its imports, as written: {@code a.b.C}, {@code a.b.*}, {@code static a.b.C.m}. */
  public List<String> imports() {
    return unit.getImports().stream().map(ParsedFile::written).toList();
  }

  /** The place for a further import: behind the last one, else behind the package. */
  public int importPosition() {
    List<? extends ImportTree> imports = unit.getImports();
    if (!imports.isEmpty() && end(imports.get(imports.size() - 1)) > 0) {
      return end(imports.get(imports.size() - 1));
    }
    return unit.getPackage() == null
        ? (text.startsWith(BYTE_ORDER_MARK) ? 1 : 0)
        : end(unit.getPackage());
  }

  /** Position of the first character of a tree of this file. */
  public int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  /** Position behind the last character of a tree of this file; -1 if the source lacks it. */
  public int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** The text of a tree of this file; empty where the source does not write it. */
  public String text(@Nullable Tree tree) {
    if (tree == null) {
      return ""; // the type of a variable declared with var, or of a lambda's parameter
    }
    int start = start(tree);
    int end = end(tree);
    return start < 0 || end < start ? "" : text.substring(start, end);
  }

  /**
   * The text of a type. Dimensions that stand behind the declared name ({@code int a[]}, {@code int
   * f()[]}) are written behind the type, since javac's range of such a type spans the name too.
   */
  public String typeText(@Nullable Tree type) {
    Tree element = type;
    int dimensions = 0;
    while (element instanceof ArrayTypeTree || element instanceof AnnotatedTypeTree) {
      if (element instanceof ArrayTypeTree array) {
        element = array.getType();
        dimensions++;
      } else if (element instanceof AnnotatedTypeTree annotated) {
        element = annotated.getUnderlyingType();
      }
    }
    if (type == null || element == null || dimensions == 0) {
      return text(type);
    }
    int behind = end(element);
    boolean splitByName = behind >= 0 && end(type) > behind && holdsName(behind, end(type));
    return splitByName ? text(element) + "[]".repeat(dimensions) : text(type);
  }

  /** True if a range holds an identifier that is no part of an annotation. */
  private boolean holdsName(int start, int end) {
    String before = "";
    int depth = 0;
    for (Token token : Lexer.tokens(text.substring(start, end))) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.identifier() && !before.equals("@") && !before.equals(".")) {
        return true;
      }
      before = token.text();
    }
    return false;
  }

  /** True if the compiler found an error in a range. */
  boolean broken(int start, int end) {
    return errors.stream().anyMatch(e -> e >= start && e <= end);
  }

  private static String written(ImportTree tree) {
    return (tree.isStatic() ? "static " : "") + tree.getQualifiedIdentifier();
  }
}
