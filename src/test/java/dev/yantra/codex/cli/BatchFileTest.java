package dev.yantra.codex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchFileTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void badLines_areToldAndTheOthersRead() throws IOException {
    Path file = directory.resolve("requests.jsonl");
    Files.writeString(
        file,
        """
        {"request": "first"}
        {"request": "cut
        []

        {"in": "Shop"}
        {"method": "Shop#pay", "in": "Shop"}
        """);

    BatchFile batch = BatchFile.read(file);

    assertEquals(List.of("first", ""), batch.requests().stream().map(r -> r.text()).toList());
    assertEquals(List.of(file + ":1", file + ":6"), batch.places());
    assertEquals(3, batch.problems().size(), batch.problems().toString());
    assertTrue(batch.problems().get(0).startsWith(file + ":2 "), batch.problems().get(0));
    assertTrue(batch.problems().get(2).startsWith(file + ":5 "), batch.problems().get(2));
  }
}
