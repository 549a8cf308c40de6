package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.text.SubTokens;
import java.util.List;

/**
 * A method or constructor that can be meant at a point.
 *
 * @param owner binary name of the type that declares it
 * @param name simple name; {@code <init>} for a constructor
 * @param parameters erased parameter types
 * @param words sub-tokens of the name; of the type's name for a constructor
 * @param depth the number of steps above the type that it is called on, at which it is declared
 */
public record Callee(
    TypeShape.Member member,
    String owner,
    String name,
    List<String> parameters,
    List<String> words,
    int depth) {
  public Callee {
    parameters = List.copyOf(parameters);
    words = List.copyOf(words);
  }

  static Callee of(TypeShape.Member member, int depth) {
    CanonicalId id = CanonicalId.parse(member.id());
    String named = id.constructor() ? id.ownerSimpleName() : id.member();
    return new Callee(member, id.owner(), id.member(), id.parameters(), SubTokens.of(named), depth);
  }

  /** Its canonical id. */
  public String id() {
    return member.id();
  }

  boolean constructor() {
    return name.equals(CanonicalId.CONSTRUCTOR);
  }

  /** True if a call of {@code sub} on a type that has both means {@code sub}. */
  boolean overriddenBy(Callee sub) {
    if (!sub.name.equals(name) || sub.parameters.size() != parameters.size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      boolean free = i < Long.SIZE && (member.generic() >> i & 1) == 1;
      if (!free && !parameters.get(i).equals(sub.parameters.get(i))) {
        return false;
      }
    }
    return true;
  }
}
