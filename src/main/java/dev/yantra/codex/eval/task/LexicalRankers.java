package dev.yantra.codex.eval.task;

import dev.yantra.codex.text.Bm25;
import dev.yantra.codex.text.Stems;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** BM25 over the same words of the same methods, in the settings that tuning tries. */
final class LexicalRankers {
  /** The setting without tuning. */
  static final Setting USUAL = new Setting(1.2, 0.75, false);

  private static final double[] K1 = {0.4, 0.8, 1.2, 2};
  private static final double[] B = {0, 0.3, 0.6, 0.75};

  /**
   * The parameters of BM25.
   *
   * @param stems whether words are compared without their endings
   */
  record Setting(double k1, double b, boolean stems) {
    /** All that are tried. */
    static List<Setting> all() {
      List<Setting> all = new ArrayList<>();
      for (boolean stems : new boolean[] {true, false}) {
        for (double k1 : K1) {
          for (double b : B) {
            all.add(new Setting(k1, b, stems));
          }
        }
      }
      return all;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "k1 %.1f, b %.2f, %s", k1, b, stems ? "stems" : "whole words");
    }
  }

  private final SearchedMethods searched;
  private final IntFunction<List<String>> words;

  /**
   * Rankers of some methods.
   *
   * @param words of a method, by its number
   */
  LexicalRankers(SearchedMethods searched, IntFunction<List<String>> words) {
    this.searched = searched;
    this.words = words;
  }

  /** An index with a setting. */
  TextRanker of(Setting setting) {
    Bm25 index = new Bm25(setting.k1, setting.b);
    for (int method : searched.numbers()) {
      List<String> own = words.apply(method);
      index.add(method, setting.stems ? own.stream().map(Stems::stem).toList() : own);
    }
    return text -> {
      Map<Integer, Double> hits = new HashMap<>();
      index
          .search(setting.stems ? Stems.of(text) : SubTokens.of(text), Integer.MAX_VALUE)
          .forEach(h -> hits.put(h.document(), h.score()));
      return hits;
    };
  }
}
