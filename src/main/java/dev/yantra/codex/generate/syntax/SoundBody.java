package dev.yantra.codex.generate.syntax;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The test that a body's syntax tree fits its text, which everything that cuts or rewrites the text
 * relies on.
 *
 * <p>A body fails it that the compiler finds an error in or before it in its declaration, whose
 * statements have no place in the text, that is nested too deeply to be walked, or in which a
 * Unicode escape stands for syntax or a part of a name: the tree holds the character, the text the
 * escape.
 */
final class SoundBody extends TreeScanner<Void, Void> {
  /**
   * Nested trees, chosen by hand: a chain of 400 calls is 800 deep, and a default stack holds about
   * ten times as many frames of a scanner.
   */
  private static final int DEEPEST = 1000;

  private static final Pattern ESCAPE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(\\\\u+([0-9a-fA-F]{4}))");

  private final ParsedFile file;
  private final int start;
  private final int end;
  private final TreeMap<Integer, Integer> literals = new TreeMap<>();
  private int depth;
  private boolean sound = true;

  private SoundBody(ParsedFile file, BlockTree body) {
    this.file = file;
    this.start = file.start(body);
    this.end = file.end(body);
  }

  /** True if the body of {@code method}, which must have one, passes. */
  static boolean of(ParsedFile file, MethodTree method) {
    SoundBody scan = new SoundBody(file, method.getBody());
    if (scan.start < 0 || scan.end <= scan.start || file.broken(file.start(method), scan.end)) {
      return false;
    }
    for (StatementTree statement : method.getBody().getStatements()) {
      scan.sound &= file.start(statement) >= 0 && file.end(statement) > 0;
    }
    scan.scan(method.getBody(), null);
    return scan.sound && !scan.hiddenSyntax();
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, Void unused) {
    if (tree == null || !sound) {
      return null;
    }
    if (depth == DEEPEST
        || tree instanceof ErroneousTree
        || (tree instanceof StatementTree && !placed(tree))) {
      sound = false;
      return null;
    }
    if (tree instanceof LiteralTree) {
      literals.put(file.start(tree), file.end(tree));
    }
    depth++;
    super.scan(tree, null);
    depth--;
    return null;
  }

  private boolean placed(Tree tree) {
    int from = file.start(tree);
    int to = file.end(tree);
    // A parameter of a lambda without a type is a statement of the tree that may have no place.
    return (from >= start && to >= from && to <= end) || tree instanceof VariableTree;
  }

  private boolean hiddenSyntax() {
    Matcher escape = ESCAPE.matcher(file.text()).region(start, end);
    while (escape.find()) {
      var literal = literals.floorEntry(escape.start(1));
      boolean quoted = literal != null && escape.start(1) < literal.getValue();
      int character = Integer.parseInt(escape.group(2), 16);
      boolean printable = character >= ' ' && character < 0x7f;
      if (!quoted || printable || character == '\n' || character == '\r') {
        return true;
      }
    }
    return false;
  }
}
