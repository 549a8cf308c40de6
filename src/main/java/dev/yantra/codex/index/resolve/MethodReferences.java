package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import dev.yantra.codex.index.resolve.Functions.Shape;
import dev.yantra.codex.index.resolve.Overloads.Choice;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.Subtyping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Method references: which method they mean, and what it gives (JLS 15.13). */
final class MethodReferences {
  private final Attribution attribution;

  MethodReferences(Attribution attribution) {
    this.attribution = attribution;
  }

  /** A chosen method and what it returns. */
  private record Meaning(MethodSymbol method, JavaType result) {}

  /** Records the method that a reference means for parameters of the asked-for function. */
  JavaType attribute(
      MethodReferenceExpr reference, Place place, Optional<List<JavaType>> parameters) {
    Qualifier qualifier = attribution.names().qualifier(reference.getScope(), place);
    String name = reference.getIdentifier();
    boolean creates = name.equals("new");
    if (creates && qualifier.type() instanceof ArrayType) {
      place.findings().callWithoutTarget();
      return qualifier.type();
    }
    List<MethodSymbol> methods =
        attribution.calls().members(qualifier.type(), creates ? "<init>" : name);
    Optional<Meaning> meaning =
        parameters.isPresent()
            ? choose(methods, qualifier, parameters.get(), place)
            : Optional.empty();
    if (meaning.isEmpty() && methods.size() == 1) {
      MethodSymbol only = methods.get(0);
      meaning =
          Optional.of(new Meaning(only, MethodCandidate.of(only, qualifier.type()).returnType()));
    }
    if (parameters.isEmpty() || parameters.get().contains(JavaType.Unknown.TYPE)) {
      place.findings().needTarget();
    }
    if (meaning.isEmpty()) {
      if (name.equals(Calls.MARK)) {
        attribution
            .calls()
            .mark(new CallMade.Point(reference, qualifier.type(), qualifier.isType()), place);
      }
      place.findings().unresolvedCall();
      return creates ? qualifier.type() : JavaType.Unknown.TYPE;
    }
    attribution
        .calls()
        .record(
            new CallMade.Point(reference, qualifier.type(), qualifier.isType()),
            meaning.get().method(),
            place);
    return creates && !(meaning.get().result() instanceof ClassType)
        ? qualifier.type()
        : meaning.get().result();
  }

  /**
   * Takes what an exact reference asks of the parameters of its function (JLS 15.13.1, 18.2.1):
   * {@code Person::name} can only be called on a person.
   */
  void infer(MethodReferenceExpr reference, Shape formal, Inference inference, Place place) {
    Qualifier qualifier =
        attribution.names().qualifier(reference.getScope(), place.with(new ResolutionRecord()));
    if (!(qualifier.type() instanceof ClassType type)
        || !type.symbol().typeParameters().isEmpty()) {
      return;
    }
    String name = reference.getIdentifier().equals("new") ? "<init>" : reference.getIdentifier();
    List<MethodSymbol> methods = attribution.calls().members(type, name);
    if (methods.size() != 1
        || methods.get(0).is(Flags.VARARGS)
        || !methods.get(0).typeParameters().isEmpty()) {
      return;
    }
    MethodSymbol only = methods.get(0);
    List<JavaType> asked = new ArrayList<>();
    if (qualifier.isType() && !only.is(Flags.STATIC) && !only.constructor()) {
      asked.add(type);
    }
    asked.addAll(MethodCandidate.of(only, type).parameters());
    for (int i = 0; i < Math.min(asked.size(), formal.parameters().size()); i++) {
      if (!(asked.get(i) instanceof JavaType.Primitive)) {
        inference.expected(formal.parameters().get(i), asked.get(i));
      }
    }
  }

  private Optional<Meaning> choose(
      List<MethodSymbol> methods, Qualifier qualifier, List<JavaType> parameters, Place place) {
    JavaType type = qualifier.type();
    Optional<Meaning> all = call(methods, type, parameters, place);
    if (!qualifier.isType() || parameters.isEmpty()) {
      return all;
    }
    boolean allFits = all.isPresent() && (isStatic(all.get()) || all.get().method().constructor());
    JavaType receiver = receiver(type, parameters.get(0));
    Optional<Meaning> rest =
        Subtyping.isSubtype(parameters.get(0), Subtyping.erasure(type))
            ? call(methods, receiver, parameters.subList(1, parameters.size()), place)
            : Optional.empty();
    boolean restFits =
        rest.isPresent() && !isStatic(rest.get()) && !rest.get().method().constructor();
    if (allFits) {
      return all;
    }
    return restFits ? rest : Optional.empty();
  }

