package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import dev.yantra.codex.index.resolve.Argument.Form;
import dev.yantra.codex.index.resolve.CallMade.Point;
import dev.yantra.codex.index.resolve.Functions.Shape;
import dev.yantra.codex.index.resolve.Overloads.Choice;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ArrayType;
import dev.yantra.codex.index.types.JavaType.Bound;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.index.types.JavaType.Wildcard;
import dev.yantra.codex.index.types.Members;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.Subtyping;
import dev.yantra.codex.index.types.TypeSymbol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Method calls: candidates, choice, inference and result (JLS 15.12). */
final class Calls {
  /** A name that stands where a method is asked for. */
  static final String MARK = "codex$here";

  private final Attribution attribution;

  Calls(Attribution attribution) {
    this.attribution = attribution;
  }

  /** Attributes a call and returns the type of its value. */
  JavaType attribute(MethodCallExpr call, Place place, ExpectedType expected) {
    String name = call.getNameAsString();
    JavaType receiver;
    List<MethodSymbol> methods;
    Point point;
    if (call.getScope().isPresent()) {
      Qualifier qualifier = attribution.names().qualifier(call.getScope().get(), place);
      receiver = qualifier.type();
      methods = members(receiver, name);
      point = new Point(call.getName(), receiver, qualifier.isType());
    } else {
      Optional<Scope.Methods> found = place.scope().methods(name);
      receiver = found.map(Scope.Methods::receiver).orElse(JavaType.Unknown.TYPE);
      methods = found.map(Scope.Methods::methods).orElse(List.of());
      point = new Point(call.getName(), JavaType.Unknown.TYPE, false);
    }
    place.findings().dependsOn(receiver);
    List<MethodCandidate> candidates = new ArrayList<>(methods.size());
    for (MethodSymbol method : methods) {
      candidates.add(MethodCandidate.of(method, receiver));
    }
    List<JavaType> explicit = new ArrayList<>();
    call.getTypeArguments().ifPresent(types -> types.forEach(t -> explicit.add(place.typeOf(t))));
    JavaType result = invoke(point, candidates, call.getArguments(), explicit, place, expected);
    if (name.equals("getClass") && call.getArguments().isEmpty()) {
      return place
          .table()
          .generic(
              "java.lang.Class", List.of(new Wildcard(Bound.EXTENDS, Subtyping.erasure(receiver))));
    }
    if (name.equals("clone") && receiver instanceof ArrayType) {
      return receiver;
    }
    return result;
  }

  /** The methods of a name that a value of a type has. */
  List<MethodSymbol> members(JavaType type, String name) {
    if (type instanceof ClassType classType) {
      List<MethodSymbol> found = classType.symbol().memberMethods(name);
      boolean implicit = classType.symbol().isInterface() && !name.equals("<init>");
      if (!implicit) {
        return found;
      }
      List<MethodSymbol> all = new ArrayList<>(found);
      for (MethodSymbol method : attribution.table().object().symbol().memberMethods(name)) {
        if (found.stream().noneMatch(f -> Members.sameParameters(f, method, classType.symbol()))) {
          all.add(method);
        }
      }
      return all;
    }
    if (type instanceof ArrayType) {
      return attribution.table().object().symbol().memberMethods(name);
    }
    if (type instanceof JavaType.Unknown
        || type instanceof Primitive
        || type instanceof JavaType.Null) {
      return List.of();
    }
    Set<MethodSymbol> all = new LinkedHashSet<>();
    for (JavaType bound : Subtyping.bounds(type)) {
      all.addAll(members(bound, name));
    }
    if (all.isEmpty()) {
      all.addAll(attribution.table().object().symbol().memberMethods(name));
    }
    return List.copyOf(all);
  }

  /** Chooses among candidates, records the call and returns the type of its value. */
  JavaType invoke(
      Point point,
      List<MethodCandidate> candidates,
      List<Expression> expressions,
      List<JavaType> explicit,
      Place place,
      ExpectedType expected) {
    attribution.wanted().arguments(candidates, expressions).forEach(place.findings()::dependsOn);
    List<Argument> arguments = arguments(expressions, place);
    arguments.forEach(a -> place.findings().dependsOn(a.type()));
    for (MethodCandidate candidate : candidates) {
      if (candidate.takes(arguments.size())) {
        candidate.parameters().forEach(place.findings()::dependsOn);
      }
    }
    Optional<Choice> choice = attribution.overloads().choose(candidates, arguments, place);
    if (choice.isEmpty()) {
      if (isMarked(point, expressions)) {
        mark(point, place);
      }
      place.findings().unresolvedCall();
      for (Argument argument : arguments) {
        settle(argument, JavaType.Unknown.TYPE, place);
      }
      return JavaType.Unknown.TYPE;
    }
    record(point, choice.get().candidate().method(), place);
    return result(choice.get(), arguments, explicit, place, expected);
  }

