package dev.yantra.codex.index.syntax;

import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
import dev.yantra.codex.index.syntax.WrittenType.Nameless;
import dev.yantra.codex.index.syntax.WrittenType.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A reader of types from syntax trees, without their annotations. */
public final class TypeReader {
  private TypeReader() {}

  /** The written form of a type in a tree. */
  public static WrittenType read(Type type) {
    if (type instanceof ClassOrInterfaceType named) {
      return new WrittenType.Named(parts(named));
    }
    if (type instanceof PrimitiveType primitive) {
      return new WrittenType.Basic(keyword(primitive));
    }
    if (type instanceof VoidType) {
      return WrittenType.VOID;
    }
    if (type instanceof ArrayType array) {
      return new WrittenType.Array(read(array.getComponentType()));
    }
    if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendedType().isPresent()) {
        return new WrittenType.Extends(read(wildcard.getExtendedType().get()));
      }
      if (wildcard.getSuperType().isPresent()) {
        return new WrittenType.Super(read(wildcard.getSuperType().get()));
      }
      return Nameless.ANY;
    }
    if (type instanceof IntersectionType intersection) {
      return new WrittenType.Several(readAll(intersection.getElements()), false);
    }
    if (type instanceof UnionType union) {
      return new WrittenType.Several(readAll(union.getElements()), true);
    }
    if (type.isTypeParameter()) {
      return WrittenType.Named.of(type.asTypeParameter().getNameAsString());
    }
    return Nameless.INFERRED;
  }

  /**
   * A keyword by our own folding: the parser's follows the default locale, Turkish has no "int".
   */
  private static String keyword(PrimitiveType primitive) {
    return primitive.getType().name().toLowerCase(Locale.ROOT);
  }

  /** A type as the source writes it, on one line. */
  static String text(Type type) {
    String text = type.asString();
    String folded = PrimitiveType.Primitive.INT.asString();
    return folded.equals("int")
        ? text
        : text.replaceAll("(?<![\\p{L}\\p{N}_$])" + folded + "(?![\\p{L}\\p{N}_$])", "int");
  }

  /** The written forms of several types, in order. */
  public static List<WrittenType> readAll(List<? extends Type> types) {
    List<WrittenType> read = new ArrayList<>(types.size());
    types.forEach(t -> read.add(read(t)));
    return read;
  }

  private static List<Part> parts(ClassOrInterfaceType named) {
    List<Part> parts = new ArrayList<>(2);
    ClassOrInterfaceType at = named;
    while (true) {
      parts.add(
          new Part(
              at.getNameAsString(),
              at.getTypeArguments().map(TypeReader::readAll).orElse(List.of())));
      if (at.getScope().isEmpty()) {
        Collections.reverse(parts);
        return parts;
      }
      at = at.getScope().get();
    }
  }
}
