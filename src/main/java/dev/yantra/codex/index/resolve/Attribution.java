package dev.yantra.codex.index.resolve;

import dev.yantra.codex.index.types.TypeTable;
import java.util.ArrayList;
import java.util.List;

/** The parts that attribute one file; they call each other, as expressions contain each other. */
final class Attribution {
  private final TypeTable table;
  private final LocalTypes localTypes;
  private final Names names = new Names(this);
  private final Expressions expressions = new Expressions(this);
  private final Lambdas lambdas = new Lambdas(this);
  private final MethodReferences references = new MethodReferences(this);
  private final Overloads overloads;
  private final Calls calls = new Calls(this);
  private final Creations creations = new Creations(this);
  private final Patterns patterns = new Patterns(this);
  private final Statements statements = new Statements(this);

  private final List<DeclaredType> declarations = new ArrayList<>();
  private final ExpectedTypes wanted = new ExpectedTypes();
  private final Speculations speculations = new Speculations(Speculations.MOST_STEPS);

  Attribution(TypeTable table, LocalTypes localTypes) {
    this.table = table;
    this.localTypes = localTypes;
    this.overloads = new Overloads(table, lambdas);
  }

  /** The named types found so far, each with its tree. */
  List<DeclaredType> declarations() {
    return declarations;
  }

  /** The target types of places. */
  ExpectedTypes wanted() {
    return wanted;
  }

  /** The attempts to type an expression before its target type is known. */
  Speculations speculations() {
    return speculations;
  }

  TypeTable table() {
    return table;
  }

  LocalTypes localTypes() {
    return localTypes;
  }

  Names names() {
    return names;
  }

  Expressions expressions() {
    return expressions;
  }

  Lambdas lambdas() {
    return lambdas;
  }

  MethodReferences references() {
    return references;
  }

  Overloads overloads() {
    return overloads;
  }

  Calls calls() {
    return calls;
  }

  Creations creations() {
    return creations;
  }

  Patterns patterns() {
    return patterns;
  }

  Statements statements() {
    return statements;
  }
}