  /** Types arguments as far as that goes without knowing the method. */
  List<Argument> arguments(List<Expression> expressions, Place place) {
    List<Argument> arguments = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      arguments.add(argument(expression, place));
    }
    return arguments;
  }

  private Argument argument(Expression expression, Place place) {
    Expression inner = Overloads.stripped(expression);
    if (Lambdas.isFunction(inner)) {
      return new Argument(inner, Form.FUNCTION, JavaType.Unknown.TYPE, place.findings());
    }
    if (inner instanceof MethodCallExpr || inner instanceof ObjectCreationExpr) {
      ResolutionRecord attempt = new ResolutionRecord();
      Optional<JavaType> tried =
          attribution
              .speculations()
              .attempt(
                  () ->
                      attribution
                          .expressions()
                          .typeOf(inner, place.with(attempt), ExpectedType.OPEN));
      if (tried.isEmpty()) {
        return new Argument(inner, Form.CALL, JavaType.Unknown.TYPE, attempt);
      }
      JavaType type = tried.get();
      if (attempt.needsTarget()) {
        return new Argument(inner, Form.CALL, type, attempt);
      }
      place.findings().adopt(attempt);
      return new Argument(inner, Form.KNOWN, type, place.findings());
    }
    JavaType type = attribution.expressions().typeOf(inner, place, ExpectedType.OPEN);
    return new Argument(inner, Form.KNOWN, type, place.findings());
  }

  private JavaType result(
      Choice choice,
      List<Argument> arguments,
      List<JavaType> explicit,
      Place place,
      ExpectedType expected) {
    MethodCandidate candidate = choice.candidate();
    Inference inference = new Inference(place.table(), candidate.variables());
    List<TypeVariable> variables = candidate.variables();
    for (int i = 0; i < Math.min(explicit.size(), variables.size()); i++) {
      inference.fix(variables.get(i), explicit.get(i));
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).form() != Form.FUNCTION) {
        inference.argument(choice.parameter(i), arguments.get(i).type());
      }
    }
    if (expected.known()) {
      inference.expected(candidate.returnType(), expected.type());
    }
    settleAll(choice, arguments, inference, place);
    return expected.open()
        ? inference.apply(candidate.returnType())
        : inference.complete(candidate.returnType());
  }

  /** Arguments that wait for types: first those whose inputs are known, as JLS 18.5.2 has it. */
  private void settleAll(
      Choice choice, List<Argument> arguments, Inference inference, Place place) {
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).form() != Form.KNOWN) {
        waiting.add(i);
      }
    }
    while (!waiting.isEmpty()) {
      int next = 0;
      for (int i = 0; i < waiting.size(); i++) {
        int at = waiting.get(i);
        if (inputsKnown(arguments.get(at), choice.parameter(at), inference)) {
          next = i;
          break;
        }
      }
      int at = waiting.remove(next);
      JavaType formal = choice.parameter(at);
      settle(arguments.get(at), formal, inference, place);
    }
  }

  private static boolean inputsKnown(Argument argument, JavaType formal, Inference inference) {
    if (argument.form() == Form.CALL) {
      return inference.knows(formal);
    }
    return Functions.shape(formal)
        .map(s -> s.parameters().stream().allMatch(inference::knows))
        .orElse(true);
  }

  private void settle(Argument argument, JavaType formal, Inference inference, Place place) {
    Optional<Shape> shape = Functions.shape(formal);
    if (shape.isPresent() && argument.expression() instanceof MethodReferenceExpr reference) {
      attribution.references().infer(reference, shape.get(), inference, place);
    }
    JavaType type = settle(argument, inference.apply(formal), place);
    if (argument.form() == Form.CALL) {
      inference.argument(formal, type);
    } else if (shape.isPresent() && type != Primitive.VOID) {
      inference.argument(shape.get().result(), type);
    }
  }

  /** Attributes a waiting argument for good; of a function, the type of its result is returned. */
  private JavaType settle(Argument argument, JavaType target, Place place) {
    Expression expression = argument.expression();
    if (argument.form() == Form.KNOWN) {
      return argument.type();
    }
    if (argument.form() == Form.CALL) {
      return attribution.expressions().typeOf(expression, place, ExpectedType.of(target));
    }
    if (expression instanceof LambdaExpr lambda) {
      return attribution.lambdas().attribute(lambda, place, ExpectedType.of(target));
    }
    if (expression instanceof MethodReferenceExpr reference) {
      return attribution
          .references()
          .attribute(reference, place, Functions.shape(target).map(Shape::parameters));
    }
    attribution.expressions().typeOf(expression, place, ExpectedType.of(target));
    return JavaType.Unknown.TYPE;
  }

  /** Records a call of a method; one that an anonymous class adds counts as what it overrides. */
  void record(Point point, MethodSymbol method, Place place) {
    TypeSymbol owner = method.owner();
    place.findings().dependsOn(owner);
    if (owner instanceof SourceType source && source.anonymous()) {
      Optional<MethodSymbol> above = overridden(method, owner);
      if (above.isPresent()) {
        place.findings().call(made(point, above.get().id(), place));
      } else {
        place.findings().callWithoutTarget();
      }
      return;
    }
    place.findings().call(made(point, method.id(), place));
  }

  /** True if it is at this call that a method is asked for. */
  private static boolean isMarked(Point point, List<Expression> arguments) {
    boolean named = point.site() instanceof SimpleName name && name.asString().equals(MARK);
    boolean inside =
        point.site() instanceof ObjectCreationExpr
            && !arguments.isEmpty()
            && arguments.get(arguments.size() - 1) instanceof NameExpr name
            && name.getNameAsString().equals(MARK);
    return named || inside;
  }

  /** Records the point at which a method is asked for. */
  void mark(Point point, Place place) {
    place.findings().call(made(point, "", place));
  }

  private static CallMade made(Point point, String target, Place place) {
    List<CallMade.Local> locals = new ArrayList<>();
    place.scope().locals(locals);
    return new CallMade(point, place.host(), target, locals, place.scope().enclosingTypes());
  }

  private static Optional<MethodSymbol> overridden(MethodSymbol method, TypeSymbol owner) {
    for (TypeSymbol above : Members.hierarchy(owner)) {
      for (MethodSymbol other : above.methods(method.name())) {
        if (above != owner && Members.sameParameters(method, other, owner)) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }
}
