package dev.yantra.codex.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The calls of a repository by their callers, and the types that they are made on. Immutable. */
public final class CallSites {
  private final SortedMap<String, List<CallSite>> byCaller;
  private final SortedMap<String, TypeShape> types;

  /**
   * The calls and types of all files.
   *
   * @param byCaller each caller's calls in the order of the source
   */
  public CallSites(Map<String, List<CallSite>> byCaller, Collection<TypeShape> types) {
    this.byCaller = new TreeMap<>(byCaller);
    this.types = new TreeMap<>();
    types.forEach(t -> this.types.put(t.name(), t));
  }

  /** The methods that call something, sorted. */
  public SortedMap<String, List<CallSite>> byCaller() {
    return Collections.unmodifiableSortedMap(byCaller);
  }

  /** The calls of a method in the order of the source. */
  public List<CallSite> of(String caller) {
    return byCaller.getOrDefault(caller, List.of());
  }

  /** All types that are known, by name. */
  public SortedMap<String, TypeShape> types() {
    return Collections.unmodifiableSortedMap(types);
  }

  /** The shape of a type, if it is known. */
  public Optional<TypeShape> type(String binaryName) {
    return Optional.ofNullable(types.get(binaryName));
  }
}
