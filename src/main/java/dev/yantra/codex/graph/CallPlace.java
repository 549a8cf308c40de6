package dev.yantra.codex.graph;

import java.util.List;

/**
 * A point in a body at which a method is about to be named, by what stands left of it.
 *
 * <p>Nothing here depends on what follows the point: not the arguments of the call, not what its
 * value is used for after it, not the overload that an enclosing call turns out to be.
 *
 * @param caller canonical id of the method that the point counts to
 * @param line line of the name that is asked for, from 1
 * @param column its column, from 1
 * @param form the form of the call, as the syntax tells it
 * @param receiver the receiver before the dot
 * @param types erased binary names of the types whose methods can be meant, nearest first: of the
 *     receiver, of the class to construct, or of what encloses an unqualified call, where {@code
 *     pkg.Type#name} stands for a static import and {@code pkg.Type#*} for all of a type's
 * @param receiverName simple name of the variable, type or method before the dot; may be empty
 * @param expected erased name of the type that the place asks for; empty where it tells none
 * @param role the role of the expression that begins here, or that the point continues
 * @param roleName the subject of the role: the variable that is set, the method that takes the
 *     argument, the operator; may be empty
 * @param argument position of the argument, from 0, where the role is one; else -1
 * @param control the innermost statement around the point
 * @param within position, among the sites of the same caller, of the call whose arguments the point
 *     stands in; -1 if none
 * @param scope local variables and parameters that can be named here, innermost last
 * @param left names, keywords, literals and operators that stand left of the point in the same
 *     body, nearest last; {@value #MOST_LEFT} at most
 */
public record CallPlace(
    String caller,
    int line,
    int column,
    Form form,
    Receiver receiver,
    List<String> types,
    String receiverName,
    String expected,
    Role role,
    String roleName,
    int argument,
    Control control,
    int within,
    List<Variable> scope,
    List<String> left) {
  /** The number of tokens left of the point that are kept. */
  public static final int MOST_LEFT = 24;

  public CallPlace {
    types = List.copyOf(types);
    scope = List.copyOf(scope);
    left = List.copyOf(left);
  }

  /** The same place with what stands left of it. */
  public CallPlace withLeft(List<String> tokens) {
    return new CallPlace(
        caller,
        line,
        column,
        form,
        receiver,
        types,
        receiverName,
        expected,
        role,
        roleName,
        argument,
        control,
        within,
        scope,
        tokens);
  }

  /** A variable by name and erased type. */
  public record Variable(String name, String type) {}

  /** The syntactic form of the call. */
  public enum Form {
    /** {@code name(}. */
    METHOD,
    /** {@code new T(}. */
    CREATION,
    /** {@code this(} or {@code super(}. */
    CONSTRUCTOR,
    /** {@code T::name}. */
    REFERENCE
  }

  /** The kind of expression before the dot. */
  public enum Receiver {
    NONE,
    THIS,
    SUPER,
    TYPE,
    LOCAL,
    FIELD,
    CALL,
    NEW,
    LITERAL,
    OTHER
  }

  /** The use of the call's value, as far as the text left of the point tells it. */
  public enum Role {
    STATEMENT,
    INITIALIZER,
    ASSIGNMENT,
    RETURN,
    CONDITION,
    ARGUMENT,
    OPERAND,
    CAST,
    ITERATION,
    LAMBDA,
    THROW,
    OTHER;

    /** True if a method that gives nothing cannot stand here, whatever follows. */
    public boolean wantsValue() {
      return this != STATEMENT && this != LAMBDA && this != OTHER;
    }
  }

  /** The innermost control structure around the point. */
  public enum Control {
    BODY,
    CONDITION,
    BRANCH,
    ELSE,
    LOOP,
    TRY,
    CATCH,
    FINALLY,
    SWITCH,
    LAMBDA
  }
}
