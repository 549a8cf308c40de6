package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.student.ColumnNames;
import java.util.List;

/**
 * A context of a point that means the same in every repository. Those of each kind count something
 * else, and the first of each kind is the prior of the others.
 */
enum PretrainedContext {
  METHOD_TYPE,
  METHOD_RECEIVER_NAME,
  METHOD_SAME_RECEIVER,
  METHOD_LAST_CALL,
  METHOD_EXPECTED,
  METHOD_PURPOSE,
  METHOD_CALLER,
  METHOD_CONTROL,
  METHOD_SAME_RECEIVER_TWO,
  METHOD_NEWEST_VARIABLE,
  METHOD_CALLER_VERB,
  METHOD_RECEIVER_KIND,
  NAME_CONTROL,
  NAME_RECEIVER_NAME,
  NAME_SAME_RECEIVER,
  NAME_CALLER,
  NAME_PURPOSE,
  NAME_EXPECTED,
  NAME_LAST_CALL,
  NAME_LAST_TWO_CALLS,
  NAME_TYPE_KIND,
  NAME_TYPE_KIND_SAME_RECEIVER,
  NAME_CALLER_LAST_CALL,
  WORD_CONTROL,
  WORD_CALLER_VERB,
  WORD_EXPECTED,
  WORD_LAST_CALL,
  WORD_SAME_RECEIVER,
  WORD_PURPOSE,
  WORD_TYPE_KIND,
  WORD_RECEIVER_NAME;

  static final List<PretrainedContext> ALL = List.of(values());

  /** The names of the columns, one for each context. */
  static final ColumnNames COLUMNS = ColumnNames.of(values()).in("pretrained");

  /** What a context counts: methods of the JDK, names of methods, or first words of such names. */
  enum Counted {
    METHOD,
    NAME,
    WORD
  }

  Counted counted() {
    return compareTo(NAME_CONTROL) < 0
        ? Counted.METHOD
        : compareTo(WORD_CONTROL) < 0 ? Counted.NAME : Counted.WORD;
  }

  /** True if this is the first context of its kind. */
  boolean isFirst() {
    return this == METHOD_TYPE || this == NAME_CONTROL || this == WORD_CONTROL;
  }

  /** The text that stands for the context at one point. */
  String text(Surroundings at) {
    String on = at.on();
    String form = at.form();
    CallPlace place = at.place();
    return switch (this) {
      case METHOD_TYPE -> "on " + on;
      case METHOD_RECEIVER_NAME -> "name " + on + " " + place.receiverName();
      case METHOD_SAME_RECEIVER -> "same " + on + " " + at.same() + " " + at.role();
      case METHOD_LAST_CALL -> "last " + on + " " + at.last();
      case METHOD_EXPECTED -> "expected " + on + " " + at.expected();
      case METHOD_PURPOSE -> "purpose " + on + " " + at.purpose();
      case METHOD_CALLER -> "caller " + on + " " + at.callerName();
      case METHOD_CONTROL -> "control " + on + " " + place.control() + " " + at.role();
      case METHOD_SAME_RECEIVER_TWO -> "same two " + on + " " + at.sameTwo() + " " + at.same();
      case METHOD_NEWEST_VARIABLE -> "newest " + on + " " + at.newest() + " " + at.role();
      case METHOD_CALLER_VERB -> "verb " + on + " " + at.verb();
      case METHOD_RECEIVER_KIND -> "receiver " + on + " " + form + " " + place.roleName();
      case NAME_CONTROL -> "n " + form + " " + place.control() + " " + at.role();
      case NAME_RECEIVER_NAME -> "n name " + form + " " + place.receiverName();
      case NAME_SAME_RECEIVER -> "n same " + form + " " + at.same() + " " + at.role();
      case NAME_CALLER -> "n caller " + form + " " + at.callerName();
      case NAME_PURPOSE -> "n purpose " + form + " " + at.purpose();
      case NAME_EXPECTED -> "n expected " + form + " " + at.expected();
      case NAME_LAST_CALL -> "n last " + form + " " + at.lastName();
      case NAME_LAST_TWO_CALLS -> "n last two " + form + " " + at.lastTwo() + " " + at.lastName();
      case NAME_TYPE_KIND -> "n kind " + form + " " + at.kind();
      case NAME_TYPE_KIND_SAME_RECEIVER ->
          "n kind same " + form + " " + at.kind() + " " + at.same();
      case NAME_CALLER_LAST_CALL ->
          "n caller last " + form + " " + at.callerName() + " " + at.lastName();
      case WORD_CONTROL -> "w " + form + " " + place.control() + " " + at.role();
      case WORD_CALLER_VERB -> "w verb " + form + " " + at.verb() + " " + at.role();
      case WORD_EXPECTED -> "w expected " + form + " " + at.expected();
      case WORD_LAST_CALL -> "w last " + form + " " + first(at.lastName());
      case WORD_SAME_RECEIVER -> "w same " + form + " " + first(at.same()) + " " + at.role();
      case WORD_PURPOSE -> "w purpose " + form + " " + at.role() + " " + first(place.roleName());
      case WORD_TYPE_KIND -> "w kind " + form + " " + at.kind() + " " + at.role();
      case WORD_RECEIVER_NAME ->
          "w name " + form + " " + first(place.receiverName()) + " " + at.role();
    };
  }

  private static String first(String name) {
    return PretrainedContexts.firstWord(name);
  }

  /**
   * The parts of a point that contexts are made of.
   *
   * @param on the form of the call and the type that it is made on
   * @param form the form of the call and the kind of its receiver
   * @param last the method called last, without its parameters
   * @param lastName its name
   * @param lastTwo the name of the one before that
   * @param same the name of the last call on the same receiver
   * @param sameTwo the name of the one before that
   * @param expected the role and the expected type
   * @param purpose the role, the name of what the value is for, and the argument's position
   * @param newest the type of the variable declared last
   * @param verb the first word of the caller's name
   * @param kind the last word of the type's name
   */
  record Surroundings(
      CallPlace place,
      String on,
      String form,
      String callerName,
      String last,
      String lastName,
      String lastTwo,
      String same,
      String sameTwo,
      String expected,
      String purpose,
      String newest,
      String verb,
      String kind) {
    Role role() {
      return place.role();
    }
  }
}
