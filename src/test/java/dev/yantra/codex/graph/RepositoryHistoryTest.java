package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RepositoryHistoryTest {
  private static final MethodHistory PAST = new MethodHistory(9, 8, 7, 6, 5, 4);
  private static final Edge TOGETHER = new Edge(EdgeKind.CO_CHANGED, "a#a()", "b#b()", 0, 3);

  @Test
  void none_knowsNothingAndSaysWhy() {
    RepositoryHistory none = RepositoryHistory.none("git is not installed");

    assertEquals("git is not installed", none.note());
    assertEquals("", none.state());
    assertTrue(none.methods().isEmpty());
    assertTrue(none.coChanges().isEmpty());
    assertEquals(0, none.log().bytes().length);
    assertEquals("", RepositoryHistory.NONE.note());
  }

  @Test
  void historyWithoutALog_hasNothingToGoOnFromAndNoNote() {
    RepositoryHistory history =
        new RepositoryHistory("abc", new TreeMap<>(Map.of("a#a()", PAST)), List.of(TOGETHER));

    assertEquals(RepositoryHistory.Log.NONE, history.log());
    assertEquals("", history.note());
    assertEquals("abc", history.state());
    assertEquals(Map.of("a#a()", PAST), history.methods());
    assertEquals(List.of(TOGETHER), history.coChanges());
  }

  @Test
  void whatItWasMadeOf_mayChangeAfterwards() {
    SortedMap<String, MethodHistory> methods = new TreeMap<>(Map.of("a#a()", PAST));
    List<Edge> edges = new ArrayList<>(List.of(TOGETHER));
    RepositoryHistory history = new RepositoryHistory("abc", methods, edges);

    methods.clear();
    edges.clear();

    assertEquals(1, history.methods().size());
    assertEquals(1, history.coChanges().size());
    assertThrows(UnsupportedOperationException.class, () -> history.methods().clear());
  }

  @Test
  void bytesOfTheLog_areCopiedBothWays() {
    byte[] bytes = {1, 2, 3};
    RepositoryHistory.Log log = new RepositoryHistory.Log(bytes);

    bytes[0] = 9;
    log.bytes()[1] = 9;

    assertArrayEquals(new byte[] {1, 2, 3}, log.bytes());
  }

  @Test
  void methodThatGitDoesNotKnow_hasNoPast() {
    assertEquals(new MethodHistory(0, 0, 0, 0, 0, 0), MethodHistory.NONE);
  }
}
