package dev.yantra.codex.index.resolve;

import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.syntax.MethodFacts;
import dev.yantra.codex.index.types.FieldSymbol;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.Primitive;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attribution of the members of one type, nested types included (JLS 8, 9). */
final class TypeBody {
  private final Attribution attribution;
  private final SourceType type;
  private final Scope.Type scope;

  TypeBody(Attribution attribution, SourceType type, Scope outer) {
    this.attribution = attribution;
    this.type = type;
    this.scope = new Scope.Type(type, outer);
  }

  /** Attributes a named type; its methods count to themselves. */
  void attribute(TypeDeclaration<?> tree, Place around) {
    Place own = at(type.binaryName(), around);
    annotations(tree, own);
    List<DeclaredType.Method> methods = methods(tree.getMembers());
    attribution.declarations().add(new DeclaredType(type, tree, methods));
    String classInit = type.binaryName() + "#<clinit>()";
    if (tree instanceof EnumDeclaration enumeration) {
      Place init = at(classInit, around);
      enumeration.getEntries().forEach(c -> attribution.creations().enumConstant(c, init));
    }
    if (tree instanceof RecordDeclaration components) {
      for (Parameter component : components.getParameters()) {
        at(type.binaryName() + "#" + component.getNameAsString(), around)
            .typeOf(component.getType());
      }
    }
    members(tree.getMembers(), methods, around, Optional.empty());
  }

  /** Attributes an anonymous class; everything in it counts to the place that creates it. */
  void attribute(List<BodyDeclaration<?>> body, Place around) {
    members(body, methods(body), around, Optional.of(around.host()));
  }

  private void members(
      List<BodyDeclaration<?>> members,
      List<DeclaredType.Method> methods,
      Place around,
      Optional<String> host) {
    int method = 0;
    for (BodyDeclaration<?> member : members) {
      if (isMethod(member)) {
        MethodSymbol symbol = methods.get(method++).symbol();
        method(member, symbol, at(host.orElse(symbol.id()), around));
      } else if (member instanceof FieldDeclaration field) {
        field(field, around, host);
      } else if (member instanceof InitializerDeclaration block) {
        Place init = at(host.orElse(initializer(block.isStatic())), around);
        attribution.statements().visit(block.getBody(), init);
      } else if (member instanceof TypeDeclaration<?> nested) {
        type.memberType(nested.getNameAsString())
            .ifPresent(
                symbol ->
                    new TypeBody(attribution, (SourceType) symbol, scope)
                        .attribute(nested, around));
      }
    }
  }

  private String initializer(boolean isStatic) {
    return type.binaryName() + (isStatic ? "#<clinit>()" : "#<instinit>()");
  }

  private static boolean isMethod(BodyDeclaration<?> member) {
    return member instanceof CallableDeclaration<?>
        || member instanceof AnnotationMemberDeclaration
        || member instanceof CompactConstructorDeclaration;
  }

  /** The symbols of written methods: they stand in the header in the same order. */
  private List<DeclaredType.Method> methods(List<BodyDeclaration<?>> members) {
    List<MethodSymbol> symbols = type.methods();
    List<DeclaredType.Method> methods = new ArrayList<>();
    int next = 0;
    for (BodyDeclaration<?> member : members) {
      if (member instanceof CompactConstructorDeclaration) {
        // The canonical constructor comes last, after the components' accessors.
        methods.add(new DeclaredType.Method(symbols.get(symbols.size() - 1), member));
      } else if (isMethod(member)) {
        methods.add(new DeclaredType.Method(symbols.get(next++), member));
      }
    }
    return methods;
  }

  private void method(BodyDeclaration<?> tree, MethodSymbol symbol, Place place) {
    annotations(tree, place);
    symbol.typeParameters().forEach(v -> place.scope().declareType(v.name(), v));
    List<JavaType> parameters = symbol.parameters();
    if (tree instanceof CallableDeclaration<?> callable) {
      for (int i = 0; i < callable.getParameters().size(); i++) {
        Parameter parameter = callable.getParameters().get(i);
        annotations(parameter, place);
        place.typeOf(parameter.getType());
        place.scope().declare(parameter.getNameAsString(), parameters.get(i));
      }
      callable.getThrownExceptions().forEach(place::typeOf);
      if (callable instanceof MethodDeclaration method) {
        place.typeOf(method.getType());
      }
    } else if (tree instanceof CompactConstructorDeclaration) {
      int i = 0;
      for (FieldSymbol component : type.fields()) {
        if (!component.isStatic() && i < parameters.size()) {
          place.scope().declare(component.name(), parameters.get(i++));
        }
      }
    } else if (tree instanceof AnnotationMemberDeclaration member) {
      place.typeOf(member.getType());
    }
    ExpectedType result =
        symbol.returnType() == Primitive.VOID
            ? ExpectedType.NOTHING
            : ExpectedType.of(symbol.returnType());
    Place inside = place.giving(new Place.Results(result));
    MethodFacts.block(tree).ifPresent(b -> attribution.statements().visit(b, inside));
  }

  private void field(FieldDeclaration field, Place around, Optional<String> host) {
    boolean isStatic = field.isStatic() || type.is(Flags.INTERFACE);
    Place init = at(host.orElse(initializer(isStatic)), around);
    for (VariableDeclarator variable : field.getVariables()) {
      String id = type.binaryName() + "#" + variable.getNameAsString();
      Place own = at(host.orElse(id), around);
      annotations(field, own);
      JavaType declared = own.typeOf(variable.getType());
      variable
          .getInitializer()
          .ifPresent(i -> attribution.expressions().typeOf(i, init, ExpectedType.of(declared)));
    }
  }

  private static void annotations(NodeWithAnnotations<?> annotated, Place place) {
    for (AnnotationExpr annotation : annotated.getAnnotations()) {
      Optional<JavaType> named = place.scope().typeNamed(annotation.getNameAsString());
      if (named.isPresent() && named.get() instanceof ClassType classType) {
        place.uses(annotation, classType);
      }
    }
  }

  /** A place directly inside this type. */
  private Place at(String host, Place around) {
    return new Place(
        attribution.table(),
        host,
        new Scope.Block(scope),
        around.findings(),
        new Place.Results(ExpectedType.NOTHING));
  }
}
