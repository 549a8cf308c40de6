package dev.yantra.codex.generate.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files without the bodies of their methods. */
final class CompileStubTest {
  @TempDir Path root;

  @Test
  void bodies_areReplacedAndTheRestStays() {
    assertEquals(
        "class A { int f = 1; int g() { throw null; } abstract void h(); }",
        stub("class A { int f = 1; int g() { return f; } abstract void h(); }"));
  }

  @Test
  void constructors_keepTheirCallOfAnother() {
    assertEquals(
        "class A { A() { this(1); throw null; } A(int a) { super(); throw null; } A(long b) { throw"
            + " null; } A(char c) { throw null; } A(byte d) { throw null; } }",
        stub(
            "class A { A() { this(1); go(); } A(int a) { super(); int b; } A(long b) { go(); }"
                + " A(char c) { int x = 1; } A(byte d) { } }"));
  }

  @Test
  void callOfAnOuterSuperConstructor_isKept() {
    assertEquals(
        "class A { A(B b) { b.super(); throw null; } }",
        stub("class A { A(B b) { b.super(); f(); } }"));
  }

  @Test
  void compactConstructor_isKeptSinceItHasToEndNormally() {
    assertEquals(
        "record R(int a) { @X(1) R { if (a > 0) f(); } R(String s) { this(1); throw null; } }",
        stub("record R(int a) { @X(1) R { if (a > 0) f(); } R(String s) { this(1); g(); } }"));
    assertEquals(
        "class A { A()  { throw null; } A(int b) throws E { throw null; } }",
        stub("class A { A()  { f(); } A(int b) throws E { f(); } }"));
  }

  @Test
  void byteOrderMark_isDropped() {
    assertEquals("class A { void f() { throw null; } }", stub("\uFEFFclass A { void f() { } }"));
  }

  private String stub(String text) {
    ParsedSources sources = new SourceTree(root).with("p/A.java", text).sources();
    return CompileStub.of(sources.file("p/A.java").orElseThrow()).apply();
  }
}
