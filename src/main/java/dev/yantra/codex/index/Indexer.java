package dev.yantra.codex.index;

import dev.yantra.codex.git.Git;
import dev.yantra.codex.index.classpath.ClassPath;
import dev.yantra.codex.index.classpath.ClassPathFinder;
import dev.yantra.codex.index.files.FoundFile;
import dev.yantra.codex.index.files.SourceFiles;
import dev.yantra.codex.index.history.HistoryReader;
import dev.yantra.codex.index.types.ClassFiles;
import dev.yantra.codex.store.GraphCounts;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The indexer: the maker of a repository's code graph from its Java sources and its git history.
 */
public final class Indexer {
  private final Workspace workspace;
  private final Progress progress;

  public Indexer(Workspace workspace, Progress progress) {
    this.workspace = workspace;
    this.progress = progress;
  }

  /**
   * Brings the graph in the workspace up to date.
   *
   * @throws CodexException if there are no Java files or the workspace cannot be written
   */
  public IndexReport index(IndexOptions options) {
    long start = System.nanoTime();
    List<String> remarks = new ArrayList<>();
    List<FoundFile> files = SourceFiles.find(workspace.root(), options.rules(), remarks::add);
    if (files.isEmpty()) {
      throw CodexException.setup(
          "No Java files under " + workspace.root() + ". Run this in a Java repository.");
    }
    Workspace.Lock lock = workspace.lock();
    try (lock;
        Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      // Each of the three takes its time, and none needs another.
      Supplier<ClassPath> finding =
          workers.start(
              () -> ClassPathFinder.ofThisMachine().find(workspace.root(), options.classPath()));
      Supplier<List<SourceText>> reading = workers.startAll(files, SourceText::of);
      try (GraphStore store = GraphStore.openOrCreate(workspace);
          ClassFiles classFiles = new ClassFiles(finding.get().entries())) {
        remarks.addAll(classFiles.unreadable());
        Update update = new Update(store, classFiles, workers, progress);
        String fingerprint = IndexFingerprint.of(finding.get().entries());
        Update.Result result = update.run(reading.get(), fingerprint, options.full());
        StoredClassPath.put(store, finding.get().entries());
        if (options.history()) {
          readHistory(store, result.changed() || options.full(), remarks);
        }
        GraphCounts census = store.census();
        return new IndexReport(
            List.copyOf(store.files().values()),
            result.read(),
            census.nodes(),
            census.edges(),
            finding.get().source(),
            remarks,
            (System.nanoTime() - start) / 1_000_000);
      }
    }
  }

  /** Reads git's history if there are new commits or methods that stand elsewhere in the last. */
  private void readHistory(GraphStore store, boolean changed, List<String> remarks) {
    Git git = Git.in(workspace.root());
    String known = store.historyState();
    try {
      if (!changed && isHead(git, known)) {
        return;
      }
      new HistoryReader(git, progress)
          .readUnless(known, store.methods(), store.historyLog())
          .ifPresent(
              history -> {
                if (!history.note().isEmpty()) {
                  remarks.add("No history: " + history.note());
                }
                store.replaceHistory(history);
              });
    } catch (CodexException e) {
      // What was read before stays: that git fails today says nothing of the past.
      remarks.add((known.isEmpty() ? "No history: " : "No new history: ") + e.getMessage());
    }
  }

  /** True if a state is one of the commit that is checked out. */
  private static boolean isHead(Git git, String state) {
    try {
      return git.head().filter(state::startsWith).isPresent();
    } catch (CodexException e) {
      // The reader of the history meets the same and says why.
      return false;
    }
  }
}
