package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedFile;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.TypeSource;
import dev.yantra.codex.generate.syntax.TypeSource.FieldSource;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a body in one type can use without qualification: the members of the type, of the
 * types above it and of those around it, as far as the repository has their source.
 */
final class VisibleNames {
  private final Map<String, FieldSource> fields = new LinkedHashMap<>();
  private final Map<String, List<MethodSource>> methods = new LinkedHashMap<>();
  private final Set<String> typeNames = new LinkedHashSet<>();

  private VisibleNames() {}

  static VisibleNames of(ParsedSources sources, String owner) {
    VisibleNames scope = new VisibleNames();
    for (String type = owner; !type.isEmpty(); type = outer(type)) {
      scope.add(sources, type, new LinkedHashSet<>());
    }
    return scope;
  }

  /** Fields by name, nearest first. */
  Map<String, FieldSource> fields() {
    return fields;
  }

  /** Methods by name. */
  Map<String, List<MethodSource>> methods() {
    return methods;
  }

  boolean hasMethod(String name) {
    return methods.containsKey(name);
  }

  boolean hasField(String name) {
    return fields.containsKey(name);
  }

  /** The binary name of the type that a simple name stands for in a file, if it is of ours. */
  static Optional<String> resolve(ParsedSources sources, ParsedFile file, String simpleName) {
    for (String imported : file.imports()) {
      if (imported.endsWith("." + simpleName) && !imported.startsWith("static ")) {
        return own(sources, imported);
      }
    }
    for (TypeSource type : file.types()) {
      if (type.simpleName().equals(simpleName)) {
        return Optional.of(type.name());
      }
    }
    String prefix = file.packageName().isEmpty() ? "" : file.packageName() + ".";
    if (sources.fileOfType().containsKey(prefix + simpleName)) {
      return Optional.of(prefix + simpleName);
    }
    for (String imported : file.imports()) {
      if (imported.endsWith(".*") && !imported.startsWith("static ")) {
        String name = imported.substring(0, imported.length() - 1) + simpleName;
        if (sources.fileOfType().containsKey(name)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  /** {@code a.b.Outer.Inner} as the binary name of a type of the repository. */
  private static Optional<String> own(ParsedSources sources, String qualified) {
    String name = qualified;
    while (!sources.fileOfType().containsKey(name)) {
      int dot = name.lastIndexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      name = name.substring(0, dot) + "$" + name.substring(dot + 1);
    }
    return Optional.of(name);
  }

  private void add(ParsedSources sources, String binaryName, Set<String> seen) {
    Optional<TypeSource> found = sources.type(binaryName);
    if (found.isEmpty() || !seen.add(binaryName)) {
      return;
    }
    TypeSource type = found.get();
    typeNames.add(type.simpleName());
    type.fields().forEach(f -> fields.putIfAbsent(f.name(), f));
    type.methods().forEach(m -> methods.computeIfAbsent(m.name(), n -> new ArrayList<>()).add(m));
    ParsedFile file = sources.file(sources.fileOfType().getOrDefault(binaryName, "")).orElseThrow();
    for (String above : type.supertypes()) {
      resolve(sources, file, WrittenTypeNames.element(above)).ifPresent(t -> add(sources, t, seen));
    }
  }

  private static String outer(String type) {
    int dollar = type.lastIndexOf('$');
    return dollar < 0 ? "" : type.substring(0, dollar);
  }
}
