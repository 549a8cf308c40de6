package dev.yantra.codex.generate.candidate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands for what, in source text. */
final class SubstitutionTest {
  @Test
  void names_areReplacedOnlyWhereTheyStandAlone() {
    Substitution s = new Substitution().name("a", "left");
    assertEquals("left + b.a + left.a() + a(1)", s.apply("a + b.a + a.a() + a(1)").text());
  }

  @Test
  void names_areReplacedInMessagesToo() {
    Substitution s = new Substitution().name("array", "values");
    assertEquals("\"values is \\narray\"", s.apply("\"array is \\narray\"").text());
  }

  @Test
  void namesOfAnyScript_areReplacedInMessagesToo() {
    String ancient = "\ud800\udc80x"; // a letter of Linear B, beyond 16 bits
    Substitution s = new Substitution().name(ancient, "values").name("x", "wrong");
    assertEquals("\"values is empty\"", s.apply("\"" + ancient + " is empty\"").text());
  }

  @Test
  void words_keepTheCaseThatTheyStandIn() {
    Substitution s = new Substitution().word("first", "last");
    assertEquals(
        "lastIndex + getLast() + LAST_ONE + thirst",
        s.apply("firstIndex + getFirst() + FIRST_ONE + thirst").text());
  }

  @Test
  void words_areReplacedOnlyWhereTheResultIsKnown() {
    Substitution s = new Substitution().word("left", "right").where("getRight"::equals);
    Substitution.Result result = s.apply("getLeft() + leftMost");
    assertEquals("getRight() + leftMost", result.text());
    assertEquals(1, result.wordEdits());
  }

  @Test
  void counters_stayIntsAmongLongs() {
    Substitution s = new Substitution().type("int", "long").keepingCounters();
    assertEquals(
        "int i = 0; long[] a = (long) b;", s.apply("int i = 0; int[] a = (int) b;").text());
  }

  @Test
  void alignment_pairsWordsAtTheSamePlace() {
    assertEquals(
        Map.of("first", "last"),
        Substitution.aligned(List.of("find", "first", "node"), List.of("find", "last", "node")));
    assertEquals(
        Map.of(), Substitution.aligned(List.of("index", "of"), List.of("last", "index", "of")));
  }
}
