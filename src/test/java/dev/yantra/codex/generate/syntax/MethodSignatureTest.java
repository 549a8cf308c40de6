package dev.yantra.codex.generate.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A declaration without its body. */
final class MethodSignatureTest {
  private static final Parameter A = new Parameter("a", "int");

  @Test
  void source_isTheDeclarationInJavasOrder() {
    MethodSignature header =
        new MethodSignature(
            "p.A", "f", List.of("public", "static"), "<T>", List.of(A), "T", List.of("E", "F"));
    assertEquals("public static <T> T f(int a) throws E, F", header.source());
    assertTrue(header.isStatic());
    assertTrue(header.returnsValue());
    assertFalse(header.constructor());
  }

  @Test
  void abstractAndNative_areDroppedSinceABodyFollows() {
    MethodSignature header =
        new MethodSignature(
            "p.A", "f", List.of("abstract", "native", "final"), "", List.of(), "void", List.of());
    assertEquals("final void f()", header.source());
    assertFalse(header.returnsValue());
    assertFalse(header.isStatic());
  }

  @Test
  void furtherParameter_standsFirst() {
    MethodSignature header =
        new MethodSignature("p.A$B", "<init>", List.of(), "", List.of(A), "void", List.of());
    assertEquals("B(long x, int a)", header.source("B", "long x"));
    assertEquals("B", header.spokenName());
    MethodSignature bare =
        new MethodSignature("p.A$B", "<init>", List.of(), "", List.of(), "void", List.of());
    assertEquals("B(long x)", bare.source("B", "long x"));
    assertEquals("B()", bare.source());
  }
}
