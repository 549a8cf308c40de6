package dev.yantra.codex.graph;

import java.util.List;

/**
 * The calls of one source file, and the types that they are made on.
 *
 * @param sites calls whose target is known, those of one caller together and in the order of the
 *     source
 * @param types the file's own types, sorted by name
 * @param libraries types of libraries on which it calls something or which its own types extend,
 *     with what they inherit from, sorted by name
 */
public record FileCalls(List<CallSite> sites, List<TypeShape> types, List<TypeShape> libraries) {
  /** No calls. */
  public static final FileCalls NONE = new FileCalls(List.of(), List.of(), List.of());

  public FileCalls {
    sites = List.copyOf(sites);
    types = List.copyOf(types);
    libraries = List.copyOf(libraries);
  }
}
