package dev.yantra.codex.student;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Resources that come with the program and hold what other repositories taught. */
public final class BundledResources {
  private BundledResources() {}

  /** The meaning of bytes. */
  @FunctionalInterface
  public interface Decoder<T> {
    /**
     * Reads all of a resource.
     *
     * @throws IOException if the bytes are of another version or shape
     */
    T of(byte[] bytes) throws IOException;
  }

  /**
   * Reads a resource.
   *
   * @param beside the class in whose package it lies
   * @throws IllegalStateException if the application was packaged without it
   * @throws UncheckedIOException if it does not fit this program
   */
  public static <T> T read(Class<?> beside, String resource, Decoder<T> decoder) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the application");
      }
      return decoder.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
