package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.source.MaskedSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SuspicionTest {
  private static List<Suspicion> in(String body) {
    return Suspicion.in(MaskedSource.of("void m() {\n" + body + "\n}\n"), 1, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (int i = 0; i <= xs.size(); i++) {} | OFF_BY_ONE",
        "for (int i = 0; i <= s.length(); i++) {} | OFF_BY_ONE",
        "if (s == \"x\") go(); | WRONG_OPERATOR",
        "try { go(); } catch (IOException e) {} | EXCEPTION_HANDLING",
        "if ( a.b() && a.b() ) go(); | WRONG_CONDITION",
        "int n = Math.abs(o.hashCode()) % 3; | NUMERIC",
        "if (o.equals(null)) go(); | NULL_DEREFERENCE",
        "go(); new IllegalStateException(\"x\"); | EXCEPTION_HANDLING",
        "if (go(1)); | WRONG_CONDITION",
        "go(); x = x; | OTHER",
      })
  void mistake_isFoundOnItsLine(String body, BugType type) {
    List<Suspicion> found = in(body);
    assertEquals(1, found.size(), () -> found.toString());
    assertEquals(type, found.get(0).type());
    assertEquals(2, found.get(0).line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int i = 0; i < xs.size(); i++) {}",
        "for (int i = 1; i <= xs.size(); i++) {}",
        "if (\"x\".equals(s)) go();",
        "try { go(); } catch (IOException ignored) {}",
        "try { go(); } catch (IOException e) { /* cannot be */ }",
        "if (a && b || a && c) go();",
        "if (a.b() && a.bc()) go();",
        "if (a && a.b()) go();",
        "throw new IllegalStateException(\"x\");",
        "if (a) { go(); }",
        "this.x = x;",
        "String s = \"if (x == \\\"\";",
        "// if (o.equals(null))",
      })
  void soundCode_isNotSuspected(String body) {
    assertEquals(List.of(), in(body));
  }
}
