package dev.yantra.codex.predict.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.predict.tests.TestReport.RankedTest;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestFormatsTest {
  private static RankedTest ranked(String id, String... selectors) {
    List<String> selected = selectors.length == 0 ? List.of(id) : List.of(selectors);
    return new RankedTest(id, selected, "", 1, 1, List.of());
  }

  private final List<RankedTest> tests =
      List.of(
          ranked("a.FooTest#x()"),
          ranked("a.BarTest$Inner#z()"),
          ranked("a.FooTest#y(int)"),
          ranked("a.FooTest#y(long)"));

  @Test
  void surefire_groupsByClassInTheOrderOfItsBestTest() {
    assertEquals("a.FooTest#x+y,a.BarTest$Inner#z", TestFormats.surefire(tests));
    assertEquals("", TestFormats.surefire(List.of()));
  }

  @Test
  void gradle_takesOneArgumentForEachMethod() {
    assertEquals(
        List.of("--tests", "a.FooTest.x", "--tests", "a.FooTest.y", "--tests", "a.BarTest$Inner.z"),
        TestFormats.gradle(tests));
  }

  @Test
  void inheritedNestedClass_isAskedForThroughTheClassThatHasAFile() {
    List<RankedTest> inherited =
        List.of(ranked("a.FooTest$In#x()", "a.FooTest#x()", "a.Contract$In#x()"));
    assertEquals("a.FooTest#x,a.Contract$In#x", TestFormats.surefire(inherited));
    assertEquals(
        List.of("--tests", "a.FooTest.x", "--tests", "a.Contract$In.x"),
        TestFormats.gradle(inherited));
  }
}
