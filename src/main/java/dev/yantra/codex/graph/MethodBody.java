package dev.yantra.codex.graph;

import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The facts of a method that only the full view has: those read from its body.
 *
 * @param complexity cyclomatic complexity (McCabe 1976): decisions + 1; 0 without a body
 * @param lines source lines between the braces, inclusive; 0 without a body
 * @param statements statements, nested ones included
 * @param tokens sub-tokens of identifiers and literals in the body, with their counts
 * @param concerns the concerns that the body takes care of
 * @param shape hash of the body's tokens with locals, parameters and literals numbered: two bodies
 *     that differ in nothing else share it; empty without a body
 */
public record MethodBody(
    int complexity,
    int lines,
    int statements,
    SortedMap<String, Integer> tokens,
    Set<Concern> concerns,
    String shape) {
  /** The body of a method that has none. */
  public static final MethodBody ABSENT =
      new MethodBody(0, 0, 0, new TreeMap<>(), EnumSet.noneOf(Concern.class), "");

  public MethodBody {
    tokens = MethodNode.immutable(tokens);
    concerns = MethodNode.immutable(concerns, Concern.class);
  }

  /** True if there is a body at all. */
  public boolean present() {
    return complexity > 0;
  }
}
