package dev.yantra.codex.index;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.syntax.TestAnnotations;
import dev.yantra.codex.index.syntax.TestAnnotations.Role;
import dev.yantra.codex.index.syntax.WrittenType;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.Members;
import dev.yantra.codex.index.types.SourceType;
import dev.yantra.codex.index.types.TypeScope;
import dev.yantra.codex.index.types.TypeSymbol;
import dev.yantra.codex.index.types.TypeTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The roles that methods have in test frameworks: JUnit 3 to 6, TestNG, jqwik, ArchUnit and others.
 *
 * <p>An annotation is known by its qualified name, or by the annotations on its own declaration:
 * {@code @FastTest} is a test where it carries {@code @Test}. Where no declaration of it can be
 * found, its simple name counts in a test source tree only: {@code @Before} is AspectJ's too.
 */
final class TestRoles {
  private static final String JUNIT3 = "junit.framework.TestCase";
  private static final Set<String> JUNIT3_FIXTURES = Set.of("setUp", "tearDown");

  private final TypeTable table;
  private final boolean testTree;

  TestRoles(TypeTable table, boolean testTree) {
    this.table = table;
    this.testTree = testTree;
  }

  /** The roles of the methods of one type. */
  OfType in(SourceType type) {
    return new OfType(type);
  }

  /** The roles of the methods of one type. */
  final class OfType {
    private final SourceType type;
    private final boolean junit3;
    private final boolean wholeClass;

    private OfType(SourceType type) {
      this.type = type;
      List<TypeSymbol> hierarchy = Members.hierarchy(type);
      this.junit3 = hierarchy.stream().anyMatch(TestRoles.this::isJunit3);
      this.wholeClass = hierarchy.stream().anyMatch(TestRoles.this::isTestNgClass);
    }

    /** The role of a member; none of a constructor or a field. */
    Role of(BodyDeclaration<?> member) {
      if (!(member instanceof MethodDeclaration method)) {
        return Role.NONE;
      }
      Role annotated = Role.NONE;
      for (AnnotationExpr annotation : method.getAnnotations()) {
        annotated = stronger(annotated, role(annotation.getNameAsString(), type, new HashSet<>()));
      }
      boolean runnable =
          method.getParameters().isEmpty() && method.getType().isVoidType() && !method.isStatic();
      if (annotated != Role.NONE || !runnable) {
        return annotated;
      }
      String name = method.getNameAsString();
      if (junit3 && name.startsWith("test")) {
        return Role.TEST;
      }
      if (junit3 && JUNIT3_FIXTURES.contains(name)) {
        return Role.FIXTURE;
      }
      return wholeClass && method.isPublic() ? Role.TEST : Role.NONE;
    }
  }

  private boolean isJunit3(TypeSymbol type) {
    return type.binaryName().equals(JUNIT3)
        || (type instanceof SourceType source
            && source.unknownSupertypes().stream().anyMatch(this::isJunit3Name));
  }

  /** An unknown base class of tests is told by its name, as {@code GWTTestCase} is. */
  private boolean isJunit3Name(String name) {
    return name.equals(JUNIT3) || (testTree && name.endsWith("TestCase"));
  }

  private boolean isTestNgClass(TypeSymbol type) {
    return type instanceof SourceType source
        && !type.isInterface()
        && source.annotations().stream().anyMatch(a -> isTestNg(a, source));
  }

  private boolean isTestNg(String annotation, SourceType type) {
    JavaType named = table.names().resolve(WrittenType.Named.of(annotation), type);
    if (named instanceof ClassType found) {
      return found.symbol().binaryName().equals(TestAnnotations.TEST_NG);
    }
    List<String> guesses = guesses(named, annotation, type);
    return guesses.contains(TestAnnotations.TEST_NG) || (testTree && guesses.contains("Test"));
  }

  private Role role(String annotation, TypeScope scope, Set<String> met) {
    JavaType named = table.names().resolve(WrittenType.Named.of(annotation), scope);
    if (named instanceof ClassType found) {
      return role(found.symbol(), met);
    }
    for (String guess : guesses(named, annotation, scope)) {
      Role role = TestAnnotations.byQualifiedName(guess);
      if (role != Role.NONE) {
        return role;
      }
    }
    String simple = annotation.substring(annotation.lastIndexOf('.') + 1);
    return testTree ? TestAnnotations.bySimpleName(simple) : Role.NONE;
  }

  private static List<String> guesses(JavaType unknown, String written, TypeScope scope) {
    return written.indexOf('.') < 0
        ? scope.qualifiedGuesses(written)
        : List.of(unknown.erasedName().replace('$', '.'));
  }

  /** The role of an annotation type: its own by name, or that of the annotations on it. */
  private Role role(TypeSymbol annotation, Set<String> met) {
    if (!met.add(annotation.binaryName()) || !annotation.is(Flags.ANNOTATION)) {
      return Role.NONE;
    }
    Role role = TestAnnotations.byQualifiedName(annotation.binaryName().replace('$', '.'));
    for (String above : annotation.annotations()) {
      if (role != Role.TEST) {
        role = stronger(role, roleAbove(annotation, above, met));
      }
    }
    return role;
  }

  private Role roleAbove(TypeSymbol annotation, String above, Set<String> met) {
    if (annotation instanceof SourceType source) {
      return role(above, source, met);
    }
    Optional<TypeSymbol> known = table.byBinaryName(above);
    return known.isPresent()
        ? role(known.get(), met)
        : TestAnnotations.byQualifiedName(above.replace('$', '.'));
  }

  private static Role stronger(Role a, Role b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
