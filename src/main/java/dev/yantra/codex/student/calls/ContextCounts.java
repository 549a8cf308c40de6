package dev.yantra.codex.student.calls;

import dev.yantra.codex.workspace.Sections;
import dev.yantra.codex.workspace.SortedTexts;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts of labels by context. Stored counts are read one context at a time, as they are asked for;
 * later additions stay in memory.
 */
public final class ContextCounts {
  /** Takes a label and how often it was counted. */
  @FunctionalInterface
  public interface Sink {
    void take(int label, int count);
  }

  /** The counts of one context. */
  public static final class Counts {
    private final Map<Integer, Integer> labels = new HashMap<>();
    private int total;

    /** Counts a label so many times more, which may be less. */
    public void add(int label, int times) {
      labels.merge(label, times, Integer::sum);
    }

    /** Raises the total, which is what its owner takes it for. */
    public void raise(int times) {
      total += times;
    }

    public int of(int label) {
      return labels.getOrDefault(label, 0);
    }

    public int total() {
      return total;
    }

    /** The number of different labels that were ever counted. */
    public int different() {
      return labels.size();
    }

    /** Gives all labels in no order. */
    public void forEach(Sink sink) {
      labels.forEach(sink::take);
    }
  }

  /** Counts where they were kept: those of each context between two starts. */
  private record Stored(
      SortedTexts names, IntBuffer totals, IntBuffer starts, IntBuffer labels, IntBuffer counts) {
    Optional<Counts> of(String context) {
      int at = names.find(context);
      if (at < 0) {
        return Optional.empty();
      }
      Counts read = new Counts();
      read.raise(totals.get(at));
      for (int i = starts.get(at); i < starts.get(at + 1); i++) {
        read.add(labels.get(i), counts.get(i));
      }
      return Optional.of(read);
    }
  }

  private final Map<String, Counts> contexts = new HashMap<>();
  private final Optional<Stored> stored;

  /** Nothing counted yet. */
  public ContextCounts() {
    this.stored = Optional.empty();
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} if that is not there
   */
  public ContextCounts(Sections.Reader in) {
    Stored read =
        new Stored(SortedTexts.read(in), in.numbers(), in.numbers(), in.numbers(), in.numbers());
    int size = read.names.size();
    if (read.totals.limit() != size
        || read.starts.limit() != size + 1
        || read.labels.limit() != read.starts.get(size)
        || read.counts.limit() != read.labels.limit()) {
      throw new IllegalArgumentException("counts that do not fit");
    }
    this.stored = Optional.of(read);
  }

  /** The counts of a context, if there are any. */
  public Optional<Counts> find(String context) {
    Counts known = contexts.get(context);
    if (known != null || stored.isEmpty()) {
      return Optional.ofNullable(known);
    }
    Optional<Counts> read = stored.get().of(context);
    read.ifPresent(counts -> contexts.put(context, counts));
    return read;
  }

  /** The counts of a context, to count more in it. */
  public Counts in(String context) {
    return find(context).orElseGet(() -> contexts.computeIfAbsent(context, c -> new Counts()));
  }

  /**
   * Writes everything that was counted.
   *
   * @throws IllegalStateException if a part of it lies elsewhere
   */
  public void write(Sections.Writer out) {
    if (stored.isPresent()) {
      throw new IllegalStateException("not to be written again");
    }
    TreeMap<String, Counts> sorted = new TreeMap<>(contexts);
    int size = sorted.values().stream().mapToInt(Counts::different).sum();
    IntBuffer totals = IntBuffer.allocate(sorted.size());
    IntBuffer starts = IntBuffer.allocate(sorted.size() + 1).put(0);
    IntBuffer labels = IntBuffer.allocate(size);
    IntBuffer counts = IntBuffer.allocate(size);
    for (Counts of : sorted.values()) {
      new TreeMap<>(of.labels)
          .forEach(
              (label, count) -> {
                labels.put(label);
                counts.put(count);
              });
      totals.put(of.total);
      starts.put(labels.position());
    }
    out.texts(sorted.keySet().stream().toList());
    out.numbers(totals.array());
    out.numbers(starts.array());
    out.numbers(labels.array());
    out.numbers(counts.array());
  }
}
