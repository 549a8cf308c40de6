package dev.yantra.codex.generate.candidate;

import dev.yantra.codex.generate.candidate.Delegation.Callee;
import dev.yantra.codex.generate.donor.GenerationTarget;
import dev.yantra.codex.generate.donor.Words;
import dev.yantra.codex.generate.syntax.MethodSource;
import dev.yantra.codex.generate.syntax.ParsedFile;
import dev.yantra.codex.generate.syntax.ParsedSources;
import dev.yantra.codex.generate.syntax.TypeSource.FieldSource;
import dev.yantra.codex.generate.syntax.WrittenTypeNames;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arguments of a call that does the work of another method: its parameters, constants that
 * other calls give, fields and literals, put together by beam search.
 */
final class DelegationArguments {
  /*
   * Expressions for one argument, lists of arguments, those kept during the search, and constants for
   * one argument: bounds on time. Chosen, not measured.
   */
  private static final int OPTIONS = 5;
  private static final int BEAM = 5;
  private static final int BEAM_WITHIN = 4 * BEAM;
  private static final int CONSTANTS = 4;

  /*
   * Worth of an expression as an argument, from 0 to 1. All are chosen by hand and not measured: they
   * make the prior, which is one column of the fitted ranker.
   */
  private static final double PARAMETER = 0.6;
  private static final double PARAMETER_BY_NAME = 0.3;
  private static final double PARAMETER_IN_PLACE = 0.1;
  private static final double FIRST_CONSTANT = 0.6;
  private static final double NEXT_CONSTANT = 0.7;
  private static final double COPIED_FIELD = 0.85;
  private static final double FIELD_OF_NAME = 0.4;
  private static final double DEFAULT_LITERAL = 0.15;
  private static final double ASSIGNABLE_TYPE = 0.8;
  private static final double UNKNOWN_TYPE = 0.4;

  /** Factor for each parameter that is given twice, or not at all. */
  private static final double MISUSED_PARAMETER = 0.2;

  private final ParsedSources sources;
  private final Map<String, RecurringArguments> callSites = new HashMap<>();

  DelegationArguments(ParsedSources sources) {
    this.sources = sources;
  }

  private record Argument(String text, double score, int parameter) {}

  /**
   * Arguments for the first parameters of a callee.
   *
   * @param used the parameters of the request that they name, by position
   */
  record Row(List<String> arguments, double score, Set<Integer> used) {}

  /** The lists of arguments for one call, best first. */
  List<Row> rows(GenerationTarget spec, VisibleNames scope, Callee callee) {
    List<Row> rows = List.of(new Row(List.of(), 1, Set.of()));
    for (int i = 0; i < callee.parameters().size(); i++) {
      List<Argument> options = options(spec, scope, callee, i);
      List<Row> longer = new ArrayList<>();
      for (Row row : rows) {
        for (Argument a : options) {
          List<String> arguments = new ArrayList<>(row.arguments);
          arguments.add(a.text);
          Set<Integer> used = new HashSet<>(row.used);
          boolean again = a.parameter >= 0 && !used.add(a.parameter);
          longer.add(
              new Row(arguments, row.score * a.score * (again ? MISUSED_PARAMETER : 1), used));
        }
      }
      longer.sort(Comparator.comparingDouble(Row::score).reversed());
      rows = longer.subList(0, Math.min(BEAM_WITHIN, longer.size()));
    }
    int wanted = spec.header().parameters().size();
    List<Row> complete = new ArrayList<>();
    for (Row row : rows) {
      double unused = Math.pow(MISUSED_PARAMETER, wanted - row.used.size());
      double score = Math.pow(row.score, 1.0 / Math.max(1, row.arguments.size()));
      complete.add(new Row(row.arguments, score * unused, row.used));
    }
    complete.sort(Comparator.comparingDouble(Row::score).reversed());
    return complete.subList(0, Math.min(BEAM, complete.size()));
  }

  private List<Argument> options(
      GenerationTarget spec, VisibleNames scope, Callee callee, int position) {
    Parameter wanted = callee.parameters().get(position);
    List<Argument> options = new ArrayList<>();
    List<Parameter> given = spec.header().parameters();
    for (int j = 0; j < given.size(); j++) {
      double fit = fit(given.get(j).type(), wanted.type());
      if (fit > 0) {
        double named =
            Words.jaccard(SubTokens.of(given.get(j).name()), SubTokens.of(wanted.name()));
        double placed = j == position ? PARAMETER_IN_PLACE : 0;
        options.add(
            new Argument(
                given.get(j).name(), fit * (PARAMETER + PARAMETER_BY_NAME * named + placed), j));
      }
    }
    double rank = FIRST_CONSTANT;
    List<String> constants = new ArrayList<>();
    ParsedFile here =
        sources.file(sources.fileOfType().getOrDefault(spec.header().owner(), "")).orElseThrow();
    ParsedFile there = callee.source().map(MethodSource::file).orElse(here);
    for (ParsedFile file : here == there ? List.of(here) : List.of(here, there)) {
      constants.addAll(
          callSites
              .computeIfAbsent(file.path(), p -> RecurringArguments.of(file))
              .constants(callee.key(), callee.parameters().size(), position, spec));
    }
    for (String constant : constants.stream().distinct().limit(CONSTANTS).toList()) {
      options.add(new Argument(constant, rank, -1));
      rank *= NEXT_CONSTANT;
    }
    FieldSource field = scope.fields().get(wanted.name());
    if (field != null && !field.isStatic() && !spec.header().isStatic()) {
      // A constructor of fields is mostly called to copy those that do not change.
      boolean copied =
          callee.call().startsWith("new ")
              && WrittenTypeNames.simple(field.type())
                  .equals(WrittenTypeNames.simple(wanted.type()));
      options.add(new Argument("this." + field.name(), copied ? COPIED_FIELD : FIELD_OF_NAME, -1));
    }
    for (String literal : Defaults.of(wanted.type())) {
      if (!constants.contains(literal)) {
        options.add(new Argument(literal, DEFAULT_LITERAL, -1));
      }
    }
    options.sort(Comparator.comparingDouble(Argument::score).reversed());
    return options.subList(0, Math.min(OPTIONS, options.size()));
  }

  private static double fit(String given, String wanted) {
    String from = WrittenTypeNames.simple(given);
    String to = WrittenTypeNames.simple(wanted);
    if (from.equals(to)) {
      return 1;
    }
    if (WrittenTypeNames.fits(given, wanted)) {
      return ASSIGNABLE_TYPE;
    }
    boolean primitive =
        WrittenTypeNames.primitive(WrittenTypeNames.element(from))
            || WrittenTypeNames.primitive(WrittenTypeNames.element(to));
    return primitive ? 0 : UNKNOWN_TYPE;
  }
}
