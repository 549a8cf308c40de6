package dev.yantra.codex.student.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.TypeShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AssignabilityTest {
  private final Callables callables =
      new Callables(
          new CallSites(
              Map.of(),
              List.of(
                  new TypeShape("a.Base", false, List.of("a.Face"), List.of()),
                  new TypeShape("a.Sub", false, List.of("a.Base"), List.of()))));

  @ParameterizedTest
  @CsvSource({
    "int, int, true",
    "'', int, true",
    "int, '', true",
    "void, java.lang.Object, false",
    "void, int, false",
    // Widening, JLS 5.1.2.
    "byte, short, true",
    "int, long, true",
    "long, int, false",
    "long, float, true",
    "float, double, true",
    "double, float, false",
    "char, int, true",
    "char, short, false",
    "char, byte, false",
    "byte, char, false",
    "int, char, false",
    "boolean, int, false",
    "int, boolean, false",
    // Boxing, JLS 5.1.7 and 5.1.8.
    "int, java.lang.Integer, true",
    "int, java.lang.Long, false",
    "int, java.lang.Number, true",
    "int, java.lang.Object, true",
    "char, java.lang.Character, true",
    "char, java.lang.Number, false",
    "boolean, java.lang.Number, false",
    "int, java.lang.String, false",
    "java.lang.Integer, int, true",
    "java.lang.Object, int, true",
    "java.lang.Long, int, false",
    "java.lang.String, int, false",
    // Classes and arrays.
    "a.Sub, a.Base, true",
    "a.Sub, a.Face, true",
    "a.Base, a.Sub, false",
    "a.Base, java.lang.Object, true",
    "unknown.Type, a.Base, true",
    "a.Base, unknown.Face, false",
    "a.Sub[], a.Base[], true",
    "a.Base[], a.Sub[], false",
    "a.Sub[], a.Sub, false",
    "a.Sub, a.Sub[], false",
    "int[], java.lang.Object, true",
    "int[], int, false",
    "int[][], int[], false",
  })
  void holds_asTheLanguageHasIt(String type, String asked, boolean expected) {
    assertEquals(expected, Assignability.holds(type, asked, callables));
  }
}
