package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CanonicalIdTest {
  @Test
  void method_comesApartIntoItsParts() {
    CanonicalId id = CanonicalId.parse("pkg.Outer$Inner#name(int,java.lang.String[])");

    assertEquals("pkg.Outer$Inner", id.owner());
    assertEquals("name", id.member());
    assertEquals(List.of("int", "java.lang.String[]"), id.parameters());
    assertEquals("pkg", id.packageName());
    assertEquals("Inner", id.ownerSimpleName());
    assertEquals("pkg.Outer", id.topLevel());
    assertTrue(id.method());
    assertFalse(id.constructor());
    assertEquals(
        "pkg.Outer$Inner#name(int,java.lang.String[])",
        CanonicalId.method(id.owner(), id.member(), id.parameters()));
  }

  @Test
  void constructorsFieldsAndTypes_areToldApart() {
    assertTrue(CanonicalId.parse("A#<init>()").constructor());
    assertEquals(List.of(), CanonicalId.parse("A#<init>()").parameters());
    assertFalse(CanonicalId.parse("p.A#field").method());
    assertEquals("field", CanonicalId.parse("p.A#field").member());
    assertEquals("", CanonicalId.parse("p.A").member());
    assertEquals("", CanonicalId.parse("A").packageName());
    assertEquals("p.$A", CanonicalId.parse("p.$A$B").topLevel());
    assertEquals("$A", CanonicalId.parse("$A$B").topLevel());
    assertEquals("p.A", CanonicalId.parse("p.A").topLevel());
  }

  @Test
  void constructor_isSpokenOfByItsTypesName() {
    assertEquals("Inner", CanonicalId.parse("p.Outer$Inner#<init>(int)").spokenName());
    assertEquals("run", CanonicalId.parse("p.Outer$Inner#run()").spokenName());
    assertEquals("A", CanonicalId.parse("A#<init>()").ownerSimpleName());
  }

  @Test
  void nonsense_hasAnAnswerToo() {
    for (String text : new String[] {"", "#", "#(", "a#b(", "a#b)", "(", "a#b(c"}) {
      assertEquals(owner(text), CanonicalId.parse(text).owner());
    }
  }

  private static String owner(String text) {
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }
}
