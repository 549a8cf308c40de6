package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

final class MethodNodeTest {
  @Test
  void signature_isTheDeclarationOnOneLine() {
    assertEquals(
        "public static int m(List<String> p) throws IOException",
        SampleNodes.method("p.A#m(java.util.List)").signature());
  }

  @Test
  void signatureOfAConstructor_namesItsType() {
    assertEquals("A()", SampleNodes.implicitMethod("p.A#<init>()", "A.java").signature());
  }

  @Test
  void withHistory_changesTheHistoryOnly() {
    MethodNode method = SampleNodes.method("p.A#m()");
    MethodHistory past = new MethodHistory(9, 8, 7, 6, 5, 4);

    assertEquals(past, method.withHistory(past).history());
    assertEquals(method, method.withHistory(past).withHistory(method.history()));
    assertEquals(NodeKind.METHOD, method.kind());
    assertFalse(method.isTestCase());
  }
}
