package dev.yantra.codex.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Control;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Receiver;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.graph.CallPlace.Variable;
import dev.yantra.codex.graph.CallSite;
import dev.yantra.codex.graph.CallSites;
import dev.yantra.codex.graph.TypeShape;
import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.store.GraphStore;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call site says what stands left of the call, and nothing else. */
final class CallPlacesTest {
  @TempDir private Path directory;

  private CallSites calls = new CallSites(java.util.Map.of(), List.of());

  @Test
  void receiver_isWhatStandsBeforeTheDot() throws IOException {
    index(
        """
        class A {
          String field;
          void go(String given) {
            given.length();
            field.trim().isEmpty();
            String.valueOf(1);
            this.help();
            help();
            super.hashCode();
            "x".concat(given);
            new StringBuilder().append(given);
          }
          void help() {}
        }
        """);
    assertPlace("length", Receiver.LOCAL, "java.lang.String", "given");
    assertPlace("trim", Receiver.FIELD, "java.lang.String", "field");
    assertPlace("isEmpty", Receiver.CALL, "java.lang.String", "trim");
    assertPlace("valueOf", Receiver.TYPE, "java.lang.String", "String");
    assertPlace("hashCode", Receiver.SUPER, "java.lang.Object", "");
    assertPlace("concat", Receiver.LITERAL, "java.lang.String", "");
    assertPlace("append", Receiver.NEW, "java.lang.StringBuilder", "");
    assertPlace("<init>", Receiver.NONE, "java.lang.StringBuilder", "");
    assertEquals(
        List.of(Receiver.THIS, Receiver.NONE),
        calls.of("A#go(java.lang.String)").stream()
            .filter(s -> s.callee().equals("A#help()"))
            .map(s -> s.place().receiver())
            .toList());
  }

  @Test
  void role_doesNotKnowWhatFollowsTheCall() throws IOException {
    index(
        """
        class A {
          boolean go(String s) {
            if (s.length() > s.hashCode()) {
              return s.trim().isEmpty();
            }
            String t = s.concat("");
            s.notify();
            return !t.isBlank();
          }
        }
        """);
    // Whether "> 0" or another dot comes next is to the right of the caret.
    assertRole("length", Role.CONDITION, "", "boolean");
    assertRole("hashCode", Role.OPERAND, ">", "int");
    assertRole("trim", Role.RETURN, "", "boolean");
    assertRole("isEmpty", Role.RETURN, "", "boolean");
    assertRole("concat", Role.INITIALIZER, "t", "java.lang.String");
    assertRole("notify", Role.STATEMENT, "", "");
    assertRole("isBlank", Role.OPERAND, "!", "boolean");
    assertEquals(Control.CONDITION, place("length").control());
    assertEquals(Control.BRANCH, place("trim").control());
  }

  @Test
  void argument_asksForWhatAllOverloadsAgreeOn() throws IOException {
    index(
        """
        class A {
          void go(String s) {
            one(s.trim(), s.length());
            two(s.strip());
          }
          void one(String a, int b) {}
          void one(String a, long b) {}
          void two(String a) {}
          void two(Object a) {}
        }
        """);
    assertRole("trim", Role.ARGUMENT, "one", "java.lang.String");
    assertRole("length", Role.ARGUMENT, "one", "");
    assertRole("strip", Role.ARGUMENT, "two", "");
    assertEquals(0, place("trim").argument());
    assertEquals(1, place("length").argument());
    assertEquals(0, place("length").within(), "the first call of the body takes it");
    assertEquals(-1, place("one").within());
  }

  @Test
  void scope_endsAtThePoint() throws IOException {
    index(
        """
        class A {
          void go(String s) {
            int before = 1;
            s.length();
            long after = 2;
            for (char c : s.toCharArray()) {
              Character.isDigit(c);
            }
          }
        }
        """);
    assertEquals(
        List.of(new Variable("s", "java.lang.String"), new Variable("before", "int")),
        place("length").scope());
    assertTrue(place("isDigit").scope().contains(new Variable("c", "char")));
    assertEquals(Control.LOOP, place("isDigit").control());
  }

