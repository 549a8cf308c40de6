package dev.yantra.codex.index;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.yantra.codex.graph.CanonicalId;
import dev.yantra.codex.graph.EdgeKind;
import dev.yantra.codex.graph.FieldNode;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.MethodHistory;
import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.graph.Node;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.SourceRange;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.graph.TypeNode;
import dev.yantra.codex.index.resolve.DeclaredType;
import dev.yantra.codex.index.resolve.Reference;
import dev.yantra.codex.index.resolve.UnitResolver.Resolution;
import dev.yantra.codex.index.syntax.Concerns;
import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.syntax.MethodFacts;
import dev.yantra.codex.index.syntax.TestAnnotations;
import dev.yantra.codex.index.syntax.TestKinds;
import dev.yantra.codex.index.types.JavaType;
import dev.yantra.codex.index.types.MethodSymbol;
import dev.yantra.codex.index.types.SourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The nodes of one file, by id. */
final class FileNodes {
  private final String path;
  private final TestRoles roles;
  private final boolean testTree;
  private final Map<String, List<String>> callees = new HashMap<>();
  private final SortedMap<String, Node> nodes = new TreeMap<>();

  private FileNodes(String path, TestRoles roles, boolean testTree, Resolution resolution) {
    this.path = path;
    this.roles = roles;
    this.testTree = testTree;
    for (Reference reference : resolution.references()) {
      if (reference.kind() == EdgeKind.CALLS) {
        callees.computeIfAbsent(reference.from(), f -> new ArrayList<>()).add(reference.to());
      }
    }
  }

  /** The nodes that a file declares, sorted by id. */
  static Collection<Node> of(
      String path, TestRoles roles, boolean testTree, Resolution resolution) {
    FileNodes file = new FileNodes(path, roles, testTree, resolution);
    resolution.declarations().forEach(file::add);
    resolution.references().forEach(file::addInitializer);
    return file.nodes.values();
  }

  private void put(Node node) {
    nodes.putIfAbsent(node.id(), node);
  }

  private void add(DeclaredType declaration) {
    SourceType type = declaration.type();
    TypeDeclaration<?> tree = declaration.tree();
    SourceRange range = MethodFacts.range(tree, path);
    put(
        new TypeNode(
            type.binaryName(),
            range,
            form(type),
            MethodFacts.modifiers(tree),
            MethodFacts.annotations(tree),
            MethodFacts.javadoc(tree),
            testTree));
    TestRoles.OfType rolesHere = roles.in(type);
    for (DeclaredType.Method method : declaration.methods()) {
      put(method(method, rolesHere.of(method.tree())));
    }
    SourceRange firstLine = new SourceRange(path, line(tree), line(tree));
    for (MethodSymbol method : type.methods()) {
      if (method.is(Flags.IMPLICIT)) {
        put(implicit(method, firstLine));
      }
    }
    fields(type, tree);
  }

  private static int line(TypeDeclaration<?> tree) {
    return tree.getName().getBegin().map(p -> p.line).orElse(1);
  }

  private static String form(SourceType type) {
    if (type.is(Flags.ANNOTATION)) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return type.is(Flags.ENUM) ? "enum" : type.is(Flags.RECORD) ? "record" : "class";
  }

  private MethodNode method(DeclaredType.Method method, TestAnnotations.Role role) {
    BodyDeclaration<?> tree = method.tree();
    String id = method.symbol().id();
    List<Parameter> parameters = MethodFacts.parameters(tree);
    Optional<BlockStmt> block = MethodFacts.block(tree);
    List<String> called = callees.getOrDefault(id, List.of());
    MethodBody body =
        block
            .map(b -> MethodFacts.body(b, parameters, Concerns.of(b, called)))
            .orElse(MethodBody.ABSENT);
    Set<TestKind> kinds =
        role == TestAnnotations.Role.TEST
            ? TestKinds.of(tree, block, body.concerns())
            : EnumSet.noneOf(TestKind.class);
    return new MethodNode(
        id,
        MethodFacts.range(tree, path),
        parameters,
        MethodFacts.returnType(tree),
        tree instanceof NodeWithModifiers<?> m ? MethodFacts.modifiers(m) : List.of(),
        MethodFacts.annotations((NodeWithAnnotations<?>) tree),
        MethodFacts.javadoc(tree),
        MethodFacts.throwsTypes(tree),
        body,
        role != TestAnnotations.Role.NONE,
        kinds,
        false,
        MethodHistory.NONE);
  }

  private static MethodNode implicit(MethodSymbol method, SourceRange range) {
    List<Parameter> parameters = new ArrayList<>();
    for (JavaType type : method.parameters()) {
      parameters.add(new Parameter("p" + parameters.size(), simple(type)));
    }
    List<String> modifiers = new ArrayList<>();
    if (method.is(Flags.PUBLIC)) {
      modifiers.add("public");
    } else if (method.is(Flags.PROTECTED)) {
      modifiers.add("protected");
    } else if (method.is(Flags.PRIVATE)) {
      modifiers.add("private");
    }
    if (method.is(Flags.STATIC)) {
      modifiers.add("static");
    }
    return implicit(method.id(), range, parameters, simple(method.returnType()), modifiers);
  }

  private static MethodNode implicit(
      String id,
      SourceRange range,
      List<Parameter> parameters,
      String returnType,
      List<String> modifiers) {
    return new MethodNode(
        id,
        range,
        parameters,
        returnType,
        modifiers,
        List.of(),
        "",
        List.of(),
        MethodBody.ABSENT,
        false,
        EnumSet.noneOf(TestKind.class),
        true,
        MethodHistory.NONE);
  }

  private static String simple(JavaType type) {
    String name = type.erasedName();
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  private void fields(SourceType type, TypeDeclaration<?> tree) {
    String prefix = type.binaryName() + "#";
    if (tree instanceof EnumDeclaration enumeration) {
      for (EnumConstantDeclaration constant : enumeration.getEntries()) {
        put(
            new FieldNode(
                prefix + constant.getNameAsString(),
                MethodFacts.range(constant, path),
                type.simpleName(),
                List.of("public", "static", "final")));
      }
    }
    if (tree instanceof RecordDeclaration components) {
      for (Parameter component : MethodFacts.parameters(components.getParameters())) {
        put(
            new FieldNode(
                prefix + component.name(),
                MethodFacts.range(tree.getName(), path),
                component.type(),
                List.of("private", "final")));
      }
    }
    for (BodyDeclaration<?> member : tree.getMembers()) {
      if (member instanceof FieldDeclaration field) {
        for (VariableDeclarator variable : field.getVariables()) {
          put(
              new FieldNode(
                  prefix + variable.getNameAsString(),
                  MethodFacts.range(field, path),
                  MethodFacts.text(variable.getType()),
                  MethodFacts.modifiers(field)));
        }
      }
    }
  }

  /** Initialisers have a node of their own where something in them refers to something. */
  private void addInitializer(Reference reference) {
    CanonicalId id = CanonicalId.parse(reference.from());
    boolean initializer = id.member().equals("<clinit>") || id.member().equals("<instinit>");
    if (initializer && nodes.get(id.owner()) instanceof TypeNode type) {
      List<String> modifiers = id.member().equals("<clinit>") ? List.of("static") : List.of();
      put(implicit(reference.from(), type.range(), List.of(), "void", modifiers));
    }
  }
}
