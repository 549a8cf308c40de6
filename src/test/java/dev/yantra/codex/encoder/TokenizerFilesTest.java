package dev.yantra.codex.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenizerFilesTest {
  @TempDir Path directory;

  private long[] tokens(String name, String content, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    return TokenizerFiles.read(List.of(file)).tokens(text);
  }

  @Test
  void tokenizerJson_ofBertsKind() throws IOException {
    String json =
        """
        {"added_tokens": [{"id": 0, "content": "[UNK]"}],
         "normalizer": {"type": "BertNormalizer", "lowercase": true},
         "model": {"type": "WordPiece", "vocab": {"[CLS]": 1, "[SEP]": 2, "read": 3}}}
        """;
    assertArrayEquals(new long[] {1, 3, 0, 2}, tokens("tokenizer.json", json, "Read it"));
  }

  @Test
  void tokenizerJson_ofRobertasKindInBothSpellingsOfMerges() throws IOException {
    String json =
        """
        {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": true},
         "model": {"type": "BPE", "merges": [["Ġ", "a"], "Ġa b"],
          "vocab": {"<s>": 0, "</s>": 1, "<unk>": 2, "Ġ": 3, "a": 4, "b": 5, "Ġa": 6, "Ġab": 7}}}
        """;
    assertArrayEquals(new long[] {0, 7, 6, 4, 1}, tokens("tokenizer.json", json, "ab aa"));
  }

  @Test
  void vocabularyAndMerges() throws IOException {
    Path vocabulary =
        Files.writeString(
            directory.resolve("vocab.json"),
            "{\"<s>\": 0, \"</s>\": 1, \"<unk>\": 2, \"a\": 3, \"b\": 4, \"ab\": 5}");
    Path merges = Files.writeString(directory.resolve("merges.txt"), "#version: 0.2\na b\n");
    assertArrayEquals(
        new long[] {0, 5, 3, 1}, TokenizerFiles.read(List.of(vocabulary, merges)).tokens("aba"));
  }

  @Test
  void vocabularyOfBert_keepsCaseWhereItsConfigurationSaysSo() throws IOException {
    String words = "[UNK]\n[CLS]\n[SEP]\nread\n";
    assertArrayEquals(new long[] {1, 3, 2}, tokens("vocab.txt", words, "Read"));
    Files.writeString(directory.resolve("tokenizer_config.json"), "{\"do_lower_case\": false}");
    assertArrayEquals(new long[] {1, 0, 2}, tokens("vocab.txt", words, "Read"));
  }

  @Test
  void otherKinds_areRefusedByName() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> tokens("tokenizer.json", "{\"model\": {\"type\": \"Unigram\"}}", "a"));
    assertEquals("a tokenizer of the kind Unigram", e.getMessage());
  }
}
