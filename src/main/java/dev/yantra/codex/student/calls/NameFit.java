package dev.yantra.codex.student.calls;

import dev.yantra.codex.student.ColumnNames;
import dev.yantra.codex.student.EvidenceRow;
import dev.yantra.codex.text.SubTokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words that the name of a candidate shares with the names around the point. */
final class NameFit {
  /** The columns of each candidate: shares of its words, shares of other words, and beginnings. */
  enum Column {
    SHARE_IN_PURPOSE,
    SHARE_IN_CALLER,
    SHARE_IN_DOC,
    SHARE_IN_SCOPE,
    SHARE_IN_PARAMETER,
    SHARE_OF_PURPOSE,
    SHARE_OF_CALLER,
    ENDS_WITH_PURPOSE,
    ENDS_WITH_CALLER_TAIL,
    SAME_VERB_AS_CALLER
  }

  private static final List<Column> ALL = List.of(Column.values());

  /** The names of the columns. */
  static final ColumnNames COLUMNS = ColumnNames.of(Column.values()).in("name");

  private final List<String> purposeWords;
  private final Set<String> purpose;
  private final List<String> callerName;
  private final Set<String> callerWords;
  private final Set<String> docWords;
  private final Set<String> scopeWords;
  private final Set<String> parameterWords;

  /**
   * The words around a point.
   *
   * @param purpose the name of what the value of the call is for
   * @param caller the name of the method around the point
   * @param doc words of its Javadoc
   * @param scope words of the variables in scope
   * @param parameter words of the parameter that the value would be given for
   */
  NameFit(
      String purpose, String caller, Set<String> doc, Set<String> scope, Set<String> parameter) {
    this.purposeWords = SubTokens.of(purpose);
    this.purpose = new HashSet<>(purposeWords);
    this.callerName = SubTokens.of(caller);
    this.callerWords = new HashSet<>(callerName);
    this.docWords = doc;
    this.scopeWords = scope;
    this.parameterWords = parameter;
  }

  int describe(Callee callee, double[] row, int from) {
    Set<String> set = new HashSet<>(callee.words());
    return EvidenceRow.write(ALL, column -> value(column, callee.words(), set), row, from);
  }

  private double value(Column column, List<String> words, Set<String> set) {
    return switch (column) {
      case SHARE_IN_PURPOSE -> overlap(words, purpose);
      case SHARE_IN_CALLER -> overlap(words, callerWords);
      case SHARE_IN_DOC -> overlap(words, docWords);
      case SHARE_IN_SCOPE -> overlap(words, scopeWords);
      case SHARE_IN_PARAMETER -> overlap(words, parameterWords);
      case SHARE_OF_PURPOSE -> overlap(purposeWords, set);
      case SHARE_OF_CALLER -> overlap(callerName, set);
      case ENDS_WITH_PURPOSE ->
          EvidenceRow.flag(!purposeWords.isEmpty() && endsWith(words, purposeWords));
      case ENDS_WITH_CALLER_TAIL ->
          EvidenceRow.flag(
              callerName.size() > 1 && endsWith(words, callerName.subList(1, callerName.size())));
      case SAME_VERB_AS_CALLER ->
          EvidenceRow.flag(
              !words.isEmpty() && !callerName.isEmpty() && words.get(0).equals(callerName.get(0)));
    };
  }

  private static boolean endsWith(List<String> words, List<String> end) {
    int from = words.size() - end.size();
    return from >= 0 && words.subList(from, words.size()).equals(end);
  }

  private static double overlap(List<String> words, Set<String> others) {
    if (words.isEmpty() || others.isEmpty()) {
      return 0;
    }
    int common = 0;
    for (String word : words) {
      common += others.contains(word) ? 1 : 0;
    }
    return (double) common / words.size();
  }
}
