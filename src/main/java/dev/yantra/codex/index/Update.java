package dev.yantra.codex.index;

import dev.yantra.codex.graph.FileGraph;
import dev.yantra.codex.graph.SourceFile;
import dev.yantra.codex.index.syntax.FileHeader;
import dev.yantra.codex.index.syntax.HeaderCodec;
import dev.yantra.codex.index.types.ClassFiles;
import dev.yantra.codex.index.types.TypeTable;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One update of a stored graph to the state of the files on the disk.
 *
 * <p>A file is read again if its content has changed, or if it uses a name whose meaning has
 * changed by another file's header. Every other file contributes its stored header only.
 */
final class Update {
  /** Files whose graphs are written in one transaction. */
  private static final int BATCH = 1_000;

  private static final String STATE = "index.state";

  /**
   * The result of an update.
   *
   * @param read the number of files that were read
   * @param changed true if the graph may be another than before
   */
  record Result(int read, boolean changed) {}

  private final GraphStore store;
  private final ClassFiles classFiles;
  private final Workers workers;
  private final Progress progress;

  Update(GraphStore store, ClassFiles classFiles, Workers workers, Progress progress) {
    this.store = store;
    this.classFiles = classFiles;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * Runs the update.
   *
   * @param fingerprint what the graph depends on besides the sources
   * @param full true if to take nothing from the stored graph
   */
  Result run(List<SourceText> texts, String fingerprint, boolean full) {
    boolean fresh = full || !store.meta(STATE).equals(Optional.of(fingerprint));
    Map<String, SourceFile> stored = store.files();
    Map<String, SourceFile> known = fresh ? Map.of() : stored;
    Map<String, FileHeader> before = fresh ? Map.of() : headers();
    Map<String, Unit> units = units(texts, known, before);
    Map<String, FileHeader> after = new TreeMap<>();
    units.forEach((path, unit) -> after.put(path, unit.header()));
    Set<String> changedNames = changedNames(before, after);

    List<Unit> open = new ArrayList<>();
    for (Unit unit : units.values()) {
      SourceFile file = known.get(unit.text().file().path());
      if (file == null
          || !unchanged(unit.text(), file)
          || !Collections.disjoint(file.usedNames(), changedNames)) {
        open.add(unit);
      }
    }
    Set<String> gone = new TreeSet<>(stored.keySet());
    gone.removeAll(units.keySet());
    if (open.isEmpty() && gone.isEmpty()) {
      return new Result(0, false);
    }
    FileResolver resolver = new FileResolver(new TypeTable(classFiles), units.values());
    write(open, gone, resolver, fingerprint);
    return new Result(open.size(), true);
  }

  private static boolean unchanged(SourceText text, SourceFile file) {
    return text.problem().isEmpty()
        && text.contentHash().equals(file.contentHash())
        && text.file().test() == file.test();
  }

  private Map<String, FileHeader> headers() {
    Map<String, FileHeader> headers = new TreeMap<>();
    store.headers().forEach((path, bytes) -> headers.put(path, decode(bytes)));
    return headers;
  }

  private static FileHeader decode(FileGraph.Headers headers) {
    try {
      return HeaderCodec.decode(headers.bytes());
    } catch (IOException e) {
      throw new IllegalStateException("headers of another version under this fingerprint", e);
    }
  }

  private Map<String, Unit> units(
      List<SourceText> texts, Map<String, SourceFile> known, Map<String, FileHeader> before) {
    AtomicInteger done = new AtomicInteger();
    List<Unit> units =
        workers.map(
            texts,
            text -> {
              String path = text.file().path();
              SourceFile file = known.get(path);
              FileHeader header = before.get(path);
              boolean stored = file != null && header != null && unchanged(text, file);
              Unit unit = new Unit(text, stored && header != null ? header : text.header());
              progress.update("headers", done.incrementAndGet(), texts.size(), path);
              return unit;
            });
    Map<String, Unit> byPath = new TreeMap<>();
    units.forEach(u -> byPath.put(u.text().file().path(), u));
    return byPath;
  }

  private static Set<String> changedNames(
      Map<String, FileHeader> before, Map<String, FileHeader> after) {
    List<FileHeader> all = new ArrayList<>(before.values());
    all.addAll(after.values());
    return before.isEmpty() ? Set.of() : ChangedNames.between(before, after, all);
  }

  /** In a first run of many files an interrupted one is told by its state, and begun anew. */
  private void write(List<Unit> open, Set<String> gone, FileResolver resolver, String fingerprint) {
    boolean several = open.size() > BATCH;
    if (several) {
      store.putMeta(STATE, "unfinished");
    }
    AtomicInteger done = new AtomicInteger();
    Set<String> removed = gone;
    int from = 0;
    do {
      int to = Math.min(open.size(), from + BATCH);
      List<FileGraph> graphs =
          workers.map(
              open.subList(from, to),
              unit -> {
                FileGraph graph = resolver.resolve(unit);
                progress.update(
                    "resolve", done.incrementAndGet(), open.size(), unit.text().file().path());
                return graph;
              });
      store.apply(graphs, removed);
      removed = Set.of();
      from = to;
    } while (from < open.size());
    store.putMeta(STATE, fingerprint);
  }
}
