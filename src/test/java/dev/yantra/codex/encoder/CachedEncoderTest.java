package dev.yantra.codex.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CachedEncoderTest {
  private static final float HALF = (float) Math.sqrt(0.5);

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Clock LATER = Clock.offset(CLOCK, Duration.ofHours(1));

  @TempDir Path directory;

  private Workspace workspace() {
    return new Workspace(directory.resolve("repository"));
  }

  /** Six pieces; [CLS] and [SEP] are at 2 and 3 of each vector, "parse" at 4, "header" at 5. */
  private Path encoder() {
    return TinyNetwork.bert(directory.resolve("tiny"), List.of("parse", "header"), 6);
  }

  private CachedEncoder open() {
    return CachedEncoder.open(workspace(), encoder(), Map.of(), CLOCK);
  }

  private CachedEncoder later(CachedEncoder first) {
    return CachedEncoder.of(workspace(), first.identity(), Map.of(), CLOCK);
  }

  @Test
  void vector_isTheMeanOfTheTokensAtLengthOne() {
    CachedEncoder sentences = open();
    assertEquals(6, sentences.identity().width());
    assertEquals("tiny", sentences.identity().name());
    assertArrayEquals(
        new float[] {0, 0, 0.5f, 0.5f, 0.5f, 0.5f}, sentences.vector("Parse header"), 1e-6f);
    assertArrayEquals(new float[] {0, 0, HALF, HALF, 0, 0}, sentences.vector(""), 1e-6f);
  }

  @Test
  void networkWithoutAllInputs_isGivenThoseThatItAsksFor() {
    Path bare =
        TinyNetwork.write(
            directory.resolve("bare"), List.of("[UNK]", "[CLS]", "[SEP]"), 3, List.of("input_ids"));
    float[] vector = CachedEncoder.open(workspace(), bare, Map.of(), CLOCK).vector("");
    assertArrayEquals(new float[] {0, HALF, HALF}, vector, 1e-6f);
  }

  @Test
  void encoderOfRobertasKind_isReadFromItsOwnFiles() throws IOException {
    List<String> pieces = List.of("<s>", "<pad>", "</s>", "<unk>", "a", "b", "ab");
    Path roberta =
        TinyNetwork.write(
            directory.resolve("roberta"), pieces, 7, List.of("input_ids", "attention_mask"));
    Files.delete(roberta.resolve("vocab.txt"));
    Files.writeString(
        roberta.resolve("vocab.json"),
        "{\"<s>\": 0, \"<pad>\": 1, \"</s>\": 2, \"<unk>\": 3, \"a\": 4, \"b\": 5, \"ab\": 6}");
    Files.writeString(roberta.resolve("merges.txt"), "#version: 0.2\na b\n");
    assertArrayEquals(
        new float[] {0.5f, 0, 0.5f, 0, 0.5f, 0, 0.5f}, open(roberta).vector("aba"), 1e-6f);
  }

  @Test
  void networkOfAnotherKind_isRefused() {
    Path other =
        TinyNetwork.write(
            directory.resolve("other"),
            List.of("[UNK]", "[CLS]", "[SEP]"),
            3,
            List.of("input_ids", "pixel_values"));
    CodexException e =
        assertThrows(
            CodexException.class, () -> CachedEncoder.open(workspace(), other, Map.of(), CLOCK));
    assertTrue(e.getMessage().contains("pixel_values"), e.getMessage());
    assertTrue(e.getMessage().contains("Export it with input_ids"), e.getMessage());
  }

  private Path answering(String... outputs) {
    return TinyNetwork.write(
        directory.resolve("answering"),
        List.of("[UNK]", "[CLS]", "[SEP]"),
        3,
        List.of("input_ids", "attention_mask"),
        List.of(outputs));
  }

  @Test
  void ofSeveralOutputs_theLastHiddenStateIsRead() {
    float[] vector = open(answering("pooler_output", "last_hidden_state")).vector("");
    assertArrayEquals(new float[] {0, HALF, HALF}, vector, 1e-6f);
  }

  @Test
  void networkThatOnlyClassifies_isRefused() {
    for (String head : List.of("pooler_output", "logits")) {
      CodexException e = assertThrows(CodexException.class, () -> open(answering(head)));
      assertTrue(e.getMessage().contains("answers with [" + head + "]"), e.getMessage());
      assertTrue(e.getMessage().contains("--task feature-extraction"), e.getMessage());
    }
  }

  @Test
  void damagedNetwork_isRefusedInALine() throws IOException {
    Files.writeString(encoder().resolve("model.onnx"), "no network");
    CodexException e = assertThrows(CodexException.class, () -> open(directory.resolve("tiny")));
    assertTrue(e.getMessage().startsWith("ONNX Runtime cannot run "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void pointerThatGitLeftOfTheNetwork_saysHowToFetchIt() throws IOException {
    Files.writeString(
        encoder().resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1\noid 0\n");
    CodexException e = assertThrows(CodexException.class, () -> open(directory.resolve("tiny")));
    assertTrue(e.getMessage().endsWith("Run there: git lfs pull"), e.getMessage());
  }

  @Test
  void damagedTokenizer_isRefusedInALine() throws IOException {
    Files.writeString(encoder().resolve("tokenizer.json"), "{\"model\": {\n");
    CodexException e = assertThrows(CodexException.class, () -> open(directory.resolve("tiny")));
    assertTrue(e.getMessage().startsWith("Cannot read the tokenizer "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  private CachedEncoder open(Path encoder) {
    return CachedEncoder.open(workspace(), encoder, Map.of(), CLOCK);
  }

  @Test
  void whatWasAskedBefore_needsNoNetwork() throws IOException {
    CachedEncoder first = open();
    float[] vector = first.vector("parse");
    delete(directory.resolve("tiny"));
    assertArrayEquals(vector, later(first).vector("parse"));
  }

  @Test
  void whatIsNew_saysWhereTheNetworkShouldBe() throws IOException {
    CachedEncoder first = open();
    first.vector("parse");
    delete(directory.resolve("tiny"));
    CodexException gone = assertThrows(CodexException.class, () -> later(first).vector("header"));
    assertTrue(gone.getMessage().contains("no longer at " + directory), gone.getMessage());
    assertTrue(gone.getMessage().contains("codex train"), gone.getMessage());
  }

  @Test
  void anotherNetworkInItsPlace_isRefused() {
    CachedEncoder first = open();
    TinyNetwork.bert(directory.resolve("tiny"), List.of("header", "parse"), 6);
    CodexException e = assertThrows(CodexException.class, () -> later(first).vector("parse"));
    assertTrue(e.getMessage().contains("another one"), e.getMessage());
  }

  @Test
  void otherWeightsBesideTheNetwork_makeItAnotherOne() throws IOException {
    Path weights = encoder().resolve("model.onnx.data");
    Files.writeString(weights, "some");
    CachedEncoder first = open(directory.resolve("tiny"));
    Files.writeString(weights, "other");
    CodexException e = assertThrows(CodexException.class, () -> later(first).vector("parse"));
    assertTrue(e.getMessage().contains("another one"), e.getMessage());
  }

  /** An hour after its files were written, so that they count as settled. */
  private CachedEncoder seenLongAfter(Path encoder) {
    return CachedEncoder.open(workspace(), encoder, Map.of(), LATER);
  }

  private CachedEncoder longAfter(CachedEncoder.Identity identity) {
    return CachedEncoder.of(workspace(), identity, Map.of(), LATER);
  }

  @Test
  void filesThatHaveNotChanged_areNotHashedAgain() throws IOException {
    CachedEncoder.Identity seen = seenLongAfter(encoder()).identity();
    Path state = directory.resolve("repository/.codex/encoders");
    Files.move(state.resolve(seen.hash().substring(0, 16)), state.resolve("0".repeat(16)));
    CachedEncoder.Identity wrong = new CachedEncoder.Identity("tiny", "0".repeat(64), seen.width());
    assertArrayEquals(new float[] {0, 0, HALF, HALF, 0, 0}, longAfter(wrong).vector(""), 1e-6f);
  }

  @Test
  void aSettledNetwork_isRefusedWhenItChangesAtTheSameLengthAndTime() throws IOException {
    Path network = encoder().resolve("model.onnx");
    CachedEncoder first = seenLongAfter(directory.resolve("tiny"));
    FileTime time = Files.getLastModifiedTime(network);
    byte[] content = Files.readAllBytes(network);
    content[content.length - 1] ^= 1;
    Files.write(network, content);
    Files.setLastModifiedTime(network, time);
    CodexException e =
        assertThrows(CodexException.class, () -> longAfter(first.identity()).vector("parse"));
    assertTrue(e.getMessage().contains("another one"), e.getMessage());
  }

  @Test
  void aNetworkThatWasJustWritten_isNotTrustedUnread() throws IOException {
    CachedEncoder first = open();
    Path network = directory.resolve("tiny/model.onnx");
    Path location;
    try (var files = Files.walk(workspace().directory())) {
      location = files.filter(f -> f.endsWith("location")).findFirst().orElseThrow();
    }
    assertEquals(1, Files.readAllLines(location).size());
    longAfter(first.identity()).vector("parse");
    List<String> seen = Files.readAllLines(location);
    assertEquals(3, seen.size());
    assertTrue(seen.get(1).contains("size=" + Files.size(network)), seen.toString());
  }

  @Test
  void aNewSentence_isRemembered() throws IOException {
    CachedEncoder first = open();
    float[] vector = later(first).vector("header parse");
    delete(directory.resolve("tiny"));
    assertArrayEquals(vector, later(first).vector("header parse"));
  }

  @Test
  void prepare_tellsHowFarItIsAndAsksNothingTwice() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add("parse ".repeat(i));
    }
    List<Long> told = new ArrayList<>();
    Progress progress = (stage, done, total, detail) -> told.add(done);
    open().prepare(all, progress);
    assertEquals(List.of(64L, 100L), told);
    open().prepare(all, progress);
    assertEquals(2, told.size());
  }

  @Test
  void released_itIsLoadedAgainForWhatIsNew() {
    CachedEncoder sentences = open();
    sentences.release();
    float third = (float) Math.sqrt(1 / 3.0);
    assertArrayEquals(
        new float[] {0, 0, third, third, 0, third}, sentences.vector("header"), 1e-6f);
  }

  @Test
  void aTornRecord_isWrittenOver() throws IOException {
    CachedEncoder first = open();
    float[] parse = first.vector("parse");
    Path file = vectors();
    Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    float[] header = later(first).vector("header");
    assertEquals(2 * (16 + 6 * 4), Files.size(file));
    assertArrayEquals(parse, later(first).vector("parse"));
    assertArrayEquals(header, later(first).vector("header"));
  }

  private Path vectors() throws IOException {
    try (var files = Files.walk(workspace().directory())) {
      return files.filter(f -> f.endsWith("vectors.bin")).findFirst().orElseThrow();
    }
  }

  @Test
  void directoryWithoutTokenizer_saysWhatToPutThere() throws IOException {
    Path tiny = encoder();
    Files.delete(tiny.resolve("vocab.txt"));
    CodexException e = assertThrows(CodexException.class, () -> open(tiny));
    assertTrue(e.getMessage().contains("tokenizer.json"), e.getMessage());
  }

  private static void delete(Path encoder) throws IOException {
    Files.delete(encoder.resolve("model.onnx"));
    Files.delete(encoder.resolve("vocab.txt"));
    Files.delete(encoder);
  }
}
