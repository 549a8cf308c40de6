package dev.yantra.codex.student;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.student.ParameterFile.Kind;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParameterFileTest {
  private static final ColumnNames COLUMNS = new ColumnNames(List.of("first", "second"));
  private static final Kind KIND = new Kind("numbers", 1, COLUMNS);

  private static byte[] encoded(Kind kind) {
    return ParameterFile.encode(kind, out -> out.writeInt(7), out -> out.writeUTF("seven"));
  }

  private static String read(byte[] bytes, Kind kind) throws IOException {
    ParameterFile file = ParameterFile.open(bytes, kind);
    return file.next(in -> in.readInt()) + " " + file.next(in -> in.readUTF());
  }

  @Test
  void open_givesTheSectionsBackInTheirOrder() throws IOException {
    assertEquals("7 seven", read(encoded(KIND), KIND));
    assertArrayEquals(encoded(KIND), encoded(KIND));
  }

  @Test
  void open_ofOtherColumnsOrAnotherVersion_saysThatItIsAnotherVersion() {
    for (Kind other :
        List.of(
            new Kind("numbers", 1, new ColumnNames(List.of("second", "first"))),
            new Kind("numbers", 1, COLUMNS.first(1)),
            new Kind("numbers", 2, COLUMNS))) {
      assertThrows(OtherVersionException.class, () -> ParameterFile.open(encoded(KIND), other));
    }
  }

  @Test
  void open_ofAnotherKind_isRefused() {
    IOException e =
        assertThrows(
            IOException.class,
            () -> ParameterFile.open(encoded(KIND), new Kind("letters", 1, COLUMNS)));
    assertEquals("it holds [numbers, 1], not letters", e.getMessage());
  }

  @Test
  void open_cutOffAnywhere_isRefused() {
    byte[] whole = encoded(KIND);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> ParameterFile.open(part, KIND), length + " bytes");
    }
  }

  @Test
  void open_withOneBitChangedAnywhere_isRefused() {
    for (int at = 0; at < encoded(KIND).length; at++) {
      byte[] bytes = encoded(KIND);
      bytes[at] ^= 4;
      assertThrows(IOException.class, () -> ParameterFile.open(bytes, KIND), "byte " + at);
    }
  }

  @Test
  void next_ofASectionThatHoldsMoreOrLess_isRefused() throws IOException {
    assertThrows(
        IOException.class, () -> ParameterFile.open(encoded(KIND), KIND).next(in -> in.read()));
    assertThrows(
        IOException.class, () -> ParameterFile.open(encoded(KIND), KIND).next(in -> in.readLong()));
    ParameterFile file = ParameterFile.open(encoded(KIND), KIND);
    file.next(in -> in.readInt());
    file.next(in -> in.readUTF());
    assertThrows(IOException.class, () -> file.next(in -> in.read()));
  }

  @Test
  void fingerprint_tellsOtherContent() throws IOException {
    byte[] other = ParameterFile.encode(KIND, out -> out.writeInt(8));
    assertNotEquals(
        ParameterFile.open(encoded(KIND), KIND).fingerprint(),
        ParameterFile.open(other, KIND).fingerprint());
  }

  @Test
  void read_ofAFileThatIsMissingForeignOrOfOtherColumns_saysWhatToRun(@TempDir Path directory)
      throws IOException {
    Path missing = directory.resolve("missing");
    Path foreign = Files.write(directory.resolve("foreign"), new byte[100]);
    Path other = Files.write(directory.resolve("other"), encoded(KIND));
    Kind wider = new Kind("numbers", 1, COLUMNS.and(ColumnNames.of("third")));
    assertEquals(
        "The model at " + missing + " is damaged (it is missing). Run: codex train",
        failure(missing, KIND));
    assertEquals(
        "The model at " + foreign + " is damaged (no file of parameters). Run: codex train",
        failure(foreign, KIND));
    assertEquals(
        "The model at " + other + " was made by another version of Codex. Run: codex train",
        failure(other, wider));
  }

  private static String failure(Path file, Kind kind) {
    return assertThrows(
            CodexException.class, () -> ParameterFile.read(file, bytes -> read(bytes, kind)))
        .getMessage();
  }

  @Test
  void columnNames_refuseTheSameNameTwiceAndUnplainOnes() {
    assertThrows(IllegalArgumentException.class, () -> new ColumnNames(List.of("a", "a")));
    assertThrows(IllegalArgumentException.class, () -> new ColumnNames(List.of("two words")));
    assertTrue(COLUMNS.in("block").names().contains("block.second"));
    assertEquals(1, COLUMNS.position("second"));
    assertThrows(IllegalArgumentException.class, () -> COLUMNS.position("third"));
  }
}
