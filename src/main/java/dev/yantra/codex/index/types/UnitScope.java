package dev.yantra.codex.index.types;

import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.FileHeader.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The names that a file has by its imports, its package and {@code java.lang} (JLS 6.4.1, 7.5). */
public final class UnitScope implements TypeScope {
  private final FileHeader file;
  private final TypeTable table;
  private final Map<String, Optional<JavaType>> known = new ConcurrentHashMap<>();

  UnitScope(FileHeader file, TypeTable table) {
    this.file = file;
    this.table = table;
  }

  @Override
  public Optional<JavaType> typeNamed(String name) {
    Optional<JavaType> type = known.get(name);
    if (type == null) {
      type = lookUp(name);
      // An answer that inheritance could still change is not kept.
      if (type.isPresent() || !table.completing()) {
        known.put(name, type);
      }
    }
    return type;
  }

  private Optional<JavaType> lookUp(String name) {
    for (Import i : file.imports()) {
      if (!i.onDemand() && !i.module() && i.name().endsWith("." + name)) {
        Optional<TypeSymbol> type = table.qualified(i.name());
        if (type.isPresent()) {
          return type.map(table::typeOf);
        }
        if (!i.isStatic()) {
          return Optional.of(new JavaType.Unknown(i.name()));
        }
      }
    }
    Optional<TypeSymbol> found = table.find(file.packageName(), name);
    for (Import i : file.imports()) {
      if (found.isEmpty() && i.onDemand() && !i.module()) {
        found = i.isStatic() ? Optional.empty() : table.find(i.name(), name);
        if (found.isEmpty()) {
          found = table.qualified(i.name()).flatMap(t -> Members.memberType(t, name));
        }
      }
    }
    if (found.isEmpty()) {
      found = table.find("java.lang", name);
    }
    for (Import i : file.imports()) {
      if (found.isEmpty() && i.module()) {
        found =
            table.packagesOf(i.name()).stream()
                .flatMap(p -> table.find(p, name).stream())
                .findFirst();
      }
    }
    return found.map(table::typeOf);
  }

  @Override
  public String qualifiedGuess(String name) {
    for (Import i : file.imports()) {
      if (!i.onDemand() && i.name().endsWith("." + name)) {
        return i.name();
      }
    }
    return name;
  }

  @Override
  public List<String> qualifiedGuesses(String name) {
    String single = qualifiedGuess(name);
    if (!single.equals(name)) {
      return List.of(single);
    }
    List<String> guesses = new ArrayList<>();
    for (Import i : file.imports()) {
      if (i.onDemand() && !i.module()) {
        guesses.add(i.name() + "." + name);
      }
    }
    guesses.add(name);
    return guesses;
  }

  /** Types whose static members of a name are imported, single imports first. */
  public List<TypeSymbol> staticImports(String member) {
    List<TypeSymbol> types = new ArrayList<>();
    for (Import i : file.imports()) {
      if (i.isStatic() && !i.onDemand() && i.name().endsWith("." + member)) {
        table
            .qualified(i.name().substring(0, i.name().length() - member.length() - 1))
            .ifPresent(types::add);
      }
    }
    for (Import i : file.imports()) {
      if (i.isStatic() && i.onDemand()) {
        table.qualified(i.name()).ifPresent(types::add);
      }
    }
    return types;
  }

  /** The package of the file. */
  public String packageName() {
    return file.packageName();
  }
}
