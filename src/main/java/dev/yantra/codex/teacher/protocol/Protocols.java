package dev.yantra.codex.teacher.protocol;

import java.util.List;
import java.util.Optional;

/** The families of servers that Codex can ask. */
public final class Protocols {
  private static final List<Protocol> ALL = List.of(new OpenAi(), new Anthropic(), new Gemini());

  private Protocols() {}

  public static List<Protocol> all() {
    return ALL;
  }

  /** The family that the option {@code --teacher} names, if there is one. */
  public static Optional<Protocol> named(String kind) {
    return ALL.stream().filter(p -> p.kind().equals(kind)).findFirst();
  }
}
