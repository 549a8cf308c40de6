package dev.yantra.codex.student.imports;

/** Places of a declaration that say something of their own about the types that it will need. */
public enum TermKind {
  /** Words of the name. */
  NAME(0),
  /** The whole name. */
  CALLED(1),
  /** Types of the parameters. */
  TAKES(2),
  /** Names of the parameters. */
  PARAMETER(3),
  /** The type that is returned. */
  GIVES(4),
  /** Exceptions, annotations, modifiers and how much there is. */
  MANNER(5),
  /** Words of the owner, what stands above it and what its fields hold. */
  OWNER(6),
  /** Words of the Javadoc. */
  DOC(7),
  /** The verb together with a type that is taken or returned. */
  TOGETHER(8);

  /** Number of places. */
  public static final int SIZE = values().length;

  /** Terms that begin so belong to a package and mean nothing elsewhere. */
  private static final String PACKAGE = "package:";

  private final int position;

  TermKind(int position) {
    this.position = position;
  }

  /** Its place in evidence that has one piece for each, from 0 to {@code SIZE - 1}. */
  int position() {
    return position;
  }

  /** True if a term means the same in every repository. */
  public static boolean common(String term) {
    return !term.startsWith(PACKAGE);
  }

  /** The place that a term stands in, by how it begins. */
  public static TermKind of(String term) {
    int end = 0;
    while (end < term.length() && Character.isLetter(term.charAt(end))) {
      end++;
    }
    boolean number = term.length() > end + 1 && Character.isDigit(term.charAt(end + 1));
    return switch (term.substring(0, end)) {
      case "name", "verb" -> NAME;
      case "called" -> CALLED;
      case "takes" -> number ? MANNER : TAKES;
      case "parameter" -> PARAMETER;
      case "gives" -> GIVES;
      case "owner", "extends", "has", "package" -> OWNER;
      case "doc" -> DOC;
      case "together" -> TOGETHER;
      default -> MANNER;
    };
  }
}
