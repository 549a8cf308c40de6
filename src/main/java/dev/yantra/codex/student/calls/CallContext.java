package dev.yantra.codex.student.calls;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.student.ColumnNames;
import java.util.List;

/**
 * A context of a point in this repository under which calls are counted. Those from {@link
 * #NAME_ANYWHERE} on count names of methods whatever the type, the others methods.
 */
enum CallContext {
  TYPE,
  TYPE_FILE,
  TYPE_PACKAGE,
  TYPE_RECEIVER_NAME,
  TYPE_RECEIVER_NAME_FILE,
  TYPE_SAME_RECEIVER,
  TYPE_LAST_CALL,
  TYPE_EXPECTED,
  TYPE_PURPOSE,
  TYPE_CALLER,
  TYPE_CONTROL,
  TYPE_SAME_RECEIVER_TWO,
  TYPE_LAST_TWO_CALLS,
  TYPE_OTHER_TREE,
  TYPE_NEWEST_VARIABLE,
  TYPE_RECEIVER_KIND,
  TYPE_SAME_RECEIVER_LAST_CALL,
  TYPE_SAME_RECEIVER_CONTROL,
  TYPE_FILE_LAST_CALL,
  TYPE_FILE_EXPECTED,
  NAME_ANYWHERE,
  NAME_SAME_RECEIVER,
  NAME_CALLER,
  NAME_PURPOSE,
  NAME_EXPECTED,
  NAME_LAST_CALL,
  NAME_PACKAGE,
  NAME_FILE,
  NAME_FORM,
  NAME_LAST_TWO_CALLS;

  static final List<CallContext> ALL = List.of(values());

  /** Contexts that count methods. */
  static final int EXACT = ALL.indexOf(NAME_ANYWHERE);

  /** The names of the columns, one for each context. */
  static final ColumnNames COLUMNS = ColumnNames.of(values()).in("context");

  /** The position of this context among all. */
  int position() {
    return ALL.indexOf(this);
  }

  /** The text that stands for the context at one point. */
  String text(Surroundings at) {
    String on = at.on();
    return switch (this) {
      case TYPE -> on;
      case TYPE_FILE -> "owner " + on + " " + at.file();
      case TYPE_PACKAGE -> "package " + on + " " + at.packageName();
      case TYPE_RECEIVER_NAME -> "name " + on + " " + at.receiverName();
      case TYPE_RECEIVER_NAME_FILE ->
          "name owner " + on + " " + at.receiverName() + " " + at.file();
      case TYPE_SAME_RECEIVER -> "same " + on + " " + at.same();
      case TYPE_LAST_CALL -> "last " + on + " " + at.last();
      case TYPE_EXPECTED -> "expected " + on + " " + at.expected();
      case TYPE_PURPOSE -> "purpose " + on + " " + at.purpose();
      case TYPE_CALLER -> "caller " + on + " " + at.callerName();
      case TYPE_CONTROL -> "control " + on + " " + at.place().control();
      case TYPE_SAME_RECEIVER_TWO -> "same two " + on + " " + at.sameTwo() + " " + at.same();
      case TYPE_LAST_TWO_CALLS -> "last two " + on + " " + at.lastTwo();
      case TYPE_OTHER_TREE -> at.onInOtherTree();
      case TYPE_NEWEST_VARIABLE -> "newest " + on + " " + at.newest();
      case TYPE_RECEIVER_KIND -> "receiver " + on + " " + at.place().receiver() + " " + at.role();
      case TYPE_SAME_RECEIVER_LAST_CALL ->
          "same last " + on + " " + at.same() + " " + at.last() + " " + at.role();
      case TYPE_SAME_RECEIVER_CONTROL ->
          "scope " + on + " " + at.role() + " " + at.place().control() + " " + at.same();
      case TYPE_FILE_LAST_CALL -> "owner last " + on + " " + at.file() + " " + at.last();
      case TYPE_FILE_EXPECTED -> "owner expected " + on + " " + at.file() + " " + at.expected();
      case NAME_ANYWHERE -> "n " + at.tree() + at.place().form() + " " + at.receiverName();
      case NAME_SAME_RECEIVER -> "n same " + at.tree() + at.same();
      case NAME_CALLER -> "n caller " + at.tree() + at.callerName();
      case NAME_PURPOSE -> "n purpose " + at.tree() + at.purpose();
      case NAME_EXPECTED -> "n expected " + at.tree() + at.expected();
      case NAME_LAST_CALL -> "n last " + at.tree() + at.last();
      case NAME_PACKAGE -> "n package " + at.tree() + at.packageName();
      case NAME_FILE -> "n owner " + at.tree() + at.file();
      case NAME_FORM -> "n " + at.tree() + at.place().form();
      case NAME_LAST_TWO_CALLS -> "n last two " + at.tree() + at.lastTwo();
    };
  }

  /**
   * The parts of a point that contexts are made of.
   *
   * @param tree test or main code
   * @param on the tree, the form of the call and the type that it is made on
   * @param onInOtherTree the same for the other tree
   * @param file the outermost type around the caller
   * @param last the call before the point
   * @param lastTwo the two calls before the point
   * @param same the name of the last call on the same receiver
   * @param sameTwo the name of the one before that
   * @param expected the role and the expected type
   * @param purpose the role, the name of what the value is for, and the argument's position
   * @param newest the type of the variable declared last
   */
  record Surroundings(
      CallPlace place,
      String tree,
      String on,
      String onInOtherTree,
      String file,
      String packageName,
      String callerName,
      String last,
      String lastTwo,
      String same,
      String sameTwo,
      String expected,
      String purpose,
      String newest) {
    String receiverName() {
      return place.receiverName();
    }

    Role role() {
      return place.role();
    }
  }
}
