package dev.yantra.codex.generate.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types as source writes them, compared without resolving them. */
final class WrittenTypeNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "String | String",
        "java.util.List<String>[] | List[]",
        "Map<String, List<int[]>> | Map",
        "T... | T[]",
        "@Nullable String | String",
        "@Size(max = 3) String [] | String[]",
        "java.util.Map.Entry<K, V> | Entry",
        "a.Outer$Inner | Inner",
        "int | int",
      })
  void simple_dropsPackageArgumentsAndAnnotations(String written, String simple) {
    assertEquals(simple, WrittenTypeNames.simple(written));
  }

  @Test
  void element_dropsEveryDimension() {
    assertEquals("List", WrittenTypeNames.element("java.util.List<String>[][]"));
    assertEquals("int", WrittenTypeNames.element("int..."));
    assertEquals("Object", WrittenTypeNames.element("Object"));
  }

  @Test
  void boxed_knowsTheEightPrimitives() {
    String[] primitives = {"int", "long", "short", "byte", "char", "boolean", "float", "double"};
    for (String p : primitives) {
      assertTrue(WrittenTypeNames.primitive(p), p);
      assertFalse(WrittenTypeNames.primitive(WrittenTypeNames.boxed(p)), p);
    }
    assertEquals("Integer", WrittenTypeNames.boxed("int"));
    assertEquals("Character", WrittenTypeNames.boxed("char"));
    assertEquals("String", WrittenTypeNames.boxed("String"));
    assertFalse(WrittenTypeNames.primitive("void"));
  }

  @ParameterizedTest
  @CsvSource({
    "String, java.lang.String, true",
    "int, Integer, true",
    "Integer, int, true",
    "String, Object, true",
    "int, Object, false",
    "String, CharSequence, true",
    "StringBuilder, CharSequence, false",
    "int, long, true",
    "int, double, true",
    "int, float, false",
    "long, int, false",
    "String, Integer, false",
  })
  void fits_isWhatJavaConvertsMostOften(String given, String wanted, boolean expected) {
    assertEquals(expected, WrittenTypeNames.fits(given, wanted));
  }
}
