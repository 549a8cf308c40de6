package dev.yantra.codex.index.resolve;

import dev.yantra.codex.graph.EdgeKind;

/**
 * A reference in the source from one declaration to another.
 *
 * @param from canonical id of what the place belongs to
 * @param to canonical id of what it refers to
 * @param position its place in the order of the source
 */
public record Reference(EdgeKind kind, String from, String to, long position) {}
