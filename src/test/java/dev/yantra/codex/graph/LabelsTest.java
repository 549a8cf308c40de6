package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The labels and descriptions of concerns, kinds of test and types of bug, which answers print. */
final class LabelsTest {
  @Test
  void labels_areTheNamesThatAnswersAndCorpusHave() {
    assertEquals("has_null_handling", Concern.NULL_HANDLING.label());
    assertEquals("round_trip", TestKind.ROUND_TRIP.label());
    assertEquals("off_by_one", BugType.OFF_BY_ONE.label());
  }

  @Test
  void everyLabel_leadsBackToItsValue() {
    for (Concern concern : Concern.values()) {
      assertEquals(Optional.of(concern), Concern.ofLabel(concern.label()));
    }
    for (TestKind kind : TestKind.values()) {
      assertEquals(Optional.of(kind), TestKind.ofLabel(kind.label()));
    }
    for (BugType type : BugType.values()) {
      assertEquals(Optional.of(type), BugType.ofLabel(type.label()));
    }
  }

  @Test
  void otherWords_areNoLabels() {
    assertEquals(Optional.empty(), Concern.ofLabel("validation"));
    assertEquals(Optional.empty(), TestKind.ofLabel("ROUND_TRIP"));
    assertEquals(Optional.empty(), BugType.ofLabel(""));
  }

  @Test
  void everyValue_isDescribedInWordsOfItsOwn() {
    Set<String> said = new HashSet<>();
    for (Concern concern : Concern.values()) {
      assertFalse(concern.description().isBlank());
      said.add(concern.description());
    }
    for (TestKind kind : TestKind.values()) {
      assertFalse(kind.description().isBlank());
      said.add(kind.description());
    }
    for (BugType type : BugType.values()) {
      assertFalse(type.description().isBlank());
      said.add(type.description());
    }
    assertEquals(
        Concern.values().length + TestKind.values().length + BugType.values().length, said.size());
  }
}
