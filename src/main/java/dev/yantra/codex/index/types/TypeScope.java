package dev.yantra.codex.index.types;

import java.util.List;
import java.util.Optional;

/** A scope of simple type names, searched from the inside outwards (JLS 6.3, 6.4.1). */
public interface TypeScope {
  /** The type that a simple name stands for here. */
  Optional<JavaType> typeNamed(String name);

  /** The name of a type without a known declaration, as far as imports tell. */
  default String qualifiedGuess(String name) {
    return name;
  }

  /** The possible qualified names of a type without a known declaration, as far as imports tell. */
  default List<String> qualifiedGuesses(String name) {
    return List.of(qualifiedGuess(name));
  }

  /** A scope that adds type parameters to another. */
  static TypeScope with(Iterable<JavaType.TypeVariable> variables, TypeScope outer) {
    return new TypeScope() {
      @Override
      public Optional<JavaType> typeNamed(String name) {
        for (JavaType.TypeVariable variable : variables) {
          if (variable.name().equals(name)) {
            return Optional.of(variable);
          }
        }
        return outer.typeNamed(name);
      }

      @Override
      public String qualifiedGuess(String name) {
        return outer.qualifiedGuess(name);
      }

      @Override
      public List<String> qualifiedGuesses(String name) {
        return outer.qualifiedGuesses(name);
      }
    };
  }
}
