package dev.yantra.codex.text;

import dev.yantra.codex.workspace.Sections;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The postings of all words in a buffer, of which only those are read that are asked for. */
final class StoredPostings {
  private final ByteBuffer words;
  private final IntBuffer wordStarts;
  private final IntBuffer starts;
  private final IntBuffer positions;
  private final IntBuffer frequencies;

  private StoredPostings(
      ByteBuffer words,
      IntBuffer wordStarts,
      IntBuffer starts,
      IntBuffer positions,
      IntBuffer frequencies) {
    this.words = words;
    this.wordStarts = wordStarts;
    this.starts = starts;
    this.positions = positions;
    this.frequencies = frequencies;
  }

  static StoredPostings read(Sections.Reader in) {
    return new StoredPostings(in.bytes(), in.numbers(), in.numbers(), in.numbers(), in.numbers());
  }

  /** Writes the words in their order, and behind them where each one stands. */
  static void write(Map<String, Postings> postings, Sections.Writer out) {
    TreeMap<String, Postings> sorted = new TreeMap<>(postings);
    StringBuilder words = new StringBuilder();
    int[] wordStarts = new int[sorted.size() + 1];
    int[] starts = new int[sorted.size() + 1];
    int total = sorted.values().stream().mapToInt(p -> p.size).sum();
    int[] positions = new int[total];
    int[] frequencies = new int[total];
    int n = 0;
    int bytes = 0;
    for (Map.Entry<String, Postings> entry : sorted.entrySet()) {
      Postings list = entry.getValue();
      words.append(entry.getKey());
      bytes += entry.getKey().getBytes(StandardCharsets.UTF_8).length;
      System.arraycopy(list.positions, 0, positions, starts[n], list.size);
      System.arraycopy(list.frequencies, 0, frequencies, starts[n], list.size);
      wordStarts[n + 1] = bytes;
      starts[n + 1] = starts[n] + list.size;
      n++;
    }
    out.bytes(words.toString().getBytes(StandardCharsets.UTF_8));
    out.numbers(wordStarts);
    out.numbers(starts);
    out.numbers(positions);
    out.numbers(frequencies);
  }

  /** The postings of a word. */
  Postings of(String word) {
    int from = 0;
    int to = starts.limit() - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = word(middle).compareTo(word);
      if (order == 0) {
        return new Postings(part(positions, middle), part(frequencies, middle));
      } else if (order < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return Postings.NONE;
  }

  private String word(int n) {
    byte[] bytes = new byte[wordStarts.get(n + 1) - wordStarts.get(n)];
    words.get(wordStarts.get(n), bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private int[] part(IntBuffer all, int n) {
    int[] part = new int[starts.get(n + 1) - starts.get(n)];
    all.get(starts.get(n), part);
    return part;
  }
}
