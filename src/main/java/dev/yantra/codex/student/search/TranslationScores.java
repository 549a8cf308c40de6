package dev.yantra.codex.student.search;

import dev.yantra.codex.math.StableHash;
import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.workspace.Sections;
import dev.yantra.codex.workspace.SortedTexts;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The declarations of a repository as other repositories would put them into prose: for each
 * question, how much likelier its words are for each declaration than for any.
 */
final class TranslationScores {
  /** The columns of each declaration: logarithms of how much likelier the question is for it. */
  private enum Column {
    ALL_TOKENS,
    NAME_TOKENS,
    SIGNATURE_TOKENS,
    OWNER_TOKENS,
    NAME_TOKENS_SAID
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("translated");

  /**
   * The ratio of a word that stands in the code itself, whether other repositories know it or not.
   */
  private static final double ITSELF = 150;

  /** Before the word of each kind of token. */
  private static final List<String> KINDS = List.of("n:", "v:", "p:", "r:", "t:", "o:");

  /**
   * The tokens of all declarations, as numbers.
   *
   * @param tokens the number of each is its place here
   * @param hashes of all tokens, ascending
   * @param byHash the token with each hash
   * @param ends of name, signature and owner of each declaration among the numbers
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Entries(
      SortedTexts tokens, IntBuffer hashes, IntBuffer byHash, IntBuffer ends, int[] numbers) {
    private static final int PLACES = 3;

    /** Reads what {@link #write} wrote of so many declarations. */
    static Entries read(Sections.Reader in, int size) {
      Entries entries =
          new Entries(
              SortedTexts.read(in),
              in.numbers(),
              in.numbers(),
              in.numbers(),
              Sections.toArray(in.numbers()));
      if (entries.hashes.limit() != entries.byHash.limit()
          || entries.ends.limit() != PLACES * size + 1
          || entries.ends.get(PLACES * size) != entries.numbers.length) {
        throw new IllegalArgumentException("declarations that do not fit");
      }
      return entries;
    }

    static void write(List<DeclarationTokens> declarations, Sections.Writer out) {
      Set<String> tokens = new LinkedHashSet<>();
      declarations.forEach(d -> tokens.addAll(d.all()));
      Map<String, Integer> places = new TreeMap<>();
      new TreeSet<>(tokens).forEach(t -> places.put(t, places.size()));
      SortedMap<Integer, Integer> byHash = new TreeMap<>();
      tokens.forEach(t -> byHash.put(StableHash.of32(t), places.getOrDefault(t, 0)));
      List<Integer> ends = new ArrayList<>(List.of(0));
      List<Integer> numbers = new ArrayList<>();
      for (DeclarationTokens d : declarations) {
        for (List<String> place : List.of(d.name(), d.signature(), d.owner())) {
          place.forEach(t -> numbers.add(places.getOrDefault(t, 0)));
          ends.add(numbers.size());
        }
      }
      out.texts(List.copyOf(places.keySet()));
      out.numbers(toArray(byHash.keySet()));
      out.numbers(toArray(byHash.values()));
      out.numbers(toArray(ends));
      out.numbers(toArray(numbers));
    }

    private static int[] toArray(Collection<Integer> numbers) {
      return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The token with a hash; -1 if there is none. */
    private int withHash(int hash) {
      int from = 0;
      int to = hashes.limit();
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (hashes.get(middle) < hash) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      return from < hashes.limit() && hashes.get(from) == hash ? byHash.get(from) : -1;
    }

    private int end(int declaration, int place) {
      return ends.get(PLACES * declaration + place);
    }
  }

  private final Translations translations;
  private final Entries entries;

  TranslationScores(Translations translations, Entries entries) {
    this.translations = translations;
    this.entries = entries;
  }

  /** What it says of one question. */
  final class Reading {
    private final double[][] ratios;

    private Reading(List<String> question) {
      ratios = new double[question.size()][entries.tokens.size()];
      for (int q = 0; q < ratios.length; q++) {
        double[] ratio = ratios[q];
        String word = question.get(q);
        for (String kind : KINDS) {
          int itself = entries.tokens.find(kind + word);
          if (itself >= 0) {
            ratio[itself] = ITSELF;
          }
        }
        translations.of(
            word,
            (token, times) -> {
              int number = entries.withHash(token);
              if (number >= 0) {
                ratio[number] = Math.max(ratio[number], times);
              }
            });
      }
    }

    /**
     * Writes the columns of a declaration into a row.
     *
     * @return the position behind the last
     */
    int describe(int declaration, double scale, double[] row, int from) {
      return EvidenceRow.write(ALL, column -> value(column, declaration, scale), row, from);
    }

    private double value(Column column, int declaration, double scale) {
      int start = entries.end(declaration, 0);
      int nameEnd = entries.end(declaration, 1);
      int signatureEnd = entries.end(declaration, 2);
      int end = entries.end(declaration, 3);
      int all = end - start;
      double value = 0;
      if (column == Column.NAME_TOKENS_SAID) {
        for (int at = start; at < nameEnd; at++) {
          double most = 0;
          for (double[] ratio : ratios) {
            most = Math.max(most, ratio[entries.numbers[at]]);
          }
          value += Math.log1p(most) / (nameEnd - start);
        }
        return value;
      }
      for (double[] ratio : ratios) {
        value +=
            scale
                * Math.log1p(
                    switch (column) {
                      case NAME_TOKENS -> sum(ratio, start, nameEnd) / all;
                      case SIGNATURE_TOKENS -> sum(ratio, nameEnd, signatureEnd) / all;
                      case OWNER_TOKENS -> sum(ratio, signatureEnd, end) / all;
                      default ->
                          sum(ratio, start, nameEnd) / all
                              + sum(ratio, nameEnd, signatureEnd) / all
                              + sum(ratio, signatureEnd, end) / all;
                    });
      }
      return value;
    }

    private double sum(double[] ratio, int from, int to) {
      double sum = 0;
      for (int at = from; at < to; at++) {
        sum += ratio[entries.numbers[at]];
      }
      return sum;
    }
  }

  /** Reads a question of different stems. */
  Reading read(List<String> question) {
    return new Reading(question);
  }
}
