package dev.yantra.codex.graph;

/**
 * A call in the source.
 *
 * @param place its place
 * @param callee canonical id of the method that it calls
 */
public record CallSite(CallPlace place, String callee) {}
