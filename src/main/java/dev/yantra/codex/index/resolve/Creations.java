package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yantra.codex.index.syntax.HeaderReader;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.Members;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.TypeSymbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Constructor calls: {@code new}, {@code this(...)}, {@code super(...)} and enum constants (JLS
 * 8.8.7, 8.9.1, 15.9).
 */
final class Creations {
  private final Attribution attribution;

  Creations(Attribution attribution) {
    this.attribution = attribution;
  }

  /** Attributes {@code new T(...)} and returns the type of the new object. */
  JavaType attribute(ObjectCreationExpr creation, Place place, ExpectedType expected) {
    Optional<JavaType> outer =
        creation
            .getScope()
            .map(s -> attribution.expressions().typeOf(s, place, ExpectedType.NOTHING));
    ClassOrInterfaceType written = creation.getType();
    JavaType type =
        outer.isPresent() ? innerOf(outer.get(), written, place) : place.typeOf(written);
    boolean diamond = written.isUsingDiamondOperator();
    JavaType created = construct(creation, type, diamond, creation.getArguments(), place, expected);
    if (creation.getAnonymousClassBody().isEmpty()) {
      return created;
    }
    return anonymous(creation, creation.getAnonymousClassBody().get(), created, place);
  }

  /** {@code outer.new Inner()}: the member type of the outer object's type. */
  private static JavaType innerOf(JavaType outer, ClassOrInterfaceType written, Place place) {
    if (outer instanceof ClassType classType) {
      Optional<TypeSymbol> member =
          Members.memberType(classType.symbol(), written.getNameAsString());
      if (member.isPresent()) {
        List<JavaType> arguments = new ArrayList<>(classType.arguments());
        written.getTypeArguments().ifPresent(a -> a.forEach(t -> arguments.add(place.typeOf(t))));
        boolean fits = arguments.size() == member.get().typeParameters().size();
        ClassType type = new ClassType(member.get(), fits ? arguments : List.of());
        place.uses(written, type);
        return type;
      }
    }
    return place.typeOf(written);
  }

  private JavaType construct(
      Node site,
      JavaType type,
      boolean diamond,
      NodeList<Expression> arguments,
      Place place,
      ExpectedType expected) {
    if (!(type instanceof ClassType classType) || classType.symbol().isInterface()) {
      boolean isInterface = type instanceof ClassType;
      if (isInterface) {
        place.findings().callWithoutTarget();
      } else {
        place.findings().unresolvedCall();
      }
      for (Expression argument : arguments) {
        attribution.expressions().typeOf(argument, place, ExpectedType.NOTHING);
      }
      boolean takesAsked = diamond && isInterface && expected.known();
      return takesAsked ? expected.type() : type;
    }
    List<MethodCandidate> candidates = new ArrayList<>();
    for (MethodSymbol constructor : classType.symbol().methods("<init>")) {
      candidates.add(
          diamond
              ? MethodCandidate.ofDiamond(constructor)
              : MethodCandidate.of(constructor, classType));
    }
    JavaType result =
        attribution
            .calls()
            .invoke(
                new CallMade.Point(site, classType, true),
                candidates,
                arguments,
                List.of(),
                place,
                expected);
    return diamond && result instanceof ClassType ? result : type;
  }

  private JavaType anonymous(
      Node site, NodeList<BodyDeclaration<?>> body, JavaType above, Place place) {
    SourceType type =
        attribution
            .table()
            .anonymous(
                HeaderReader.anonymous(body),
                attribution.localTypes().nameOf(site),
                place.scope().enclosingType(),
                place.scope(),
                above);
    place
        .findings()
        .later(f -> new TypeBody(attribution, type, place.scope()).attribute(body, place.with(f)));
    return type.thisType();
  }

  /** Attributes an enum constant: the constructor that makes it, and its class body. */
  void enumConstant(EnumConstantDeclaration constant, Place place) {
    ClassType type = place.scope().enclosingType().thisType();
    construct(constant, type, false, constant.getArguments(), place, ExpectedType.NOTHING);
    if (!constant.getClassBody().isEmpty()) {
      anonymous(constant, constant.getClassBody(), type, place);
    }
  }

  /** Attributes {@code this(...)} or {@code super(...)}. */
  void explicit(ExplicitConstructorInvocationStmt statement, Place place) {
    statement
        .getExpression()
        .ifPresent(e -> attribution.expressions().typeOf(e, place, ExpectedType.NOTHING));
    SourceType here = place.scope().enclosingType();
    JavaType type = statement.isThis() ? here.thisType() : Names.superclass(here, place);
    if (here.incomplete() && !statement.isThis()) {
      type = JavaType.Unknown.TYPE;
    }
    construct(statement, type, false, statement.getArguments(), place, ExpectedType.NOTHING);
  }
}
