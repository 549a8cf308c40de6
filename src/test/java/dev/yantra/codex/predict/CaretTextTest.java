package dev.yantra.codex.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.graph.CallPlace;
import dev.yantra.codex.graph.CallPlace.Form;
import dev.yantra.codex.graph.CallPlace.Role;
import dev.yantra.codex.index.CaretReader;
import dev.yantra.codex.index.IndexOptions;
import dev.yantra.codex.index.Indexer;
import dev.yantra.codex.index.files.FileRules;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carets in a file that does not parse; {@code ¦} is the caret. */
final class CaretTextTest {
  private static final String CLASS =
      """
      import java.util.*;
      class A {
        private final List<String> names = new ArrayList<>();
        int go(String text, StringBuilder out) {
          text.trim();
          %s
        }
        void later() {}
        int field = 1;
      }
      """;

  @TempDir private Path directory;

  private CaretReader.Caret read(String statement) throws IOException {
    String source = String.format(CLASS, statement);
    int offset = source.indexOf('¦');
    String whole = source.replace("¦", "");
    Files.writeString(directory.resolve("A.java"), String.format(CLASS, "return 1;"));
    Workspace workspace = new Workspace(directory);
    new Indexer(workspace, Progress.SILENT)
        .index(new IndexOptions(List.of(), FileRules.NONE, false, false));
    CaretText text = CaretText.of(whole, offset);
    return new CaretReader(workspace).read("A.java", whole, text.marked()).orElseThrow();
  }

  @Test
  void afterADot_receiverPurposeAndEarlierCallsAreKnown() throws IOException {
    CaretReader.Caret caret = read("if (text != null) { int n = names.¦");
    CallPlace place = caret.place();
    assertEquals("A#go(java.lang.String,java.lang.StringBuilder)", place.caller());
    assertEquals(List.of("java.util.List"), place.types());
    assertEquals(Role.INITIALIZER, place.role());
    assertEquals("int", place.expected());
    assertEquals("java.lang.String#trim()", caret.before().get(0).callee());
  }

  @Test
  void prefix_isCutOff() {
    String source = "class A { void go(String s) { s.isEm } }";
    CaretText text = CaretText.of(source, source.indexOf("isEm") + 4);
    assertEquals("isEm", text.prefix());
    assertTrue(text.marked().contains("s." + CaretReader.MARK + "()"), text.marked());
  }

  @Test
  void everyOpenBracket_isClosed() throws IOException {
    for (String statement :
        List.of(
            "out.append(text.¦",
            "for (int i = 0; i < text.¦",
            "for (String s : names) { try { out.append(s.¦",
            "names.forEach(n -> { if (n.¦",
            "do { text.¦",
            "int n = text.isEmpty() ? 0 : text.¦",
            "int n = text == null ? text.¦",
            "String[] all = {text.¦",
            "return out.¦")) {
      CallPlace place = read(statement).place();
      assertTrue(place.types().get(0).startsWith("java.lang.String"), statement + place);
    }
  }

  @Test
  void creation_referenceAndBareNames_areAskedForToo() throws IOException {
    CallPlace creation = read("Object o = new StringBuilder(¦").place();
    assertEquals(Form.CREATION, creation.form());
    assertEquals(List.of("java.lang.StringBuilder"), creation.types());
    assertEquals(Form.REFERENCE, read("names.forEach(out::¦").place().form());
    CallPlace bare = read("la¦").place();
    assertEquals(List.of("A"), bare.types());
  }
}
