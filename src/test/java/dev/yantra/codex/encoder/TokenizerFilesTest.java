package dev.yantra.codex.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** Files of RoBERTa's older layout, read as they lie in an encoder's directory. */
  private long[] older(String text) throws IOException {
    Files.writeString(
        directory.resolve("vocab.json"),
        """
        {"<s>": 0, "</s>": 1, "<unk>": 2, "a": 3, "b": 4, "ab": 5, "Ġ": 6, "Ġab": 7}
        """);
    Files.writeString(directory.resolve("merges.txt"), "#version: 0.2\na b\nĠ ab\n");
    return asItLies(text);
  }

  private long[] asItLies(String text) throws IOException {
    Files.writeString(directory.resolve("model.onnx"), "");
    return TokenizerFiles.read(EncoderFiles.in(directory).tokenizer()).tokens(text);
  }

  private void configured(String json) throws IOException {
    Files.writeString(directory.resolve("tokenizer_config.json"), json);
  }

  @Test
  void vocabularyAndMerges() throws IOException {
    assertArrayEquals(new long[] {0, 5, 3, 1}, older("aba"));
    configured("{\"model_max_length\": 512}");
    assertArrayEquals(new long[] {0, 5, 3, 1}, older("aba"));
  }

  @Test
  void vocabularyAndMerges_leadWithABlankWhereTheConfigurationSaysSo() throws IOException {
    configured("{\"add_prefix_space\": true}");
    assertArrayEquals(new long[] {0, 7, 3, 1}, older("aba"));
  }

  @Test
  void vocabularyOfBert_keepsCaseWhereItsConfigurationSaysSo() throws IOException {
    Files.writeString(directory.resolve("vocab.txt"), "[UNK]\n[CLS]\n[SEP]\nread\n");
    assertArrayEquals(new long[] {1, 3, 2}, asItLies("Read"));
    configured("{\"do_lower_case\": false}");
    assertArrayEquals(new long[] {1, 0, 2}, asItLies("Read"));
  }

  @Test
  void configuration_isPartOfWhatTheEncoderIs() throws IOException {
    older("");
    String without = EncoderFiles.in(directory).hash();
    configured("{\"add_prefix_space\": true}");
    assertNotEquals(without, EncoderFiles.in(directory).hash());
  }

  @Test
  void mergesOfAnotherVocabulary_areRefused() throws IOException {
    older("");
    Files.writeString(directory.resolve("merges.txt"), "a b\nx y\n");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> asItLies("aba"));
    assertEquals("the vocabulary has no xy, but a merge has", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type': 'NFC'} | {'type': 'ByteLevel'} | byte pairs after the normalizer NFC",
        "null | {'type': 'Sequence'} | byte pairs after Sequence instead of ByteLevel",
        "null | {'type': 'ByteLevel', 'use_regex': false} | byte pairs of texts that are not cut into words",
      },
      quoteCharacter = '"')
  void bytePairsThatAreReadOtherwise_areRefused(String normalizer, String before, String why) {
    String json =
        """
        {"normalizer": %s, "pre_tokenizer": %s,
         "model": {"type": "BPE", "merges": [], "vocab": {"<s>": 0, "</s>": 1, "<unk>": 2}}}
        """
            .formatted(normalizer, before)
            .replace('\'', '"');
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> tokens("tokenizer.json", json, "a"));
    assertEquals(why, e.getMessage());
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
