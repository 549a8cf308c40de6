package dev.yantra.codex.index;

import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.FileHeader.FieldHeader;
import dev.yantra.codex.index.syntax.FileHeader.MethodHeader;
import dev.yantra.codex.index.syntax.FileHeader.TypeHeader;
import dev.yantra.codex.index.syntax.FileHeader.TypeParameterHeader;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.syntax.HeaderCodec;
import dev.yantra.codex.index.syntax.WrittenType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The simple names whose meaning differs between two states of the headers. A file that uses none
 * of them means the same in both.
 *
 * <p>Names, not symbols: what is found too much costs one more file read, what is missed would be a
 * wrong graph.
 */
final class ChangedNames {
  private final Set<String> names = new HashSet<>();

  /** Types whose place in the hierarchy, or whose existence, differs. */
  private final Set<String> types = new HashSet<>();

  private ChangedNames() {}

  /**
   * The names that differ.
   *
   * @param before headers of the changed and removed files as they were
   * @param after headers of the changed and new files as they are
   * @param all headers of all files, as they were and as they are
   */
  static Set<String> between(
      Map<String, FileHeader> before, Map<String, FileHeader> after, Collection<FileHeader> all) {
    ChangedNames changes = new ChangedNames();
    Set<String> paths = new HashSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      changes.compare(
          before.getOrDefault(path, FileHeader.EMPTY), after.getOrDefault(path, FileHeader.EMPTY));
    }
    changes.spread(all);
    changes.names.addAll(changes.types);
    return changes.names;
  }

  private void compare(FileHeader before, FileHeader after) {
    if (before.equals(after)) {
      return;
    }
    boolean sameContext =
        before.packageName().equals(after.packageName())
            && before.imports().equals(after.imports());
    if (sameContext) {
      compare(before.types(), after.types());
    } else {
      // The same words may now mean other types.
      before.types().forEach(this::addAll);
      after.types().forEach(this::addAll);
    }
  }

  private void compare(List<TypeHeader> before, List<TypeHeader> after) {
    Map<String, TypeHeader> old = byName(before);
    for (TypeHeader type : after) {
      TypeHeader was = old.remove(type.name());
      if (was == null) {
        addAll(type);
      } else {
        compare(was, type);
      }
    }
    old.values().forEach(this::addAll);
  }

  private static Map<String, TypeHeader> byName(List<TypeHeader> types) {
    Map<String, TypeHeader> byName = new HashMap<>();
    types.forEach(t -> byName.put(t.name(), t));
    return byName;
  }

  private void compare(TypeHeader before, TypeHeader after) {
    if (!Arrays.equals(HeaderCodec.encodeHead(before), HeaderCodec.encodeHead(after))) {
      types.add(after.name());
    }
    Set<MethodHeader> methods = new HashSet<>(before.methods());
    Set<MethodHeader> common = new HashSet<>(after.methods());
    common.retainAll(methods);
    methods.addAll(after.methods());
    methods.removeAll(common);
    methods.forEach(m -> add(after, m));
    Set<FieldHeader> fields = new HashSet<>(before.fields());
    Set<FieldHeader> commonFields = new HashSet<>(after.fields());
    commonFields.retainAll(fields);
    fields.addAll(after.fields());
    fields.removeAll(commonFields);
    fields.forEach(f -> names.add(f.name()));
    boolean components =
        (after.flags() & Flags.RECORD) != 0 && !before.fields().equals(after.fields());
    if (components) {
      types.add(after.name());
    }
    compare(before.types(), after.types());
  }

  private void add(TypeHeader owner, MethodHeader method) {
    boolean constructor = method.name().equals(CanonicalId.CONSTRUCTOR);
    names.add(constructor ? owner.name() : method.name());
    // What a functional interface asks of a lambda is said by no name in the lambda's file.
    if ((method.flags() & Flags.ABSTRACT) != 0) {
      types.add(owner.name());
    }
  }

  private void addAll(TypeHeader type) {
    types.add(type.name());
    type.methods().forEach(m -> add(type, m));
    type.fields().forEach(f -> names.add(f.name()));
    type.types().forEach(this::addAll);
  }

  /** Follows changed types to their subtypes, and to the members whose headers mention them. */
  private void spread(Collection<FileHeader> all) {
    if (types.isEmpty()) {
      return;
    }
    List<TypeHeader> everyType = new ArrayList<>();
    all.forEach(f -> f.types().forEach(t -> collect(t, everyType)));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (TypeHeader type : everyType) {
        boolean inherits = mentionsChanged(type.superclass()) || mentionsChanged(type.interfaces());
        boolean follows =
            inherits || mentions(type.typeParameters()) || isAnnotatedWithChanged(type);
        grew |= follows && types.add(type.name());
      }
    }
    for (TypeHeader type : everyType) {
      for (MethodHeader method : type.methods()) {
        if (mentionsChanged(method.parameters())
            || mentions(method.typeParameters())
            || mentionsChanged(List.of(method.returnType()))) {
          boolean constructor = method.name().equals(CanonicalId.CONSTRUCTOR);
          names.add(constructor ? type.name() : method.name());
        }
      }
      for (FieldHeader field : type.fields()) {
        if (mentionsChanged(List.of(field.type()))) {
          names.add(field.name());
        }
      }
    }
  }

  private static void collect(TypeHeader type, List<TypeHeader> into) {
    into.add(type);
    type.types().forEach(t -> collect(t, into));
  }

  /** An annotation means what the annotations on it mean. */
  private boolean isAnnotatedWithChanged(TypeHeader type) {
    return type.annotations().stream()
        .anyMatch(a -> types.contains(a.substring(a.lastIndexOf('.') + 1)));
  }

  private boolean mentions(List<TypeParameterHeader> parameters) {
    return parameters.stream().anyMatch(p -> mentionsChanged(p.bounds()));
  }

  private boolean mentionsChanged(List<WrittenType> written) {
    return written.stream().anyMatch(this::mentionsChanged);
  }

  private boolean mentionsChanged(WrittenType written) {
    if (written instanceof WrittenType.Named named) {
      return named.parts().stream()
          .anyMatch(p -> types.contains(p.name()) || mentionsChanged(p.arguments()));
    }
    if (written instanceof WrittenType.Array array) {
      return mentionsChanged(array.element());
    }
    if (written instanceof WrittenType.Extends bound) {
      return mentionsChanged(bound.bound());
    }
    if (written instanceof WrittenType.Super bound) {
      return mentionsChanged(bound.bound());
    }
    return written instanceof WrittenType.Several several && mentionsChanged(several.types());
  }
}
