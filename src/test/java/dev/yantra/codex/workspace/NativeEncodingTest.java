package dev.yantra.codex.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.InvalidPathException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NativeEncodingTest {
  private final NativeEncoding ascii = NativeEncoding.of("ANSI_X3.4-1968");
  private final NativeEncoding unicode = NativeEncoding.of("UTF-8");

  @Test
  void invalidPath_isTheEncodingsFaultOnlyWhereItCannotExpressNames() {
    InvalidPathException e = new InvalidPathException("Übung.java", "unmappable");

    assertFalse(ascii.isUnicode());
    assertEquals(CodexException.Reason.SETUP, ascii.invalid(e).reason());
    assertTrue(ascii.invalid(e).getMessage().contains("LC_ALL=C.UTF-8"));
    assertTrue(unicode.isUnicode());
    assertEquals(CodexException.Reason.USAGE, unicode.invalid(e).reason());
  }

  @Test
  void replacedArgument_isRefused() {
    assertThrows(CodexException.class, () -> ascii.check(List.of("-C", "g\ufffd\ufffdrten")));
    unicode.check(List.of("-C", "gärten"));
  }
}
