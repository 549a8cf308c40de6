package dev.yantra.codex.student.search;

import dev.yantra.codex.student.algebra.HashedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The declarations of a repository as other repositories would put them into prose: for each
 * question, how much likelier its words are for each declaration than for any.
 */
final class Dictionary {
  /** Pieces of evidence for each declaration. */
  static final int SIZE = 5;

  /** A word is said where it stands in the code, even if nobody else has it: about e^5 : 1. */
  private static final double ITSELF = 150;

  /** A declaration's tokens, as numbers, by place. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  private record Entry(int[] name, int[] signature, int[] owner) {}

  private final Translations translations;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Integer, Integer> byHash = new HashMap<>();
  private final Map<String, List<Integer>> byWord = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  Dictionary(Translations translations) {
    this.translations = translations;
  }

  /** Takes the next declaration. */
  void add(DeclarationTokens tokens) {
    entries.add(
        new Entry(numbers(tokens.name()), numbers(tokens.signature()), numbers(tokens.owner())));
  }

  private int[] numbers(List<String> tokens) {
    return tokens.stream().mapToInt(this::number).toArray();
  }

  private int number(String token) {
    return numbers.computeIfAbsent(
        token,
        t -> {
          int number = numbers.size();
          byHash.put(HashedRows.hash(t), number);
          byWord.computeIfAbsent(DeclarationTokens.word(t), w -> new ArrayList<>()).add(number);
          return number;
        });
  }

  /** What it says of one question. */
  final class Reading {
    private final double[][] ratios;

    private Reading(List<String> question) {
      ratios = new double[question.size()][numbers.size()];
      for (int q = 0; q < ratios.length; q++) {
        double[] ratio = ratios[q];
        String word = question.get(q);
        byWord.getOrDefault(word, List.of()).forEach(token -> ratio[token] = ITSELF);
        translations.of(
            word,
            (token, times) -> {
              Integer number = byHash.get(token);
              if (number != null) {
                ratio[number] = Math.max(ratio[number], times);
              }
            });
      }
    }

    /** Writes the evidence of a declaration into a row from a column on. */
    void describe(int declaration, double scale, double[] row, int from) {
      Entry entry = entries.get(declaration);
      int all = entry.name.length + entry.signature.length + entry.owner.length;
      for (double[] ratio : ratios) {
        double name = sum(ratio, entry.name) / all;
        double signature = sum(ratio, entry.signature) / all;
        double owner = sum(ratio, entry.owner) / all;
        row[from] += scale * Math.log1p(name + signature + owner);
        row[from + 1] += scale * Math.log1p(name);
        row[from + 2] += scale * Math.log1p(signature);
        row[from + 3] += scale * Math.log1p(owner);
      }
      for (int token : entry.name) {
        double most = 0;
        for (double[] ratio : ratios) {
          most = Math.max(most, ratio[token]);
        }
        row[from + 4] += Math.log1p(most) / entry.name.length;
      }
    }

    private double sum(double[] ratio, int[] tokens) {
      double sum = 0;
      for (int token : tokens) {
        sum += ratio[token];
      }
      return sum;
    }
  }

  /** Reads a question of different stems. */
  Reading read(List<String> question) {
    return new Reading(question);
  }
}