  @Test
  void left_isWhatStandsInTheBodyUpToThePoint() throws IOException {
    index(
        """
        class A {
          String name = other(1);
          void go(String s) {
            // not code
            if (s != null) { run(); }
            int size = s.trim().length() + s.hashCode();
          }
          String other(int n) { return null; }
          void run() {}
        }
        """);
    assertEquals(List.of("name", "="), place("other").left());
    assertEquals(List.of("if", "s", "!=", "null"), place("run").left());
    List<String> before = List.of("if", "s", "!=", "null", "run", "}", "int", "size", "=", "s");
    assertEquals(before, place("trim").left());
    assertEquals("trim", place("length").left().get(before.size()));
    assertEquals("+", place("hashCode").left().get(before.size() + 2));
  }

  @Test
  void left_isCutWhereItIsLong() throws IOException {
    String many = "s.trim(); ".repeat(CallPlace.MOST_LEFT);
    index("class A { void go(String s) { s.length(); " + many + "s.isEmpty(); } }");
    List<String> left = place("isEmpty").left();
    assertEquals(CallPlace.MOST_LEFT, left.size());
    assertEquals(List.of("s", "trim", "s"), left.subList(left.size() - 3, left.size()));
    assertEquals(List.of("s"), place("length").left());
  }

  @Test
  void unqualifiedCall_canMeanWhatEnclosesItOrIsImported() throws IOException {
    index(
        """
        import static java.util.Objects.requireNonNull;
        class A {
          void outer() {}
          class B extends Thread {
            void go() {
              outer();
              new Object() {
                public int hashCode() { return requireNonNull("").length(); }
              };
            }
          }
        }
        """);
    assertEquals(List.of("A$B", "A", "java.util.Objects#requireNonNull"), place("outer").types());
    assertEquals(
        List.of("java.lang.Object", "A$B", "A", "java.util.Objects#requireNonNull"),
        place("requireNonNull").types());
    TypeShape thread = calls.type("java.lang.Thread").orElseThrow();
    assertTrue(
        thread.members().stream().anyMatch(m -> m.id().equals("java.lang.Thread#interrupt()")),
        "a library's type with members that nobody calls");
  }

  @Test
  void constructors_areCallsToo() throws IOException {
    index(
        """
        class A {
          A() { this("x".trim()); }
          A(String s) { super(); Runnable r = A::new; }
        }
        """);
    assertEquals(
        List.of(Form.CONSTRUCTOR, Form.METHOD),
        calls.of("A#<init>()").stream().map(s -> s.place().form()).toList());
    assertRole("trim", Role.ARGUMENT, "this", "java.lang.String");
    assertEquals(
        List.of(Form.CONSTRUCTOR, Form.REFERENCE),
        calls.of("A#<init>(java.lang.String)").stream().map(s -> s.place().form()).toList());
  }

  private void index(String source) throws IOException {
    Files.writeString(directory.resolve("A.java"), source);
    Workspace workspace = new Workspace(directory);
    new Indexer(workspace, Progress.SILENT)
        .index(new IndexOptions(List.of(), FileRules.NONE, false, false));
    try (GraphStore store = GraphStore.open(workspace)) {
      calls = store.loadCallSites();
    }
  }

  private CallPlace place(String name) {
    return calls.byCaller().values().stream()
        .flatMap(List::stream)
        .filter(s -> s.callee().contains("#" + name + "("))
        .map(CallSite::place)
        .findFirst()
        .orElseThrow();
  }

  private void assertPlace(String name, Receiver receiver, String type, String receiverName) {
    CallPlace place = place(name);
    assertEquals(receiver, place.receiver(), name);
    assertEquals(List.of(type), place.types(), name);
    assertEquals(receiverName, place.receiverName(), name);
  }

  private void assertRole(String name, Role role, String roleName, String expected) {
    CallPlace place = place(name);
    assertEquals(role, place.role(), name);
    assertEquals(roleName, place.roleName(), name);
    assertEquals(expected, place.expected(), name);
  }
}
