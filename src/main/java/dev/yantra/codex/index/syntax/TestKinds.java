package dev.yantra.codex.index.syntax;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of test that a test method is, by its name, its annotations and its body. */
public final class TestKinds {
  private static final Set<String> PARAMETERISED =
      Set.of("ParameterizedTest", "CartesianTest", "TestFactory", "Theory", "Property");
  private static final Set<String> INTEGRATION =
      Set.of(
          "SpringBootTest",
          "DataJpaTest",
          "WebMvcTest",
          "Testcontainers",
          "QuarkusTest",
          "MicronautTest",
          "ContextConfiguration",
          "SpringJUnitConfig");
  private static final Set<String> EXCEPTION_CALLS =
      Set.of(
          "assertThrows",
          "assertThrowsExactly",
          "assertThatThrownBy",
          "assertThatExceptionOfType",
          "assertThatIllegalArgumentException",
          "assertThatNullPointerException",
          "expectThrows",
          "catchThrowable",
          "expect",
          "hasMessage",
          "hasMessageContaining");
  private static final Set<String> EMPTY_CALLS =
      Set.of("emptyList", "emptyMap", "emptySet", "emptyIterator");
  private static final Set<String> EDGES =
      Set.of("MAX_VALUE", "MIN_VALUE", "NaN", "POSITIVE_INFINITY", "NEGATIVE_INFINITY", "EPSILON");
  private static final List<Set<String>> INVERSES =
      List.of(
          Set.of("encode", "decode"),
          Set.of("escape", "unescape"),
          Set.of("serialize", "deserialize"),
          Set.of("serialise", "deserialise"),
          Set.of("marshal", "unmarshal"),
          Set.of("encrypt", "decrypt"),
          Set.of("compress", "decompress"),
          Set.of("format", "parse"),
          Set.of("write", "read"));

  private final Set<TestKind> kinds = EnumSet.noneOf(TestKind.class);
  private final Set<String> calls = new HashSet<>();

  private TestKinds() {}

  /** The kinds of a test whose body takes care of these concerns; never none. */
  public static Set<TestKind> of(
      BodyDeclaration<?> test, Optional<BlockStmt> body, Set<Concern> concerns) {
    TestKinds kinds = new TestKinds();
    if (test instanceof MethodDeclaration method) {
      kinds.byName(SubTokens.of(method.getNameAsString()), method.getNameAsString());
      kinds.byAnnotations(method);
    }
    body.ifPresent(b -> kinds.byBody(b, concerns));
    // Parameters say how a test is written, not what it tries.
    boolean onlyTable = kinds.kinds.equals(EnumSet.of(TestKind.PARAMETERISED));
    if (kinds.kinds.isEmpty() || onlyTable) {
      kinds.kinds.add(TestKind.HAPPY_PATH);
    }
    return kinds.kinds;
  }

  private void byName(List<String> words, String name) {
    if (words.contains("null") || words.contains("nulls")) {
      kinds.add(TestKind.NULL_INPUT);
    }
    if (words.contains("empty") || words.contains("blank")) {
      kinds.add(TestKind.EMPTY_INPUT);
    }
    if (anyOf(words, "exception", "throws", "fails", "failure", "invalid", "illegal", "rejects")) {
      kinds.add(TestKind.EXCEPTION);
    }
    if (anyOf(
        words, "boundary", "limit", "max", "min", "overflow", "underflow", "edge", "bounds")) {
      kinds.add(TestKind.BOUNDARY);
    }
    boolean roundTrip =
        words.contains("round") && (words.contains("trip") || words.contains("tripping"));
    if (roundTrip || name.toLowerCase(Locale.ROOT).contains("roundtrip")) {
      kinds.add(TestKind.ROUND_TRIP);
    }
    if (anyOf(
        words, "concurrent", "concurrency", "concurrently", "threads", "multithreaded", "race")) {
      kinds.add(TestKind.CONCURRENCY);
    }
    if (anyOf(words, "integration", "e2e")) {
      kinds.add(TestKind.INTEGRATION);
    }
  }

  private static boolean anyOf(List<String> words, String... wanted) {
    return List.of(wanted).stream().anyMatch(words::contains);
  }

