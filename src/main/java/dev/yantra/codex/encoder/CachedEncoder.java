package dev.yantra.codex.encoder;

import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pre-trained encoder with a stored cache of its vectors of sentences, each of length 1.
 *
 * <p>Its place in the workspace is {@code .codex/encoders/HASH/}: {@code vectors.bin} with the
 * vectors computed so far, and {@code location} with its last {@link FileIdentity}. The network,
 * and with it ONNX Runtime, is loaded only when a sentence is new.
 */
public final class CachedEncoder {
  /**
   * The name and content hash of an encoder.
   *
   * @param name the name of its directory
   * @param hash SHA-256 over network and tokenizer
   * @param width length of its vectors
   */
  public record Identity(String name, String hash, int width) {
    String shown() {
      return name + " (" + hash.substring(0, 8) + ")";
    }
  }

  /** Sentences that are encoded between two looks at the clock. */
  private static final int CHUNK = 64;

  private static final String LOCATION = "location";

  private final Identity identity;
  private final Path state;
  private final Map<String, String> environment;
  private final Clock clock;
  private final VectorFile known;
  private Optional<SentenceEncoder> encoder;

  private CachedEncoder(
      Identity identity,
      Path state,
      Map<String, String> environment,
      Clock clock,
      Optional<SentenceEncoder> encoder) {
    this.identity = identity;
    this.state = state;
    this.environment = environment;
    this.clock = clock;
    this.encoder = encoder;
    this.known = new VectorFile(state.resolve("vectors.bin"), identity.width());
  }

  /**
   * Takes an encoder into use.
   *
   * @param directory where its {@code model.onnx} and {@code tokenizer.json} lie
   * @throws CodexException if it is no encoder that can be run here
   */
  public static CachedEncoder open(Workspace workspace, Path directory) {
    return open(workspace, directory, System.getenv(), Clock.systemUTC());
  }

  static CachedEncoder open(
      Workspace workspace, Path directory, Map<String, String> environment, Clock clock) {
    Path absolute = directory.toAbsolutePath().normalize();
    EncoderFiles files = EncoderFiles.in(absolute);
    FileIdentity now = FileIdentity.of(absolute, files, clock.instant());
    String hash = hash(files);
    SentenceEncoder encoder = SentenceEncoder.open(files, environment);
    int width = encoder.vector("a").length;
    Identity identity = new Identity(String.valueOf(absolute.getFileName()), hash, width);
    Path state = state(workspace.create(), hash);
    try {
      Files.createDirectories(state);
    } catch (IOException e) {
      throw CodexException.setup("Cannot make " + state + ". Make it writable.", e);
    }
    now.write(state.resolve(LOCATION));
    return new CachedEncoder(identity, state, environment, clock, Optional.of(encoder));
  }

  /** The encoder that a model was trained with; nothing of it is loaded yet. */
  public static CachedEncoder of(Workspace workspace, Identity identity) {
    return of(workspace, identity, System.getenv(), Clock.systemUTC());
  }

  static CachedEncoder of(
      Workspace workspace, Identity identity, Map<String, String> environment, Clock clock) {
    return new CachedEncoder(
        identity, state(workspace, identity.hash()), environment, clock, Optional.empty());
  }

  private static Path state(Workspace workspace, String hash) {
    return workspace.directory().resolve("encoders").resolve(hash.substring(0, 16));
  }

  /** The name and hash of the encoder. */
  public Identity identity() {
    return identity;
  }

  /**
   * The vector of a sentence, shape [width]; not to be written.
   *
   * @throws CodexException if it is new and the encoder is not where it was
   */
  public float[] vector(String sentence) {
    return known
        .find(sentence)
        .orElseGet(
            () -> {
              float[] vector = encoder().vector(sentence);
              known.add(Map.of(sentence, vector));
              return vector;
            });
  }

  /** Encodes what is new among many sentences, on all processors. */
  public void prepare(Collection<String> sentences, Progress progress) {
    List<String> unknown =
        new TreeSet<>(sentences).stream().filter(s -> known.find(s).isEmpty()).toList();
    long start = System.nanoTime();
    for (int from = 0; from < unknown.size(); from += CHUNK) {
      int to = Math.min(unknown.size(), from + CHUNK);
      SentenceEncoder open = encoder();
      Map<String, float[]> vectors = new ConcurrentHashMap<>();
      new ArrayList<>(unknown.subList(from, to))
          .parallelStream().forEach(s -> vectors.put(s, open.vector(s)));
      known.add(new TreeMap<>(vectors));
      double seconds = (System.nanoTime() - start) / 1e9 / to * (unknown.size() - to);
      progress.update("encode", to, unknown.size(), Math.round(seconds) + " s left");
    }
  }

  /** Lets go of the network if it is loaded; a new sentence loads it again. */
  public synchronized void release() {
    encoder.ifPresent(SentenceEncoder::close);
    encoder = Optional.empty();
  }

  private synchronized SentenceEncoder encoder() {
    if (encoder.isEmpty()) {
      encoder = Optional.of(SentenceEncoder.open(files(), environment));
    }
    return encoder.orElseThrow();
  }

  private EncoderFiles files() {
    Path location = state.resolve(LOCATION);
    FileIdentity last =
        FileIdentity.read(location)
            .orElseThrow(() -> missing("it was never seen in this workspace"));
    Path directory = last.directory();
    if (!Files.isDirectory(directory)) {
      throw missing("which is no longer at " + directory);
    }
    EncoderFiles files = EncoderFiles.in(directory);
    FileIdentity now = FileIdentity.of(directory, files, clock.instant());
    if (!last.holds(now)) {
      if (!hash(files).equals(identity.hash())) {
        throw missing("and at " + directory + " is another one now");
      }
      now.write(location);
    }
    return files;
  }

  private CodexException missing(String why) {
    return CodexException.setup(
        "The student was trained with the encoder "
            + identity.shown()
            + ", "
            + why
            + ". Put it back, or train without it or with another: codex train [--encoder DIR]");
  }

  private static String hash(EncoderFiles files) {
    try {
      return files.hash();
    } catch (IOException e) {
      throw CodexException.setup("Cannot read " + files.network() + ". Make it readable.", e);
    }
  }
}
