package dev.yantra.codex.encoder;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of an encoder in a directory.
 *
 * @param network the ONNX file
 * @param weights files beside it that hold weights of it, in the order of their names
 * @param tokenizer the files of its tokenizer, and last its configuration where that matters
 */
record EncoderFiles(Path network, List<Path> weights, List<Path> tokenizer) {
  private static final List<String> NETWORKS =
      List.of("model.onnx", "model_quantized.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx");

  private static final String LFS = "version https://git-lfs.github.com/spec/";

  EncoderFiles {
    weights = List.copyOf(weights);
    tokenizer = List.copyOf(tokenizer);
  }

  /**
   * Finds them.
   *
   * @throws CodexException if they are not there
   */
  static EncoderFiles in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw CodexException.setup(
          "No encoder at " + directory + ". Name a directory with model.onnx and tokenizer.json.");
    }
    Path network =
        NETWORKS.stream()
            .map(directory::resolve)
            .filter(Files::isRegularFile)
            .findFirst()
            .or(() -> only(directory, ".onnx"))
            .orElseThrow(
                () ->
                    CodexException.setup(
                        "No network in "
                            + directory
                            + ". Put its model.onnx there, or one .onnx file of another name."));
    refusePointer(network);
    return new EncoderFiles(network, weights(network), tokenizer(directory));
  }

  /**
   * Refuses the pointer that git leaves in place of a large file where git LFS is not installed.
   */
  private static void refusePointer(Path network) {
    try (InputStream in = Files.newInputStream(network)) {
      String start = new String(in.readNBytes(LFS.length()), StandardCharsets.US_ASCII);
      if (start.equals(LFS)) {
        throw CodexException.setup(
            network + " is a pointer to a file in git LFS. Run there: git lfs pull");
      }
    } catch (IOException e) {
      throw CodexException.setup("Cannot read " + network + ". Make it readable.", e);
    }
  }

  /** PyTorch and Optimum write them as {@code model.onnx.data} and {@code model.onnx_data}. */
  private static List<Path> weights(Path network) {
    Pattern name = Pattern.compile(Pattern.quote(network.getFileName().toString()) + "[._]data.*");
    return list(network.resolveSibling("")).stream()
        .filter(p -> name.matcher(p.getFileName().toString()).matches())
        .toList();
  }

  private static List<Path> tokenizer(Path directory) {
    Path whole = directory.resolve("tokenizer.json");
    Path words = directory.resolve("vocab.txt");
    Path pieces = directory.resolve("vocab.json");
    Path merges = directory.resolve("merges.txt");
    if (Files.isRegularFile(whole)) {
      return List.of(whole);
    }
    Path config = directory.resolve("tokenizer_config.json");
    List<Path> configured = Files.isRegularFile(config) ? List.of(config) : List.of();
    if (Files.isRegularFile(words)) {
      return concat(List.of(words), configured);
    }
    if (Files.isRegularFile(pieces) && Files.isRegularFile(merges)) {
      return concat(List.of(pieces, merges), configured);
    }
    return only(directory, "tokenizer.json")
        .map(List::of)
        .orElseThrow(
            () ->
                CodexException.setup(
                    "No tokenizer in "
                        + directory
                        + ". Put its tokenizer.json there, or vocab.txt, or vocab.json with"
                        + " merges.txt."));
  }

  /** The one file of a directory whose name ends so; nothing if there are several. */
  private static Optional<Path> only(Path directory, String end) {
    List<Path> found =
        list(directory).stream().filter(p -> p.getFileName().toString().endsWith(end)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw CodexException.setup("Cannot read " + directory + ". Make it readable.", e);
    }
  }

  private static List<Path> concat(List<Path> first, List<Path> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** All of them: a vector depends on nothing else. */
  List<Path> all() {
    return concat(List.of(network), concat(weights, tokenizer));
  }

  /** SHA-256 over all of them: whatever changes a vector changes this. */
  String hash() throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    byte[] buffer = new byte[1 << 16];
    for (Path file : all()) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
