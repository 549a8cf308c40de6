package dev.yantra.codex.graph;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A method or constructor of the repository: the nodes that the student scores.
 *
 * @param id canonical id
 * @param range its place; a default constructor or record accessor has its type's first line
 * @param parameters formal parameters in order
 * @param returnType return type as written; {@code void} for constructors
 * @param modifiers Java modifiers, sorted, {@code default} included
 * @param annotations simple names of its annotations, in order
 * @param javadoc text of its Javadoc without tags and markup, first sentence first; may be empty
 * @param throwsTypes simple names of the declared exceptions
 * @param body the block between the braces; {@link MethodBody#ABSENT} for abstract and native
 *     methods
 * @param test true if it is a test method (or a fixture) of a test framework
 * @param testKinds for a test, what kinds of test it is; empty otherwise
 * @param implicit true if the source does not write it (default constructor, record accessor, ...)
 * @param history its past in git; {@link MethodHistory#NONE} where unknown
 */
public record MethodNode(
    String id,
    SourceRange range,
    List<Parameter> parameters,
    String returnType,
    List<String> modifiers,
    List<String> annotations,
    String javadoc,
    List<String> throwsTypes,
    MethodBody body,
    boolean test,
    Set<TestKind> testKinds,
    boolean implicit,
    MethodHistory history)
    implements Node {
  public MethodNode {
    parameters = List.copyOf(parameters);
    modifiers = modifiers.stream().sorted().toList();
    annotations = List.copyOf(annotations);
    throwsTypes = List.copyOf(throwsTypes);
    testKinds = immutable(testKinds, TestKind.class);
  }

  @Override
  public NodeKind kind() {
    return NodeKind.METHOD;
  }

  /** True if a test framework runs it as a test of its own, and not only around tests. */
  public boolean isTestCase() {
    return !testKinds.isEmpty();
  }

  /** The same method with its past. */
  public MethodNode withHistory(MethodHistory past) {
    return new MethodNode(
        id,
        range,
        parameters,
        returnType,
        modifiers,
        annotations,
        javadoc,
        throwsTypes,
        body,
        test,
        testKinds,
        implicit,
        past);
  }

  /** The declaration without its body, on one line, as the source would write it. */
  public String signature() {
    StringBuilder text = new StringBuilder();
    modifiers.stream().filter(m -> !m.equals("abstract")).forEach(m -> text.append(m).append(' '));
    CanonicalId parts = canonical();
    if (parts.constructor()) {
      text.append(parts.ownerSimpleName());
    } else {
      text.append(returnType).append(' ').append(parts.member());
    }
    text.append('(');
    String separator = "";
    for (Parameter p : parameters) {
      text.append(separator).append(p.type()).append(' ').append(p.name());
      separator = ", ";
    }
    text.append(')');
    if (!throwsTypes.isEmpty()) {
      text.append(" throws ").append(String.join(", ", throwsTypes));
    }
    return text.toString();
  }

  static <E extends Enum<E>> Set<E> immutable(Set<E> values, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(values);
    return Collections.unmodifiableSet(copy);
  }

  static <K extends Comparable<K>, V> SortedMap<K, V> immutable(SortedMap<K, V> values) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}
