package dev.yantra.codex.index.syntax;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.validator.postprocessors.Java25PostProcessor;
import dev.yantra.codex.graph.SourceFile.Status;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses Java source of any version, and keeps what can be kept of broken files. */
public final class SourceParser {
  /** Where JavaParser's configuration lists the processor that ties comments to declarations. */
  private static final int COMMENTS = 2;

  /**
   * What may be an inferred type: the parser takes it for a name, its post-processor knows better.
   */
  private static final Pattern VAR = Pattern.compile("\\bvar\\s");

  /** How often a broken text is parsed again at most. */
  private static final int MOST_ATTEMPTS = 40;

  private SourceParser() {}

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
    try {
      ParseResult<CompilationUnit> result = parse(text, false);
      if (!result.isSuccessful() && text.contains("\\u")) {
        ParseResult<CompilationUnit> escaped = parse(text, true);
        result = escaped.isSuccessful() ? escaped : result;
      }
      Parsed parsed = judge(result);
      return parsed.status() == Status.OK ? parsed : recover(text, parsed, result);
    } catch (StackOverflowError e) {
      return new Parsed(Status.SKIPPED, "nested too deeply to parse", Optional.empty());
    } catch (RuntimeException | AssertionError e) {
      return new Parsed(Status.SKIPPED, "the parser failed: " + e.getMessage(), Optional.empty());
    }
  }

  /** What is left when the stretches are blanked that break a text, the least that helps. */
  private static Parsed recover(
      String text, Parsed broken, ParseResult<CompilationUnit> brokenResult) {
    String rest = text;
    Optional<Position> place = firstProblem(brokenResult);
    int attempts = MOST_ATTEMPTS;
    while (place.isPresent() && attempts > 0) {
      Position at = place.get();
      place = Optional.empty();
      for (String candidate : new BrokenText(rest).without(at.line, at.column)) {
        ParseResult<CompilationUnit> result = parse(candidate, false);
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
    Parsed shortened = parse(HeaderText.of(text), name);
    Parsed parsed = shortened.status() == Status.OK ? shortened : parse(text, name);
    return parsed.tree().map(HeaderReader::read).orElse(FileHeader.EMPTY);
  }

  private static ParseResult<CompilationUnit> parse(String text, boolean unicodeEscapes) {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(LanguageLevel.JAVA_25)
            .setPreprocessUnicodeEscapes(unicodeEscapes)
            .setTabSize(1);
    if (!unicodeEscapes) {
      // The others only check what a compiler has checked already, for 40 % of the time.
      var processors = configuration.getProcessors();
      processors.retainAll(List.of(processors.get(COMMENTS)));
    }
    ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
    if (!unicodeEscapes && VAR.matcher(text).find()) {
      new Java25PostProcessor().postProcess(result, configuration);
    }
    return result;
  }

  private static Parsed judge(ParseResult<CompilationUnit> result) {
    if (result.isSuccessful() && result.getResult().isPresent()) {
      return new Parsed(Status.OK, "", result.getResult());
    }
    String why = result.getProblems().stream().findFirst().map(SourceParser::line).orElse("");
    Optional<CompilationUnit> tree = result.getResult().filter(t -> !t.getTypes().isEmpty());
    if (tree.isPresent()) {
      return new Parsed(Status.RECOVERED, why, tree);
    }
    return new Parsed(Status.SKIPPED, why, Optional.empty());
  }

  private static String line(Problem problem) {
    String where =
        problem
            .getLocation()
            .flatMap(l -> l.getBegin().getRange())
            .map(r -> "line " + r.begin.line + ": ")
            .orElse("");
    String what = problem.getMessage().lines().findFirst().orElse("");
    int list = what.indexOf(", expected one of ");
    return where + (list < 0 ? what : what.substring(0, list));
  }

  /** Source text from bytes: UTF-8, or Latin-1 where it is none; without a byte order mark. */
  public static String decode(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
