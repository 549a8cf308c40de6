package dev.yantra.codex.encoder;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ONNX Runtime library, which is not part of Codex because it takes 93 MB and most users do not
 * need it. It is on the class path of programs that embed Codex if they want it; otherwise its jar
 * is named by {@code CODEX_ONNX_LIB} or lies where Maven has put it.
 */
final class OnnxRuntime {
  /** The version that Codex is tested with; the calls are the same in all of 1.x. */
  private static final String COORDINATES = "com.microsoft.onnxruntime:onnxruntime:1.20.0";

  private static final String LOCAL = ".m2/repository/com/microsoft/onnxruntime/onnxruntime";

  private OnnxRuntime() {}

  /**
   * The loader of its classes.
   *
   * @param environment environment variables; {@code CODEX_ONNX_LIB} and {@code HOME} matter
   * @param around the loader that may know it already
   * @throws CodexException if it is nowhere
   */
  static ClassLoader find(Map<String, String> environment, ClassLoader around) {
    String named = environment.getOrDefault("CODEX_ONNX_LIB", "");
    if (!named.isBlank()) {
      Path jar = Path.of(named);
      if (!Files.isRegularFile(jar)) {
        throw CodexException.setup("CODEX_ONNX_LIB names " + jar + ", which is no file.");
      }
      return loader(jar, around);
    }
    if (around.getResource("ai/onnxruntime/OrtEnvironment.class") != null) {
      return around;
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    return newest(Path.of(home, LOCAL))
        .map(jar -> loader(jar, around))
        .orElseThrow(
            () ->
                CodexException.setup(
                    "A pre-trained encoder needs ONNX Runtime (93 MB), which is not part of Codex."
                        + " Run: mvn dependency:get -Dartifact="
                        + COORDINATES
                        + ", or point CODEX_ONNX_LIB at its jar."));
  }

  private static Optional<Path> newest(Path versions) {
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(versions, 2)) {
      return files
          .filter(f -> f.getFileName().toString().matches("onnxruntime-[\\d.]+\\.jar"))
          .max(Comparator.comparing(OnnxRuntime::version).thenComparing(f -> f));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Runtime.Version version(Path jar) {
    String name = jar.getFileName().toString();
    String number = name.substring(name.indexOf('-') + 1, name.length() - ".jar".length());
    return Runtime.Version.parse(number.replaceAll("(\\.0)+$", ""));
  }

  private static ClassLoader loader(Path jar, ClassLoader around) {
    try {
      return new URLClassLoader(new URL[] {jar.toUri().toURL()}, around);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has a URL", e);
    }
  }
}