  private void byAnnotations(MethodDeclaration method) {
    if (has(method, PARAMETERISED)) {
      kinds.add(TestKind.PARAMETERISED);
    }
    if (has(method, Set.of("NullSource", "NullAndEmptySource"))) {
      kinds.add(TestKind.NULL_INPUT);
    }
    if (has(method, Set.of("EmptySource", "NullAndEmptySource"))) {
      kinds.add(TestKind.EMPTY_INPUT);
    }
    boolean expects =
        method
            .getAnnotationByName("Test")
            .map(a -> a.toString().contains("expected"))
            .orElse(false);
    if (expects) {
      kinds.add(TestKind.EXCEPTION);
    }
    Node parent = method.getParentNode().orElse(method);
    if (parent instanceof TypeDeclaration<?> type) {
      String name = type.getNameAsString();
      if (has(type, INTEGRATION)
          || name.endsWith("IT")
          || name.endsWith("IntegrationTest")
          || name.endsWith("IntegrationTests")) {
        kinds.add(TestKind.INTEGRATION);
      }
    }
  }

  private static boolean has(NodeWithAnnotations<?> node, Set<String> names) {
    return node.getAnnotations().stream()
        .anyMatch(a -> names.contains(a.getName().getIdentifier()));
  }

  private void byBody(BlockStmt body, Set<Concern> concerns) {
    Deque<Node> open = new ArrayDeque<>();
    open.push(body);
    while (!open.isEmpty()) {
      Node node = open.pop();
      look(node);
      node.getChildNodes().forEach(open::push);
    }
    for (Set<String> pair : INVERSES) {
      if (calls.containsAll(pair)) {
        kinds.add(TestKind.ROUND_TRIP);
      }
    }
    if (concerns.contains(Concern.CONCURRENCY)) {
      kinds.add(TestKind.CONCURRENCY);
    }
  }

  private void look(Node node) {
    if (node instanceof MethodCallExpr call) {
      calls.addAll(SubTokens.of(call.getNameAsString()));
      if (EXCEPTION_CALLS.contains(call.getNameAsString())) {
        kinds.add(TestKind.EXCEPTION);
      }
      if (EMPTY_CALLS.contains(call.getNameAsString())) {
        kinds.add(TestKind.EMPTY_INPUT);
      }
    } else if (node instanceof TryStmt attempt) {
      if (failsAtItsEnd(attempt)) {
        kinds.add(TestKind.EXCEPTION);
      }
    } else if (node instanceof FieldAccessExpr access) {
      if (EDGES.contains(access.getNameAsString())) {
        kinds.add(TestKind.BOUNDARY);
      }
    } else if (isArgument(node)) {
      argument(node);
    }
  }

  private void argument(Node node) {
    if (node instanceof NullLiteralExpr) {
      kinds.add(TestKind.NULL_INPUT);
    } else if (node instanceof StringLiteralExpr text && text.getValue().isEmpty()) {
      kinds.add(TestKind.EMPTY_INPUT);
    } else if (node instanceof ArrayCreationExpr array && isEmpty(array)) {
      kinds.add(TestKind.EMPTY_INPUT);
    } else if (node instanceof UnaryExpr unary
        && unary.getOperator() == UnaryExpr.Operator.MINUS
        && isNumber(unary.getExpression(), "1")) {
      kinds.add(TestKind.BOUNDARY);
    } else if (isNumber(node, "0")) {
      kinds.add(TestKind.BOUNDARY);
    }
  }

  private static boolean isEmpty(ArrayCreationExpr array) {
    boolean noValues = array.getInitializer().map(i -> i.getValues().isEmpty()).orElse(false);
    boolean noLength =
        array.getLevels().stream()
            .anyMatch(l -> l.getDimension().map(d -> isNumber(d, "0")).orElse(false));
    return noValues || noLength;
  }

  private static boolean isNumber(Node node, String digits) {
    return (node instanceof IntegerLiteralExpr i && i.getValue().equals(digits))
        || (node instanceof LongLiteralExpr l && l.getValue().equalsIgnoreCase(digits + "l"));
  }

  /** An argument of a call that is no assertion: what the tested code gets. */
  @SuppressWarnings("ReferenceEquality") // Equal trees in other places are not meant.
  private static boolean isArgument(Node node) {
    return node.getParentNode().orElse(node) instanceof MethodCallExpr call
        && !call.getScope().map(s -> s == node).orElse(false)
        && !call.getNameAsString().startsWith("assert")
        && !call.getNameAsString().startsWith("verify");
  }

  /** {@code try { call(); fail(); } catch (E expected) ...}. */
  private static boolean failsAtItsEnd(TryStmt attempt) {
    return attempt
        .getTryBlock()
        .getStatements()
        .getLast()
        .map(
            s ->
                s instanceof ExpressionStmt e
                    && e.getExpression() instanceof MethodCallExpr call
                    && call.getNameAsString().equals("fail"))
        .orElse(false);
  }
}
