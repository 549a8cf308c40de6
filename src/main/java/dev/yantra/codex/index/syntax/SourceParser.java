package dev.yantra.codex.index.syntax;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.validator.postprocessors.Java25PostProcessor;
import dev.yantra.codex.graph.SourceFile.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A parser of Java source of any version, which keeps the sound parts of broken files. */
public final class SourceParser {
  /**
   * The index, in JavaParser's configuration, of the processor that ties comments to declarations.
   */
  private static final int COMMENTS = 2;

  /**
   * What may be an inferred type: the parser takes it for a name, its post-processor knows better.
   */
  private static final Pattern VAR = Pattern.compile("\\bvar\\s");

  /** The largest number of times that a broken text is parsed again. */
  private static final int MOST_ATTEMPTS = 40;

  static {
    spellKeywords();
  }

  private SourceParser() {}

  /**
   * Lets JavaParser spell its keywords. It folds their case by the locale of that moment, and in a
   * Turkish one would write "ınt" for the life of the process.
   */
  private static void spellKeywords() {
    Locale whole = Locale.getDefault();
    Locale display = Locale.getDefault(Locale.Category.DISPLAY);
    Locale format = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.ROOT);
    try {
      PrimitiveType.intType().asString();
      Modifier.publicModifier().getKeyword().asString();
    } finally {
      Locale.setDefault(whole);
      Locale.setDefault(Locale.Category.DISPLAY, display);
      Locale.setDefault(Locale.Category.FORMAT, format);
    }
  }

  /**
   * A file as it was parsed.
   *
   * @param tree none if nothing can be used
   * @param message why the status is not OK; empty if it is
   */
  public record Parsed(Status status, String message, Optional<CompilationUnit> tree) {}

  /**
   * Parses a file. Deeply nested sources need a thread with a large stack.
   *
   * @param name the file's name, which a compact source file gives to its class (JLS 8.1.8)
   */
  public static Parsed parse(String text, String name) {
    Parsed parsed = parse(text);
    parsed.tree().ifPresent(tree -> nameCompact(tree, name));
    return parsed;
  }

  private static void nameCompact(CompilationUnit tree, String name) {
    for (TypeDeclaration<?> type : tree.getTypes()) {
      if (type instanceof ClassOrInterfaceDeclaration declaration && declaration.isCompact()) {
        declaration.setName(name.replaceFirst("\\.java$", ""));
      }
    }
  }

  /** Parses a text that no file holds. */
  public static Parsed parse(String text) {
    TranslatedSource source = TranslatedSource.of(text);
    Parsed parsed = parse(source);
    parsed.tree().ifPresent(source::restorePositions);
    return parsed;
  }

  /** The positions of the tree are those of the translated text. */
  private static Parsed parse(TranslatedSource source) {
    try {
      ParseResult<CompilationUnit> result = parseTranslated(source.text());
      Parsed parsed = judge(result, source);
      return parsed.status() == Status.OK ? parsed : recover(source.text(), parsed, result);
    } catch (StackOverflowError e) {
      return new Parsed(Status.SKIPPED, "nested too deeply to parse", Optional.empty());
    } catch (RuntimeException | AssertionError e) {
      return new Parsed(Status.SKIPPED, "the parser failed: " + e.getMessage(), Optional.empty());
    }
  }

  /** The tree of a text in which the smallest stretches that break it are blanked. */
  private static Parsed recover(
      String text, Parsed broken, ParseResult<CompilationUnit> brokenResult) {
    String rest = text;
    Optional<Position> place = firstProblem(brokenResult);
    int attempts = MOST_ATTEMPTS;
    while (place.isPresent() && attempts > 0) {
      Position at = place.get();
      place = Optional.empty();
      for (String candidate : new BrokenText(rest).without(at.line, at.column)) {
        ParseResult<CompilationUnit> result = parseTranslated(candidate);
        if (result.isSuccessful() && result.getResult().isPresent()) {
          return new Parsed(Status.RECOVERED, broken.message(), result.getResult());
        }
        Optional<Position> next = firstProblem(result).filter(p -> p.isAfter(at));
        if (next.isPresent()) {
          rest = candidate;
          place = next;
          break;
        }
        if (--attempts == 0) {
          break;
        }
      }
      attempts--;
    }
    return broken;
  }

  private static Optional<Position> firstProblem(ParseResult<CompilationUnit> result) {
    return result.getProblems().stream()
        .findFirst()
        .flatMap(Problem::getLocation)
        .flatMap(l -> l.getBegin().getRange())
        .map(r -> r.begin);
  }

  /**
   * The header of a file, without parsing the bodies where that can be avoided. A header that is
   * read off a broken file may lack members.
   */
  public static FileHeader header(String text, String name) {
    try {
      // The shortened text must not be translated again: "\\u005cu0041" would become a letter.
      TranslatedSource source = TranslatedSource.of(text);
      Parsed shortened = parse(TranslatedSource.translated(HeaderText.of(source.text())));
      Parsed parsed = shortened.status() == Status.OK ? shortened : parse(source);
      parsed.tree().ifPresent(tree -> nameCompact(tree, name));
      return parsed.tree().map(HeaderReader::read).orElse(FileHeader.EMPTY);
    } catch (StackOverflowError e) {
      // Types nested too deeply; parsing the whole file says so.
      return FileHeader.EMPTY;
    }
  }

  /** Parses a text that has been translated. */
  private static ParseResult<CompilationUnit> parseTranslated(String text) {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(LanguageLevel.JAVA_25)
            .setPreprocessUnicodeEscapes(false)
            .setTabSize(1);
    // The others only check what a compiler has checked already, for 40 % of the time.
    var processors = configuration.getProcessors();
    processors.retainAll(List.of(processors.get(COMMENTS)));
    ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
    if (VAR.matcher(text).find()) {
      new Java25PostProcessor().postProcess(result, configuration);
    }
    return result;
  }

  private static Parsed judge(ParseResult<CompilationUnit> result, TranslatedSource source) {
    if (result.isSuccessful() && result.getResult().isPresent()) {
      return new Parsed(Status.OK, "", result.getResult());
    }
    String why = result.getProblems().stream().findFirst().map(p -> message(p, source)).orElse("");
    Optional<CompilationUnit> tree = result.getResult().filter(t -> !t.getTypes().isEmpty());
    if (tree.isPresent()) {
      return new Parsed(Status.RECOVERED, why, tree);
    }
    return new Parsed(Status.SKIPPED, why, Optional.empty());
  }

  private static String message(Problem problem, TranslatedSource source) {
    String where =
        problem
            .getLocation()
            .flatMap(l -> l.getBegin().getRange())
            .map(r -> "line " + source.begin(r.begin).line + ": ")
            .orElse("");
    String what = problem.getMessage().lines().findFirst().orElse("");
    int list = what.indexOf(", expected one of ");
    return where + (list < 0 ? what : what.substring(0, list));
  }
}
