package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.syntax.ParsedFile;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.TypeSource;
import dev.yantra.codex.source.Token;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The imports that a file lacks for a new body with the meaning of its donors. */
final class MissingImports {
  private final ParsedSources sources;
  private final Map<String, Set<String>> typesBySimpleName = new HashMap<>();

  MissingImports(ParsedSources sources) {
    this.sources = sources;
    for (String type : sources.fileOfType().keySet()) {
      String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
      typesBySimpleName.computeIfAbsent(simple, s -> new TreeSet<>()).add(type);
    }
  }

  /** Imports that {@code target} lacks for the names that stand alone in {@code body}. */
  List<String> needed(List<Token> body, ParsedFile target, Collection<ParsedFile> donors) {
    Set<String> imports = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    String before = "";
    for (Token token : body) {
      if (token.identifier() && !before.equals(".") && seen.add(token.text())) {
        importOf(token.text(), target, donors).ifPresent(imports::add);
      }
      before = token.text();
    }
    return List.copyOf(imports);
  }

  private Optional<String> importOf(String name, ParsedFile target, Collection<ParsedFile> donors) {
    if (visible(name, target)) {
      return Optional.empty();
    }
    for (ParsedFile donor : donors) {
      for (String imported : donor.imports()) {
        if (imported.endsWith("." + name)) {
          return Optional.of(imported);
        }
      }
    }
    if (!Character.isUpperCase(name.charAt(0))) {
      return Optional.empty();
    }
    for (ParsedFile donor : donors) {
      for (TypeSource type : donor.types()) {
        if (type.simpleName().equals(name)) {
          return Optional.of(type.name().replace('$', '.'));
        }
      }
      String sibling = qualified(donor.packageName(), name);
      if (!donor.packageName().equals(target.packageName())
          && sources.fileOfType().containsKey(sibling)) {
        return Optional.of(sibling);
      }
    }
    Set<String> own = typesBySimpleName.getOrDefault(name, Set.of());
    return own.size() == 1
        ? own.stream().findFirst().map(t -> t.replace('$', '.'))
        : Optional.empty();
  }

  private boolean visible(String name, ParsedFile file) {
    return file.imports().stream().anyMatch(i -> i.endsWith("." + name))
        || file.types().stream().anyMatch(t -> t.simpleName().equals(name))
        || sources.fileOfType().containsKey(qualified(file.packageName(), name));
  }

  private static String qualified(String packageName, String name) {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }
}
