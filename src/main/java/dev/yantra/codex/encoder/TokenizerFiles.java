package dev.yantra.codex.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that tokenizers are kept in: {@code tokenizer.json}, or the older {@code vocab.txt} of
 * BERT, or {@code vocab.json} with {@code merges.txt} of RoBERTa.
 */
final class TokenizerFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenizerFiles() {}

  /**
   * Reads a tokenizer.
   *
   * @param files the file or files of one tokenizer, as {@link EncoderFiles} found them
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if it is of a kind that is not known here
   */
  static Tokenizer read(List<Path> files) throws IOException {
    Path first = files.get(0);
    String name = String.valueOf(first.getFileName());
    if (name.endsWith("tokenizer.json")) {
      return whole(JSON.readTree(first.toFile()));
    }
    if (name.equals("vocab.txt")) {
      Map<String, Integer> vocabulary = new HashMap<>();
      List<String> lines = Files.readAllLines(first);
      for (int i = 0; i < lines.size(); i++) {
        vocabulary.put(lines.get(i), i);
      }
      return new WordPiece(bert(vocabulary), flag(files, 1, "do_lower_case", true));
    }
    List<String> merges =
        Files.readAllLines(files.get(1)).stream()
            .filter(l -> !l.isEmpty() && !l.startsWith("#version"))
            .toList();
    return new BytePairs(
        roberta(vocabulary(JSON.readTree(first.toFile()))),
        merges,
        flag(files, 2, "add_prefix_space", false));
  }

  private static Tokenizer whole(JsonNode json) {
    JsonNode model = json.path("model");
    Map<String, Integer> vocabulary = vocabulary(model.path("vocab"));
    json.path("added_tokens")
        .forEach(t -> vocabulary.put(t.path("content").asText(), t.path("id").asInt()));
    return switch (model.path("type").asText("BPE")) {
      case "WordPiece" ->
          new WordPiece(
              bert(vocabulary), json.path("normalizer").path("lowercase").asBoolean(false));
      case "BPE" -> {
        refuseOtherBytes(json);
        yield new BytePairs(
            roberta(vocabulary),
            merges(model.path("merges")),
            json.path("pre_tokenizer").path("add_prefix_space").asBoolean(false));
      }
      default ->
          throw new IllegalArgumentException(
              "a tokenizer of the kind " + model.path("type").asText());
    };
  }

  /** Byte pairs are ours where the text is cut into words as GPT-2 does, and not changed before. */
  private static void refuseOtherBytes(JsonNode json) {
    String normalizer = json.path("normalizer").path("type").asText("");
    if (!normalizer.isEmpty()) {
      throw new IllegalArgumentException("byte pairs after the normalizer " + normalizer);
    }
    JsonNode before = json.path("pre_tokenizer");
    String kind = before.path("type").asText("nothing");
    if (!kind.equals("ByteLevel")) {
      throw new IllegalArgumentException("byte pairs after " + kind + " instead of ByteLevel");
    }
    if (!before.path("use_regex").asBoolean(true)) {
      throw new IllegalArgumentException("byte pairs of texts that are not cut into words");
    }
  }

  private static PieceVocabulary bert(Map<String, Integer> vocabulary) {
    return new PieceVocabulary(vocabulary, "[CLS]", "[SEP]", "[UNK]");
  }

  private static PieceVocabulary roberta(Map<String, Integer> vocabulary) {
    return new PieceVocabulary(vocabulary, "<s>", "</s>", "<unk>");
  }

  private static Map<String, Integer> vocabulary(JsonNode numbers) {
    Map<String, Integer> vocabulary = new HashMap<>();
    numbers.properties().forEach(e -> vocabulary.put(e.getKey(), e.getValue().asInt()));
    return vocabulary;
  }

  /** Pairs are written "a b", or ["a", "b"] by newer libraries. */
  private static List<String> merges(JsonNode pairs) {
    List<String> merges = new ArrayList<>();
    pairs.forEach(
        p ->
            merges.add(p.isTextual() ? p.asText() : p.path(0).asText() + " " + p.path(1).asText()));
    return merges;
  }

  /** A flag of the configuration, which is the last file where there is one. */
  private static boolean flag(List<Path> files, int config, String name, boolean otherwise)
      throws IOException {
    return files.size() > config
        ? JSON.readTree(files.get(config).toFile()).path(name).asBoolean(otherwise)
        : otherwise;
  }
}
