package dev.yantra.codex.index.resolve;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Wildcard;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.TypeSymbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The results of resolving a stretch of source.
 *
 * <p>An expression may be looked at several times under different assumptions about its parameters'
 * types. Each pass has a record of its own; that of the right one is adopted.
 */
final class ResolutionRecord {
  private final List<Reference> references = new ArrayList<>();
  private final List<CallMade> calls = new ArrayList<>();
  private final Set<String> types = new HashSet<>();
  private final Deque<Consumer<ResolutionRecord>> later = new ArrayDeque<>();
  private int callSites;
  private int resolvedCalls;
  private boolean needsTarget;

  /** A call whose target is known. */
  void call(CallMade call) {
    callSites++;
    resolvedCalls++;
    calls.add(call);
    references.add(
        new Reference(EdgeKind.CALLS, call.host(), call.target(), position(call.point().site())));
  }

  /** A call of a method without an id, such as one that an anonymous class adds. */
  void callWithoutTarget() {
    callSites++;
    resolvedCalls++;
  }

  /** A call that only the compiler writes, such as {@code close()}. */
  void implicitCall(String host, Node site, String target) {
    references.add(new Reference(EdgeKind.CALLS, host, target, position(site)));
  }

  /** A call whose target is not known. */
  void unresolvedCall() {
    callSites++;
  }

  void use(EdgeKind kind, String host, Node site, String target) {
    references.add(new Reference(kind, host, target, position(site)));
  }

  /** Remembers that the results depend on an own type, by its simple name. */
  void dependsOn(TypeSymbol type) {
    if (type instanceof SourceType && !type.simpleName().isEmpty()) {
      types.add(type.simpleName());
    }
  }

  /** Remembers that the results depend on the own types in a type. */
  void dependsOn(JavaType type) {
    if (type instanceof ClassType classType) {
      dependsOn(classType.symbol());
      classType.arguments().forEach(this::dependsOn);
    } else if (type instanceof ArrayType array) {
      dependsOn(array.component());
    } else if (type instanceof Wildcard wildcard) {
      dependsOn(wildcard.type());
    }
  }

  /** Work that is worth doing only once, for the findings that adopt these in the end. */
  void later(Consumer<ResolutionRecord> work) {
    later.add(work);
  }

  /** Does the work that was left for later, and any that it leaves in turn. */
  void finish() {
    while (!later.isEmpty()) {
      later.poll().accept(this);
    }
  }

  /** Says that a lambda in it lacked the type that its place asks for. */
  void needTarget() {
    needsTarget = true;
  }

  boolean needsTarget() {
    return needsTarget;
  }

  void adopt(ResolutionRecord other) {
    references.addAll(other.references);
    calls.addAll(other.calls);
    types.addAll(other.types);
    later.addAll(other.later);
    callSites += other.callSites;
    resolvedCalls += other.resolvedCalls;
    needsTarget |= other.needsTarget;
  }

  List<CallMade> calls() {
    return calls;
  }

  List<Reference> references() {
    return references;
  }

  Set<String> types() {
    return types;
  }

  int callSites() {
    return callSites;
  }

  int resolvedCalls() {
    return resolvedCalls;
  }

  static long position(Node site) {
    Position begin = site.getBegin().orElse(Position.HOME);
    return ((long) begin.line << Integer.SIZE) | begin.column;
  }
}