  private static boolean isStatic(Meaning meaning) {
    return meaning.method().is(Flags.STATIC);
  }

  /**
   * {@code List::size} of a parameter {@code ArrayList<String>} is called on a {@code
   * List<String>}.
   */
  private static JavaType receiver(JavaType type, JavaType parameter) {
    if (type instanceof ClassType classType && classType.raw()) {
      Optional<ClassType> view = Subtyping.asSuper(parameter, classType.symbol());
      if (view.isPresent()) {
        return view.get();
      }
    }
    return type;
  }

  private Optional<Meaning> call(
      List<MethodSymbol> methods, JavaType receiver, List<JavaType> parameters, Place place) {
    List<MethodCandidate> candidates = new ArrayList<>();
    for (MethodSymbol method : methods) {
      boolean diamond =
          method.constructor() && receiver instanceof ClassType classType && classType.raw();
      candidates.add(
          diamond ? MethodCandidate.ofDiamond(method) : MethodCandidate.of(method, receiver));
    }
    List<Argument> arguments = new ArrayList<>();
    for (JavaType parameter : parameters) {
      arguments.add(
          new Argument(
              new com.github.javaparser.ast.expr.ThisExpr(),
              Argument.Form.KNOWN,
              parameter,
              place.findings()));
    }
    Optional<Choice> choice = attribution.overloads().choose(candidates, arguments, place);
    return choice.map(
        c -> {
          Inference inference = new Inference(place.table(), c.candidate().variables());
          for (int i = 0; i < parameters.size(); i++) {
            inference.argument(c.parameter(i), parameters.get(i));
          }
          JavaType result =
              c.candidate().method().constructor() && c.candidate().variables().isEmpty()
                  ? receiver
                  : inference.apply(c.candidate().returnType());
          return new Meaning(c.candidate().method(), result);
        });
  }

  /** True if some method of the name can stand for a function of this shape (JLS 15.12.2.1). */
  boolean fits(MethodReferenceExpr reference, Shape shape, Place place) {
    Expression scope = reference.getScope();
    Qualifier qualifier = attribution.names().qualifier(scope, place.with(new ResolutionRecord()));
    if (qualifier.type() instanceof JavaType.Unknown) {
      return true;
    }
    boolean creates = reference.getIdentifier().equals("new");
    if (creates && qualifier.type() instanceof ArrayType) {
      return shape.parameters().size() == 1;
    }
    List<MethodSymbol> methods =
        attribution
            .calls()
            .members(qualifier.type(), creates ? "<init>" : reference.getIdentifier());
    int arity = shape.parameters().size();
    boolean exact = methods.size() == 1 && !methods.get(0).is(Flags.VARARGS);
    if (exact) {
      MethodSymbol only = methods.get(0);
      boolean onFirst = qualifier.isType() && !only.is(Flags.STATIC) && !only.constructor();
      boolean wantsValue = shape.result() != JavaType.Primitive.VOID;
      boolean givesNothing = only.returnType() == JavaType.Primitive.VOID && !only.constructor();
      return only.arity() + (onFirst ? 1 : 0) == arity
          && !(wantsValue && givesNothing)
          && parametersFit(only, onFirst, qualifier.type(), shape);
    }
    for (MethodSymbol method : methods) {
      MethodCandidate candidate = MethodCandidate.of(method, qualifier.type());
      if (candidate.takes(arity)
          || (qualifier.isType() && arity > 0 && candidate.takes(arity - 1))) {
        return true;
      }
    }
    return methods.isEmpty();
  }

  private static boolean parametersFit(
      MethodSymbol only, boolean onFirst, JavaType type, Shape shape) {
    if (onFirst && !Subtyping.isSubtype(shape.parameters().get(0), Subtyping.erasure(type))) {
      return false;
    }
    if (!only.typeParameters().isEmpty() || only.owner().typeParameters().size() > 0) {
      return true;
    }
    for (int i = 0; i < only.arity(); i++) {
      JavaType given = shape.parameters().get(i + (onFirst ? 1 : 0));
      JavaType taken = only.parameters().get(i);
      boolean bothPrimitive =
          given instanceof JavaType.Primitive == taken instanceof JavaType.Primitive;
      if (bothPrimitive && !Subtyping.isSubtype(given, taken)) {
        return false;
      }
    }
    return true;
  }
}
