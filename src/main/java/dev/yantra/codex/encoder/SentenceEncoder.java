package dev.yantra.codex.encoder;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A pre-trained network that turns a sentence into a vector of length 1. */
final class SentenceEncoder implements AutoCloseable {
  private final Tokenizer tokenizer;
  private final OnnxNetwork network;

  private SentenceEncoder(Tokenizer tokenizer, OnnxNetwork network) {
    this.tokenizer = tokenizer;
    this.network = network;
  }

  /**
   * Opens an encoder.
   *
   * @param environment where ONNX Runtime is looked for
   * @throws CodexException if a file is missing or damaged, or ONNX Runtime is
   */
  static SentenceEncoder open(EncoderFiles files, Map<String, String> environment) {
    ClassLoader runtime = OnnxRuntime.find(environment, SentenceEncoder.class.getClassLoader());
    try {
      return new SentenceEncoder(
          TokenizerFiles.read(files.tokenizer()), new OnnxNetwork(runtime, files.network()));
    } catch (JsonProcessingException e) {
      throw unreadable(files, e.getOriginalMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(files, String.valueOf(e.getMessage()), e);
    }
  }

  private static CodexException unreadable(EncoderFiles files, String why, Exception e) {
    Path first = files.tokenizer().get(0);
    return CodexException.setup(
        "Cannot read the tokenizer " + first + ": " + why + ". Take another encoder.", e);
  }

  /** The vector of a sentence; may be called by several threads at once. */
  float[] vector(String sentence) {
    float[] vector = network.vector(tokenizer.tokens(sentence));
    double squares = 0;
    for (float v : vector) {
      squares += (double) v * v;
    }
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    for (int j = 0; j < vector.length; j++) {
      vector[j] *= scale;
    }
    return vector;
  }

  @Override
  public void close() {
    network.close();
  }
}
