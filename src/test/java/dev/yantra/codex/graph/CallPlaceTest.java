package dev.yantra.codex.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CallPlaceTest {
  private static CallPlace place(List<String> types, List<Variable> scope, List<String> left) {
    return new CallPlace(
        "shop.Till#pay(int)",
        12,
        9,
        Form.REFERENCE,
        Receiver.FIELD,
        types,
        "orders",
        "int",
        Role.ARGUMENT,
        "add",
        1,
        Control.LOOP,
        3,
        scope,
        left);
  }

  @Test
  void withLeft_changesWhatStandsLeftAndNothingElse() {
    List<String> types = List.of("shop.Orders");
    List<Variable> scope = List.of(new Variable("price", "int"));
    CallPlace bare = place(types, scope, List.of());

    CallPlace place = bare.withLeft(List.of("return", "orders"));

    assertEquals(place(types, scope, List.of("return", "orders")), place);
    assertNotEquals(bare, place);
    assertEquals(bare, place.withLeft(List.of()));
  }

  @Test
  void lists_areCopies() {
    List<String> types = new ArrayList<>(List.of("shop.Orders"));
    List<Variable> scope = new ArrayList<>(List.of(new Variable("price", "int")));
    List<String> left = new ArrayList<>(List.of("return"));
    CallPlace place = place(types, scope, left);

    types.clear();
    scope.clear();
    left.clear();

    assertEquals(List.of("shop.Orders"), place.types());
    assertEquals(List.of(new Variable("price", "int")), place.scope());
    assertEquals(List.of("return"), place.left());
    assertThrows(UnsupportedOperationException.class, () -> place.scope().clear());
  }

  @Test
  void placesThatAllowNoValue_areStatementsLambdasAndUnknownOnes() {
    Set<Role> free = EnumSet.noneOf(Role.class);
    Arrays.stream(Role.values()).filter(r -> !r.wantsValue()).forEach(free::add);

    assertEquals(EnumSet.of(Role.STATEMENT, Role.LAMBDA, Role.OTHER), free);
  }
}
