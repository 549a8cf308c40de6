package dev.yantra.codex.encoder;

import dev.yantra.codex.workspace.CodexException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network that ONNX Runtime runs. Its classes are reached by name, so that neither compiling nor
 * starting Codex needs them.
 *
 * <p>Inputs are those of BERT: {@code input_ids}, {@code attention_mask} and, where the network
 * asks for them, {@code token_type_ids}, each [1, tokens]. What is read is {@code
 * last_hidden_state}, or the first output where none is called so. One text at a time: in a batch
 * the padding changes the output of a quantised network. Each runs on one thread, which makes sums
 * the same on every machine of a kind; several texts may run at once.
 */
final class OnnxNetwork implements AutoCloseable {
  private static final String PACKAGE = "ai.onnxruntime.";
  private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");
  private static final String HIDDEN = "last_hidden_state";

  /** What heads for other tasks make of a text: classes, words under a mask. */
  private static final Set<String> HEADS = Set.of("pooler_output", "logits");

  private final Path file;
  private final Method create;
  private final Object environment;
  private final AutoCloseable session;
  private final Method run;
  private final Method get;
  private final Method shape;
  private final Method values;
  private final Collection<String> inputs;
  private final Set<String> output;

  /**
   * Opens a network.
   *
   * @param runtime the loader that knows ONNX Runtime
   * @throws CodexException if it is no network that takes what an encoder takes
   */
  OnnxNetwork(ClassLoader runtime, Path file) {
    this.file = file;
    try {
      Class<?> environments = runtime.loadClass(PACKAGE + "OrtEnvironment");
      Class<?> options = runtime.loadClass(PACKAGE + "OrtSession$SessionOptions");
      Class<?> sessions = runtime.loadClass(PACKAGE + "OrtSession");
      Class<?> tensors = runtime.loadClass(PACKAGE + "OnnxTensor");
      Class<?> results = runtime.loadClass(PACKAGE + "OrtSession$Result");
      this.environment = environments.getMethod("getEnvironment").invoke(null);
      this.create = tensors.getMethod("createTensor", environments, LongBuffer.class, long[].class);
      this.run = sessions.getMethod("run", Map.class, Set.class);
      this.get = results.getMethod("get", int.class);
      this.shape = runtime.loadClass(PACKAGE + "TensorInfo").getMethod("getShape");
      this.values = tensors.getMethod("getFloatBuffer");
      Object setting = options.getConstructor().newInstance();
      options.getMethod("setIntraOpNumThreads", int.class).invoke(setting, 1);
      Class<?> levels = runtime.loadClass(PACKAGE + "OrtLoggingLevel");
      options
          .getMethod("setSessionLogLevel", levels)
          .invoke(setting, levels.getField("ORT_LOGGING_LEVEL_FATAL").get(null)); // We tell.
      this.session =
          (AutoCloseable)
              environments
                  .getMethod("createSession", String.class, options)
                  .invoke(environment, file.toString(), setting);
      this.inputs = names(sessions.getMethod("getInputNames").invoke(session));
      List<String> outputs = names(sessions.getMethod("getOutputNames").invoke(session));
      this.output = Set.of(outputs.contains(HIDDEN) ? HIDDEN : outputs.get(0));
    } catch (ReflectiveOperationException e) {
      throw failure(e);
    }
    try {
      refuseOtherKinds();
    } catch (CodexException e) {
      close();
      throw e;
    }
  }

  private void refuseOtherKinds() {
    if (!INPUTS.containsAll(inputs) || !inputs.contains("input_ids")) {
      throw CodexException.setup(
          file
              + " takes "
              + inputs
              + ", which no encoder of BERT's or RoBERTa's kind does. Export it with input_ids and"
              + " attention_mask, or take another.");
    }
    if (HEADS.containsAll(output)) {
      throw CodexException.setup(
          file
              + " answers with "
              + output
              + " and not with "
              + HIDDEN
              + ". Export the encoder itself (Optimum: --task feature-extraction).");
    }
  }

  /** In the network's order. */
  private static List<String> names(Object names) {
    return ((Collection<?>) names).stream().map(String::valueOf).toList();
  }

  /**
   * The vector of a text: the mean of its output over the tokens, or the output itself where it is
   * one vector already.
   *
   * @param tokens the text, shape [tokens]
   */
  float[] vector(long[] tokens) {
    Map<String, Object> given = new HashMap<>();
    try {
      for (String input : inputs) {
        given.put(input, tensor(input, tokens));
      }
      try (AutoCloseable result = (AutoCloseable) run.invoke(session, given, output)) {
        Object first = get.invoke(result, 0);
        Object info = first.getClass().getMethod("getInfo").invoke(first);
        return mean((long[]) shape.invoke(info), (FloatBuffer) values.invoke(first));
      } finally {
        for (Object tensor : given.values()) {
          ((AutoCloseable) tensor).close();
        }
      }
    } catch (ReflectiveOperationException e) {
      throw failure(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("closing a tensor failed", e);
    }
  }

  private Object tensor(String input, long[] tokens) throws ReflectiveOperationException {
    long[] content = tokens;
    if (!input.equals("input_ids")) {
      content = new long[tokens.length];
      Arrays.fill(content, input.equals("attention_mask") ? 1 : 0);
    }
    return create.invoke(
        null, environment, LongBuffer.wrap(content), new long[] {1, tokens.length});
  }

  private float[] mean(long[] size, FloatBuffer values) {
    if (size.length < 2 || size.length > 3) {
      throw CodexException.setup(
          file + " answers with " + size.length + " dimensions. An encoder has two or three.");
    }
    int width = (int) size[size.length - 1];
    int rows = values.remaining() / width;
    float[] mean = new float[width];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < width; j++) {
        mean[j] += values.get() / rows;
      }
    }
    return mean;
  }

  private CodexException failure(ReflectiveOperationException e) {
    Throwable cause =
        e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
    String why =
        String.valueOf(cause.getMessage())
            .replaceFirst("Error code - \\w+ - message: ", "")
            .strip()
            .replaceAll("\\s+", " ");
    return CodexException.setup(
        "ONNX Runtime cannot run "
            + file
            + " ("
            + why
            + "). Copy or export it anew, or take another network.",
        cause);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (Exception e) {
      throw new IllegalStateException("closing a network failed", e);
    }
  }
}
