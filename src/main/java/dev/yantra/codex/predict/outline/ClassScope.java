package dev.yantra.codex.predict.outline;

import dev.yantra.codex.graph.Parameter;
import java.util.List;

/**
 * A class body that is being read.
 *
 * @param name its binary name
 * @param simpleName the name of its constructors; empty for an anonymous class
 * @param form {@code class}, {@code interface}, {@code enum} or {@code record}
 * @param components of a record
 * @param anonymous true for an anonymous or local class, and for a class within one
 */
record ClassScope(
    String name, String simpleName, String form, List<Parameter> components, boolean anonymous) {}
