package dev.yantra.codex.store;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.workspace.Workspace;

/**
 * The graph and the calls of a workspace, read whole from the database at one moment: for work over
 * all methods. An answer about a few of them reads from {@link GraphImage}.
 */
public record StoredGraph(CodeGraph graph, CallSites sites) {

  /**
   * The graph with its calls.
   *
   * @throws dev.yantra.codex.workspace.CodexException if there is none, or it cannot be read
   */
  public static StoredGraph read(Workspace workspace) {
    try (GraphStore store = GraphStore.open(workspace)) {
      return new StoredGraph(store.load(), store.loadCallSites());
    }
  }

  /**
   * The graph alone.
   *
   * @throws dev.yantra.codex.workspace.CodexException if there is none, or it cannot be read
   */
  public static CodeGraph readGraph(Workspace workspace) {
    try (GraphStore store = GraphStore.open(workspace)) {
      return store.load();
    }
  }

  /**
   * The calls alone.
   *
   * @throws dev.yantra.codex.workspace.CodexException if there are none, or they cannot be read
   */
  public static CallSites readSites(Workspace workspace) {
    try (GraphStore store = GraphStore.open(workspace)) {
      return store.loadCallSites();
    }
  }
}
