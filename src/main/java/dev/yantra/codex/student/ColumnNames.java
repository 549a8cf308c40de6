package dev.yantra.codex.student;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The names of the columns of a table of evidence, in their order. They are stored with everything
 * that was fitted on such a table, which is of no use for another list.
 */
public record ColumnNames(List<String> names) {
  /** No columns. */
  public static final ColumnNames NONE = new ColumnNames(List.of());

  public ColumnNames {
    names = List.copyOf(names);
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("a column twice: " + names);
    }
    for (String name : names) {
      if (name.isEmpty() || !name.chars().allMatch(ColumnNames::isOfName)) {
        throw new IllegalArgumentException("no name of a column: " + name);
      }
    }
  }

  private static boolean isOfName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "().,-".indexOf(c) >= 0;
  }

  /** One column for each constant, named as it is in lower case. */
  public static ColumnNames of(Enum<?>... columns) {
    return new ColumnNames(Arrays.stream(columns).map(ColumnNames::name).toList());
  }

  /** One column of a name. */
  public static ColumnNames of(String name) {
    return new ColumnNames(List.of(name));
  }

  /** The name of a constant as the name of a column. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Number of columns. */
  public int size() {
    return names.size();
  }

  /** These columns and some behind them. */
  public ColumnNames and(ColumnNames more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(more.names);
    return new ColumnNames(all);
  }

  /** The same columns, each with the name of their block before its own. */
  public ColumnNames in(String block) {
    return each(name -> List.of(block + "." + name));
  }

  /** Several columns in the place of each one. */
  public ColumnNames each(Function<String, List<String>> others) {
    return new ColumnNames(names.stream().flatMap(n -> others.apply(n).stream()).toList());
  }

  /** The first columns. */
  public ColumnNames first(int size) {
    return new ColumnNames(names.subList(0, size));
  }

  /** The columns from one on. */
  public ColumnNames from(int start) {
    return new ColumnNames(names.subList(start, names.size()));
  }

  /**
   * The position of a column.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public int position(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("no column " + name);
    }
    return at;
  }

  /** All names, a blank between them. */
  public String text() {
    return String.join(" ", names);
  }
}
