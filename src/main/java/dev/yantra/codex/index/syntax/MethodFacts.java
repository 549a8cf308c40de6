package dev.yantra.codex.index.syntax;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.type.Type;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.graph.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The facts of a method that its declaration alone tells, without any other file. */
public final class MethodFacts {
  private MethodFacts() {}

  /** The lines of a node, its comment and annotations included. */
  public static SourceRange range(Node node, String file) {
    int end = node.getEnd().map(p -> p.line).orElse(1);
    int begin = node.getBegin().map(p -> p.line).orElse(1);
    int comment = node.getComment().flatMap(Node::getBegin).map(p -> p.line).orElse(begin);
    return new SourceRange(file, Math.min(begin, comment), Math.max(begin, end));
  }

  /** Modifiers as words. */
  public static List<String> modifiers(NodeWithModifiers<?> node) {
    return node.getModifiers().stream().map(Modifier::getKeyword).map(k -> k.asString()).toList();
  }

  /** Simple names of annotations. */
  public static List<String> annotations(NodeWithAnnotations<?> node) {
    return node.getAnnotations().stream().map(a -> a.getName().getIdentifier()).toList();
  }

  /** Javadoc prose; empty where there is none. */
  public static String javadoc(Node node) {
    return node instanceof NodeWithJavadoc<?> documented ? Javadocs.textOf(documented) : "";
  }

  /** Formal parameters as written; a compact constructor has those of its record. */
  public static List<Parameter> parameters(BodyDeclaration<?> method) {
    if (method instanceof CallableDeclaration<?> callable) {
      return parameters(callable.getParameters());
    }
    boolean compact = method instanceof CompactConstructorDeclaration;
    return compact && method.getParentNode().orElse(null) instanceof RecordDeclaration record
        ? parameters(record.getParameters())
        : List.of();
  }

  /** Formal parameters as written. */
  public static List<Parameter> parameters(List<com.github.javaparser.ast.body.Parameter> written) {
    List<Parameter> parameters = new ArrayList<>(written.size());
    for (com.github.javaparser.ast.body.Parameter p : written) {
      String type = text(p.getType()) + (p.isVarArgs() ? "[]" : "");
      parameters.add(new Parameter(p.getNameAsString(), type));
    }
    return parameters;
  }

  /** A type as the source writes it, on one line. */
  public static String text(Type type) {
    return TypeReader.text(type);
  }

  /** The return type as written; {@code void} for constructors. */
  public static String returnType(BodyDeclaration<?> method) {
    if (method instanceof MethodDeclaration declaration) {
      return text(declaration.getType());
    }
    return method instanceof AnnotationMemberDeclaration member ? text(member.getType()) : "void";
  }

  /** Simple names of declared exceptions. */
  public static List<String> throwsTypes(BodyDeclaration<?> method) {
    if (!(method instanceof CallableDeclaration<?> callable)) {
      return List.of();
    }
    return callable.getThrownExceptions().stream()
        .map(MethodFacts::text)
        .map(t -> t.substring(t.lastIndexOf('.') + 1))
        .toList();
  }

  /** The block of a method or constructor, where there is one. */
  public static Optional<BlockStmt> block(BodyDeclaration<?> method) {
    if (method instanceof MethodDeclaration declaration) {
      return declaration.getBody();
    }
    if (method instanceof ConstructorDeclaration declaration) {
      return Optional.of(declaration.getBody());
    }
    return method instanceof CompactConstructorDeclaration compact
        ? Optional.of(compact.getBody())
        : Optional.empty();
  }

  /** The full view of a body. */
  public static MethodBody body(
      BlockStmt block, List<Parameter> parameters, Set<Concern> concerns) {
    Complexity complexity = Complexity.of(block);
    BodyTokens tokens = BodyTokens.of(block, parameters.stream().map(Parameter::name).toList());
    int lines = block.getRange().map(r -> r.end.line - r.begin.line + 1).orElse(0);
    return new MethodBody(
        complexity.cyclomatic(),
        lines,
        complexity.statements(),
        tokens.words(),
        concerns,
        tokens.shape());
  }
}
