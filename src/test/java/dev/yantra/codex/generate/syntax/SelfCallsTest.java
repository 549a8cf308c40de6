package dev.yantra.codex.generate.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.generate.syntax.CandidateCompiler.Compiles;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Trial;
import dev.yantra.codex.generate.syntax.CandidateCompiler.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Candidates that compile and never come back. */
final class SelfCallsTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ return f(x); }",
        "{ return this.f(x); }",
        "{ return 1 + f(x - 1); }",
        "{ int y = f(x); return y; }",
        "{ x++; int y = x; return f(y); }",
        "{ return f(x) > 1 && x > 1 ? 1 : 2; }",
        "{ if (f(x) > 1) return 1; return 2; }",
        "{ while (f(x) > 1) x++; return 2; }",
        "{ for (int i = f(x); i < 1; i++) x++; return 2; }",
        "{ for (int i = 0; i < f(x); i++) x++; return 2; }",
        "{ for (int i : new int[f(x)]) x++; return 2; }",
        "{ switch (f(x)) { default: return 1; } }",
        "{ return f(x) > 0 || x > 0 ? 1 : 2; }",
        "{ return back(x); }",
        "{ return new A().f(x); }",
        "{ return g(f(x)); }",
        "{ { return f(x); } }",
      })
  void unconditionalCallOfItself_isRefused(String body) {
    Verdict verdict = check("int f(int x)", body);
    assertEquals(Compiles.NO, verdict.compiles(), body);
    assertEquals(List.of("it only calls itself"), verdict.messages());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ return x == 0 ? 0 : f(x - 1); }",
        "{ if (x == 0) return 0; return f(x - 1); }",
        "{ if (x > 0) { return f(x - 1); } else { return f(x - 2); } }",
        "{ return x > 0 && f(x - 1) > 0 ? 1 : 2; }",
        "{ return x > 0 || f(x - 1) > 0 ? 1 : 2; }",
        "{ while (x > 0) x = f(x); return x; }",
        "{ for (int i = 0; i < x; i++) x = f(i); return x; }",
        "{ for (int i = 0; i < x; f(i)) x = i; return x; }",
        "{ for (int i : new int[x]) x = f(i); return x; }",
        "{ switch (x) { case 0: return 1; default: return f(x); } }",
        "{ java.util.function.IntSupplier s = () -> f(x); return x; }",
        "{ return f(\"x\"); }",
        "{ return f((long) x); }",
        "{ return g(x); }",
        "{ return longer(x); }",
        "{ return new B().f(x); }",
      })
  void callThatMayEnd_isAccepted(String body) {
    assertEquals(Compiles.YES, check("int f(int x)", body).compiles(), body);
  }

  @Test
  void superAndOverloads_areOtherMethods() {
    assertEquals(Compiles.YES, check("int h(int x)", "{ return super.h(x); }").compiles());
    assertEquals(Compiles.YES, check("int f(long x)", "{ return f((int) x); }").compiles());
    assertEquals(Compiles.NO, check("int f(long x)", "{ return f(x); }").compiles());
  }

  private Verdict check(String header, String body) {
    ParsedSources sources =
        new SourceTree(root)
            .with(
                "p/A.java",
                """
                package p;
                class A extends B {
                  int f(int x) { throw new UnsupportedOperationException(); }
                  int f(long x) { throw new UnsupportedOperationException(); }
                  int f(String x) { return 1; }
                  int g(int x) { return x; }
                  int back(int y) { return f(y); }
                  int longer(int y) { y++; return f(y); }
                }
                """)
            .with(
                "p/B.java",
                "package p;\nclass B { int f(int x) { return 1; } int h(int x) { return 2; } }\n")
            .sources();
    Trial trial = new Trial(SignatureReader.read(header, "p.A"), body, List.of());
    try (CandidateCompiler compiler = new CandidateCompiler(sources, List.of())) {
      return compiler.check(List.of(trial)).get(0);
    }
  }
}
