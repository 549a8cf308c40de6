package dev.yantra.codex.generate.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weights of generation in their file. */
final class GenerationModelTest {
  @TempDir Path root;

  @Test
  void model_survivesTheRoundTrip() throws IOException {
    GenerationModel shipped = GenerationModel.shipped();
    shipped.save(root);
    assertEquals(shipped, GenerationModel.load(root));
    assertEquals(CandidateColumns.ALL.size(), shipped.ranker().weights().size());
  }

  @Test
  void weightThatIsMissingOrUnknown_saysToTrainAgain() throws IOException {
    GenerationModel.shipped().save(root);
    Path file = root.resolve(GenerationModel.FILE);
    String text = Files.readString(file);
    Files.writeString(file, text.replaceAll("(?m)^rank\\.twin=.*\n", ""));
    assertRefused("rank.twin");
    Files.writeString(file, text + "rank.other=1.0\n");
    assertRefused("rank.other");
    Files.writeString(file, text.replaceAll("(?m)^trust\\.bias=.*$", "trust.bias=NaN"));
    assertRefused("trust.bias");
  }

  private void assertRefused(String column) {
    CodexException e = assertThrows(CodexException.class, () -> GenerationModel.load(root));
    assertTrue(e.getMessage().contains(column), e.getMessage());
    assertTrue(e.getMessage().endsWith("Run: codex train"), e.getMessage());
  }
}
