package dev.yantra.codex.generate.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.Parameter;
import dev.yantra.codex.workspace.CodexException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declarations that a user types. */
final class SignatureReaderTest {
  @Test
  void declaration_isReadWhole() {
    MethodSignature read =
        SignatureReader.read(
            " protected static <T extends Comparable<T>> List<T> sort(final T[] all, int... at)"
                + " throws IOException, java.util.NoSuchElementException; ",
            "a.b.Outer$Inner");
    assertEquals(
        new MethodSignature(
            "a.b.Outer$Inner",
            "sort",
            List.of("protected", "static"),
            "<T extends Comparable<T>>",
            List.of(new Parameter("all", "T[]"), new Parameter("at", "int...")),
            "List<T>",
            List.of("IOException", "java.util.NoSuchElementException")),
        read);
  }

  @Test
  void body_isCutOff() {
    assertEquals("int f()", SignatureReader.read("int f() { return 1; }", "A").source());
    assertEquals("int f()", SignatureReader.read("int f();", "A").source());
  }

  @Test
  void constructor_isReadUnderTheNameOfItsType() {
    MethodSignature read = SignatureReader.read("public Inner(int a)", "a.Outer$Inner");
    assertTrue(read.constructor());
    assertEquals("public Inner(int a)", read.source());
  }

  @Test
  void dimensionsBehindNames_goToTheTypes() {
    assertEquals("int[] f(long[] a)", SignatureReader.read("int f(long a[])[]", "A").source());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "reset the password", "int f(", "int a", "void f() } void g()", "42"})
  void anythingElse_isAUsageErrorThatShowsTheForm(String text) {
    CodexException e =
        assertThrows(CodexException.class, () -> SignatureReader.read(text, "a.Type"));
    assertEquals(CodexException.Reason.USAGE, e.reason());
    assertTrue(e.getMessage().contains("public void reset(String token)"), e.getMessage());
  }
}
