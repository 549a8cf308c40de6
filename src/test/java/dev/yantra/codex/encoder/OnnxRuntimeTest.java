package dev.yantra.codex.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OnnxRuntimeTest {
  private static final ClassLoader WITHOUT = ClassLoader.getPlatformClassLoader();

  @TempDir Path home;

  private ClassLoader find() {
    return OnnxRuntime.find(Map.of("HOME", home.toString()), WITHOUT);
  }

  private void installed(String version) throws IOException {
    Path directory =
        home.resolve(".m2/repository/com/microsoft/onnxruntime/onnxruntime").resolve(version);
    Files.createDirectories(directory);
    Files.createFile(directory.resolve("onnxruntime-" + version + ".jar"));
    Files.createFile(directory.resolve("onnxruntime-" + version + "-sources.jar"));
  }

  private static String jar(ClassLoader loader) {
    return Arrays.toString(((URLClassLoader) loader).getURLs());
  }

  @Test
  void whereItIsNot_theMessageSaysHowToGetIt() {
    CodexException e = assertThrows(CodexException.class, this::find);
    assertTrue(
        e.getMessage().contains("mvn dependency:get -Dartifact=com.microsoft"), e.getMessage());
    assertTrue(e.getMessage().contains("CODEX_ONNX_LIB"), e.getMessage());
  }

  @Test
  void ofMavensVersions_theNewestIsTaken() throws IOException {
    installed("1.9.0");
    installed("1.20.0");
    installed("1.19.2");
    assertTrue(jar(find()).endsWith("/onnxruntime-1.20.0.jar]"), jar(find()));
  }

  @Test
  void aNamedJar_wins() throws IOException {
    installed("1.20.0");
    Path named = Files.createFile(home.resolve("own.jar"));
    ClassLoader loader =
        OnnxRuntime.find(
            Map.of("HOME", home.toString(), "CODEX_ONNX_LIB", named.toString()), WITHOUT);
    assertTrue(jar(loader).endsWith("/own.jar]"), jar(loader));
  }

  @Test
  void aNamedJarThatIsNotThere_isNotPassedOver() throws IOException {
    installed("1.20.0");
    Map<String, String> environment =
        Map.of("HOME", home.toString(), "CODEX_ONNX_LIB", home.resolve("none.jar").toString());
    CodexException e =
        assertThrows(CodexException.class, () -> OnnxRuntime.find(environment, WITHOUT));
    assertTrue(e.getMessage().contains("none.jar"), e.getMessage());
  }

  @Test
  void onTheClassPath_itIsTakenFromThere() {
    ClassLoader own = OnnxRuntimeTest.class.getClassLoader();
    assertEquals(own, OnnxRuntime.find(Map.of(), own));
  }
}
