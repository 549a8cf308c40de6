package dev.yantra.codex.index.syntax;

import java.util.List;

/** A type as the source writes it, before any name in it is looked up. */
public sealed interface WrittenType {

  /** {@code int}, {@code void} and the like. */
  record Basic(String name) implements WrittenType {}

  /** A name with its type arguments, such as {@code Map.Entry<K, V>}, outermost part first. */
  record Named(List<Part> parts) implements WrittenType {
    public Named {
      parts = List.copyOf(parts);
    }

    /** A simple or qualified name without arguments. */
    public static Named of(String dotted) {
      return new Named(
          List.of(dotted.split("\\.")).stream().map(name -> new Part(name, List.of())).toList());
    }
  }

  /** One name between dots. */
  record Part(String name, List<WrittenType> arguments) {
    public Part {
      arguments = List.copyOf(arguments);
    }
  }

  /** An array. */
  record Array(WrittenType element) implements WrittenType {}

  /** {@code ? extends bound}. */
  record Extends(WrittenType bound) implements WrittenType {}

  /** {@code ? super bound}. */
  record Super(WrittenType bound) implements WrittenType {}

  /** {@code A & B}, or the alternatives {@code A | B} of a catch clause. */
  record Several(List<WrittenType> types, boolean alternatives) implements WrittenType {
    public Several {
      types = List.copyOf(types);
    }
  }

  /** A written type without a name, such as {@code var}. */
  enum Nameless implements WrittenType {
    /** {@code ?}. */
    ANY,
    /** {@code var}, or a lambda parameter without a type. */
    INFERRED
  }

  /** The type {@code java.lang.Object}. */
  WrittenType OBJECT = Named.of("java.lang.Object");

  /** No value. */
  WrittenType VOID = new Basic("void");
}
