package dev.yantra.codex.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallCodecTest {
  private static CallSite site(int line, String... left) {
    CallPlace place =
        new CallPlace(
            "a.A#go()",
            line,
            5,
            Form.METHOD,
            Receiver.LOCAL,
            List.of("a.B"),
            "b",
            "int",
            Role.ARGUMENT,
            "max",
            1,
            Control.LOOP,
            0,
            List.of(new Variable("b", "a.B")),
            List.of(left));
    return new CallSite(place, "a.B#size()");
  }

  @Test
  void sites_comeBackAsTheyWere() throws IOException {
    List<CallSite> sites =
        List.of(
            site(1),
            site(2, "int", "n", "="),
            site(3, "int", "n", "=", "b", "size", "+"),
            site(4, "size", "+", "b"),
            site(5, "x"));
    assertEquals(sites, CallCodec.decode(CallCodec.encode(sites, List.of())).sites());
  }

  @Test
  void blobFromBeforeTokensWereKept_hasNothingLeft() throws IOException {
    byte[] bytes = CallCodec.encode(List.of(site(1), site(2)), List.of());
    // Two numbers for each site: how many tokens are those of the last one, and how many follow.
    byte[] old = Arrays.copyOf(bytes, bytes.length - 4);
    assertEquals(List.of(site(1), site(2)), CallCodec.decode(old).sites());
  }
}
