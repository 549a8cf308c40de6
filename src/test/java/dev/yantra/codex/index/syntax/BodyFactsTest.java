package dev.yantra.codex.index.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.MethodBody;
import dev.yantra.codex.graph.TestKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BodyFactsTest {
  private static MethodDeclaration method(String text) {
    return StaticJavaParser.parse("class C { " + text + " }")
        .findFirst(MethodDeclaration.class)
        .orElseThrow();
  }

  private static BlockStmt block(String text) {
    return method("void m(int a, String s) {" + text + "}").getBody().orElseThrow();
  }

  private static String shape(String text) {
    return BodyTokens.of(block(text), List.of("a", "s")).shape();
  }

  @Test
  void shape_ignoresNamesOfLocalsAndValuesOfLiterals() {
    assertEquals(shape("int x = a + 1; use(x);"), shape("int y = a + 2; use(y);"));
    assertNotEquals(shape("int x = a + 1; use(x);"), shape("int x = a + 1; use(a);"));
    assertNotEquals(shape("use(a);"), shape("take(a);"));
    assertNotEquals(shape("use(null);"), shape("use(true);"));
  }

  @Test
  void words_areCountedSubTokens() {
    assertEquals(
        2,
        BodyTokens.of(block("readLine(lineNumber);"), List.of()).words().getOrDefault("line", 0));
  }

  @Test
  void complexity_countsDecisions() {
    MethodBody body =
        MethodFacts.body(
            block("if (a > 0 && a < 9) { for (;;) { break; } } return a == 1 ? x : y;"),
            List.of(),
            Set.of());
    assertEquals(5, body.complexity());
    assertEquals(4, body.statements());
    assertEquals(1, body.lines());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (a < 0) { throw new IllegalArgumentException(); }|VALIDATION",
        "try { go(); } catch (Exception e) { throw e; }|ERROR_HANDLING",
        "if (s == null) { return; }|NULL_HANDLING",
        "synchronized (s) { go(); }|CONCURRENCY",
        "ownerRepository.save(s);|DB_ACCESS",
        "log.info(s);|LOGGING",
        "new FileInputStream(s);|IO",
        "int x = a * 31;|ARITHMETIC",
      })
  void concern_isSeenInTheSyntax(String body, Concern concern) {
    assertTrue(Concerns.of(block(body), List.of()).contains(concern));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.sql.Connection#prepareStatement(java.lang.String)|DB_ACCESS",
        "java.net.http.HttpClient#send(java.lang.Object)|API_CALL",
        "java.util.regex.Pattern#matcher(java.lang.CharSequence)|PARSING",
        "java.lang.Integer#parseInt(java.lang.String)|PARSING",
        "java.lang.reflect.Method#invoke(java.lang.Object)|REFLECTION",
        "java.time.Instant#now()|TIME",
      })
  void concern_isToldByTheCalledLibrary(String called, Concern concern) {
    assertTrue(Concerns.of(block(""), List.of(called)).contains(concern));
  }

  @Test
  void emptyBody_hasNoConcern() {
    assertEquals(Set.of(), Concerns.of(block(""), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Test void works() { assertEquals(3, add(1, 2)); }|HAPPY_PATH",
        "@Test void parse_rejectsNull() { parse(null); }|NULL_INPUT",
        "@Test void t() { assertThrows(E.class, () -> go()); }|EXCEPTION",
        "@Test(expected = E.class) void t() { go(); }|EXCEPTION",
        "@Test void t() { try { go(); fail(); } catch (E e) { } }|EXCEPTION",
        "@Test void t() { check(join(\"\")); }|EMPTY_INPUT",
        "@Test void t() { check(abs(Integer.MIN_VALUE)); }|BOUNDARY",
        "@Test void t() { assertEquals(x, decode(encode(x))); }|ROUND_TRIP",
        "@ParameterizedTest void t(int i) { go(i); }|PARAMETERISED",
        "@Test void t() { new Thread(r).start(); }|CONCURRENCY",
      })
  void kindOfTest_isTold(String test, TestKind kind) {
    MethodDeclaration method = method(test);
    assertTrue(kindsOf(method).contains(kind));
  }

  private static Set<TestKind> kindsOf(MethodDeclaration test) {
    Set<Concern> concerns = Concerns.of(test.getBody().orElseThrow(), List.of());
    return TestKinds.of(test, test.getBody(), concerns);
  }

  @Test
  void assertedNull_isNoNullInput() {
    MethodDeclaration method = method("@Test void t() { assertEquals(null, find(1)); }");
    assertEquals(EnumSet.of(TestKind.HAPPY_PATH), kindsOf(method));
  }

  @Test
  void javadoc_isProse() {
    assertEquals(
        "Gives the name of List<T> & more.",
        Javadocs.text("\n * Gives the <b>name</b> of {@code List<T>} &amp; more.\n * @return x\n"));
  }
}
