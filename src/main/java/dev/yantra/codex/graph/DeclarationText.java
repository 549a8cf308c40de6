package dev.yantra.codex.graph;

import dev.yantra.codex.text.Stems;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts that a method's declaration is made of, by the part that they stand in: the one place
 * from which all take the words of a declaration. Which parts, in which order, and whether as
 * sub-tokens or as stems is the caller's choice.
 */
public final class DeclarationText {
  /** A part of a declaration. */
  public enum Part {
    /** The name as one says it: a constructor has its type's. */
    NAME,
    /** The name as the id writes it: {@code <init>} for a constructor. */
    MEMBER,
    /** The simple name of the type. */
    OWNER,
    /** The binary name of the type, package included. */
    QUALIFIED_OWNER,
    PACKAGE,
    PARAMETER_TYPE,
    PARAMETER_NAME,
    /** The return type as written; {@code void} for a constructor. */
    RETURN_TYPE,
    EXCEPTION,
    ANNOTATION,
    JAVADOC
  }

  /** A text of one part. */
  public record Piece(Part part, String text) {
    /** The words of the text, in order. */
    public List<String> words() {
      return SubTokens.of(text);
    }

    /** The stems of its words, in order. */
    public List<String> stems() {
      return Stems.of(text);
    }
  }

  private final CanonicalId id;
  private final List<Parameter> parameters;
  private final String returnType;
  private final List<String> exceptions;
  private final List<String> annotations;
  private final String javadoc;

  private DeclarationText(
      CanonicalId id,
      List<Parameter> parameters,
      String returnType,
      List<String> exceptions,
      List<String> annotations,
      String javadoc) {
    this.id = id;
    this.parameters = parameters;
    this.returnType = returnType;
    this.exceptions = exceptions;
    this.annotations = annotations;
    this.javadoc = javadoc;
  }

  /** The texts of a method of the graph. */
  public static DeclarationText of(MethodNode method) {
    return new DeclarationText(
        method.canonical(),
        method.parameters(),
        method.returnType(),
        method.throwsTypes(),
        method.annotations(),
        method.javadoc());
  }

  /** The texts of a method that is not written yet: without exceptions and annotations. */
  public static DeclarationText of(
      CanonicalId id, List<Parameter> parameters, String returnType, String javadoc) {
    return new DeclarationText(id, parameters, returnType, List.of(), List.of(), javadoc);
  }

  /** The texts of a name alone. */
  public static DeclarationText of(CanonicalId id) {
    return of(id, List.of(), "", "");
  }

  /**
   * The texts of some parts, in the order of the parts. Where the name of a parameter is asked for
   * right behind its type, every parameter gives both before the next.
   */
  public List<Piece> pieces(Part... parts) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      boolean both =
          parts[i] == Part.PARAMETER_TYPE
              && i + 1 < parts.length
              && parts[i + 1] == Part.PARAMETER_NAME;
      if (both) {
        for (Parameter p : parameters) {
          pieces.add(new Piece(Part.PARAMETER_TYPE, p.type()));
          pieces.add(new Piece(Part.PARAMETER_NAME, p.name()));
        }
        i++;
      } else {
        for (String text : texts(parts[i])) {
          pieces.add(new Piece(parts[i], text));
        }
      }
    }
    return pieces;
  }

  /** The words of some parts, in the order of {@link #pieces}. */
  public List<String> words(Part... parts) {
    return pieces(parts).stream().flatMap(p -> p.words().stream()).toList();
  }

  /** The stems of the words of some parts, in the order of {@link #pieces}. */
  public List<String> stems(Part... parts) {
    return pieces(parts).stream().flatMap(p -> p.stems().stream()).toList();
  }

  private List<String> texts(Part part) {
    return switch (part) {
      case NAME -> List.of(id.spokenName());
      case MEMBER -> List.of(id.member());
      case OWNER -> List.of(id.ownerSimpleName());
      case QUALIFIED_OWNER -> List.of(id.owner());
      case PACKAGE -> List.of(id.packageName());
      case PARAMETER_TYPE -> parameters.stream().map(Parameter::type).toList();
      case PARAMETER_NAME -> parameters.stream().map(Parameter::name).toList();
      case RETURN_TYPE -> List.of(returnType);
      case EXCEPTION -> exceptions;
      case ANNOTATION -> annotations;
      case JAVADOC -> List.of(javadoc);
    };
  }
}
