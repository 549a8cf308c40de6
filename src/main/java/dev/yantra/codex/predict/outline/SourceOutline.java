package dev.yantra.codex.predict.outline;

import dev.yantra.codex.source.Lexer;
import dev.yantra.codex.source.LineStarts;
import dev.yantra.codex.source.Token;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The declarations of one source file in the order of the text, found without a parser, in a
 * thousandth of the time that one needs to start.
 *
 * <p>Local and anonymous classes belong to the method around them. Those in the value of a field or
 * in an enum constant have methods of their own, with the binary names that javac gives.
 */
public final class SourceOutline {
  private final List<Token> tokens;
  private final LineStarts lines;
  private final Declarations declarations;
  private final BitSet codeLines = new BitSet();

  private SourceOutline(List<Token> tokens, LineStarts lines, Declarations declarations) {
    this.tokens = tokens;
    this.lines = lines;
    this.declarations = declarations;
    for (Token token : tokens) {
      codeLines.set(lines.lineOf(token.start()), lines.lineOf(token.end() - 1) + 1);
    }
  }

  /** Everything that a file declares. */
  record Declarations(
      List<OutlinedMethod> methods,
      List<OutlinedMethod> initializers,
      List<OutlinedField> fields,
      List<OutlinedHead> heads,
      List<OutlinedImport> imports) {}

  /** Reads a source text; none makes it fail. */
  public static SourceOutline of(String source) {
    List<Token> tokens = Lexer.tokens(source);
    LineStarts lines = LineStarts.of(source);
    return new SourceOutline(tokens, lines, new OutlineReader(source, tokens, lines).read());
  }

  /** The methods and constructors of named types that are not local. */
  public List<OutlinedMethod> methods() {
    return declarations.methods();
  }

  /** Blocks of initialisers, and what the values of fields hold of code and of methods. */
  public List<OutlinedMethod> initializers() {
    return declarations.initializers();
  }

  /** Fields and enum constants. */
  public List<OutlinedField> fields() {
    return declarations.fields();
  }

  /** The heads of types, of the package and of a module. */
  public List<OutlinedHead> heads() {
    return declarations.heads();
  }

  /** The imports. */
  public List<OutlinedImport> imports() {
    return declarations.imports();
  }

  /** True if there is more on a line than comments and white space. */
  public boolean hasCode(int line) {
    return codeLines.get(line);
  }

  /** True if an identifier stands on one of certain lines. */
  public boolean names(String identifier, IntPredicate onLine) {
    return tokens.stream()
        .anyMatch(t -> t.identifier() && t.is(identifier) && onLine.test(lines.lineOf(t.start())));
  }
}
