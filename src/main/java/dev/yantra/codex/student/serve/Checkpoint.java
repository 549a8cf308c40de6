package dev.yantra.codex.student.serve;

import dev.yantra.codex.encoder.CachedEncoder;
import dev.yantra.codex.graph.CodeGraph;
import dev.yantra.codex.math.Matrix;
import dev.yantra.codex.math.TensorFile;
import dev.yantra.codex.student.ParameterFile;
import dev.yantra.codex.student.calls.CallRanking;
import dev.yantra.codex.student.network.GraphView;
import dev.yantra.codex.student.network.HashedTextEncoder;
import dev.yantra.codex.student.network.ModelShape;
import dev.yantra.codex.student.network.Network;
import dev.yantra.codex.student.network.NodeFeatures;
import dev.yantra.codex.student.network.PretrainedTextEncoder;
import dev.yantra.codex.student.network.TextEncoder;
import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The student's directories {@code models/1}, {@code models/2}, …, of which the highest is the
 * current one.
 *
 * <p>Each is written beside its place and moved there in one step, so that one that is there is
 * whole. It holds {@code model.properties} (shape, calibration, what it was trained with), {@code
 * weights.safetensors} (with the IDF), {@code activations.safetensors} and {@code nodes.txt} (the
 * ids that the rows of the activations stand for). Nothing in them depends on the clock: equal
 * training gives equal bytes.
 */
public final class Checkpoint {
  private static final String PROPERTIES = "model.properties";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String ACTIVATIONS = "activations.safetensors";
  private static final String NODES = "nodes.txt";
  private static final String RANKING = "calls.bin";
  private static final String IDF = "encoder.idf";
  private static final String LINEAR = "linear.";
  private static final String ENCODER = "encoder.";
  private static final String ABOUT = "about.";
  private static final String WRITING = ".writing";

  private final Workspace workspace;
  private final Path directory;

  private Checkpoint(Workspace workspace, int number) {
    this.workspace = workspace;
    this.directory = workspace.models().resolve(String.valueOf(number));
  }

  /**
   * The current checkpoint.
   *
   * @throws CodexException if there is none
   */
  public static Checkpoint current(Workspace workspace) {
    return newest(workspace)
        .orElseThrow(
            () ->
                CodexException.setup(
                    "No model at " + workspace.models() + ". Run: " + training(workspace)));
  }

  /** The command that trains a student here: where nothing was asked yet, the one for all steps. */
  private static String training(Workspace workspace) {
    return Files.exists(workspace.corpus()) ? "codex train" : "codex init";
  }

  /** The current checkpoint, if there is one. */
  public static Optional<Checkpoint> newest(Workspace workspace) {
    return highest(workspace).stream().mapToObj(n -> new Checkpoint(workspace, n)).findFirst();
  }

  /** Where it lies; other stages may leave files of their own beside the model's. */
  public Path directory() {
    return directory;
  }

  private static OptionalInt highest(Workspace workspace) {
    if (!Files.isDirectory(workspace.models())) {
      return OptionalInt.empty();
    }
    try (Stream<Path> entries = Files.list(workspace.models())) {
      return entries
          .map(p -> p.getFileName().toString())
          .filter(n -> n.matches("[1-9]\\d{0,8}"))
          .mapToInt(Integer::parseInt)
          .max();
    } catch (IOException e) {
      throw CodexException.setup("Cannot read " + workspace.models() + ". Make it readable.", e);
    }
  }

  /**
   * Writes the next checkpoint: the model and what it says of a whole graph.
   *
   * @return its name, such as {@code models/3}
   */
  public static String write(Workspace workspace, Model model, GraphView view) {
    Snapshot snapshot = Snapshot.compute(model, view);
    workspace.create();
    Path models = workspace.models();
    try {
      Files.createDirectories(models);
      Path temporary = Files.createTempDirectory(models, WRITING);
      try {
        int next = highest(workspace).orElse(0) + 1;
        write(temporary, model, snapshot);
        AtomicFiles.move(temporary, models.resolve(String.valueOf(next)));
        return name(next);
      } finally {
        delete(temporary);
      }
    } catch (IOException e) {
      throw CodexException.setup(
          "Cannot write " + models + " (" + e.getMessage() + "). Make it writable.", e);
    }
  }

  /**
   * Clears away what a writer that was killed left half-written. To be called by whoever holds the
   * workspace's lock: a living writer's directory looks the same.
   */
  public static void clearLeftovers(Workspace workspace) {
    if (!Files.isDirectory(workspace.models())) {
      return;
    }
    try (Stream<Path> entries = Files.list(workspace.models())) {
      for (Path path : entries.sorted().toList()) {
        if (path.getFileName().toString().startsWith(WRITING)) {
          delete(path);
        }
      }
    } catch (IOException e) {
      throw CodexException.setup(
          "Cannot clear " + workspace.models() + " (" + e.getMessage() + "). Make it writable.", e);
    }
  }

  private static void write(Path target, Model model, Snapshot snapshot) throws IOException {
    SortedMap<String, Matrix> weights = model.network().matrices();
    TextEncoder encoder = model.features().encoder();
    Properties properties = new Properties();
    float[] idf;
    if (encoder instanceof PretrainedTextEncoder both) {
      idf = both.words().idf();
      CachedEncoder.Identity identity = both.sentences().identity();
      properties.setProperty(ENCODER + "name", identity.name());
      properties.setProperty(ENCODER + "hash", identity.hash());
      properties.setProperty(ENCODER + "width", String.valueOf(identity.width()));
    } else if (encoder instanceof HashedTextEncoder words) {
      idf = words.idf();
    } else {
      throw new IllegalArgumentException("no encoder that can be stored: " + encoder);
    }
    weights.put(IDF, Matrix.of(1, idf.length, idf));
    model.linear().forEach((head, regression) -> weights.put(LINEAR + head, regression));
    TensorFile.write(target.resolve(WEIGHTS), weights);
    TensorFile.write(target.resolve(ACTIVATIONS), snapshot.matrices());
    Files.write(target.resolve(RANKING), model.ranking().encode());
    Files.write(target.resolve(NODES), snapshot.view().graph().idLines());
    model.network().shape().write(properties);
    model.calibration().write(properties);
    model.about().forEach((key, value) -> properties.setProperty(ABOUT + key, value));
    StringBuilder text = new StringBuilder();
    // Properties.store would write the date.
    new TreeMap<>(properties)
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Files.writeString(target.resolve(PROPERTIES), text);
  }

  /** Its name, such as {@code models/3}. */
  public String name() {
    return name(Integer.parseInt(directory.getFileName().toString()));
  }

  /**
   * The model, memory-mapped.
   *
   * @throws CodexException if a file is missing or damaged
   */
  public Model model() {
    SortedMap<String, Matrix> matrices = TensorFile.map(directory.resolve(WEIGHTS));
    Matrix idf = matrices.remove(IDF);
    SortedMap<String, Matrix> linear = new TreeMap<>();
    for (String name : List.copyOf(matrices.keySet())) {
      if (name.startsWith(LINEAR)) {
        linear.put(name.substring(LINEAR.length()), matrices.get(name));
        matrices.remove(name);
      }
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(directory.resolve(PROPERTIES))));
      if (idf == null) {
        throw new IllegalArgumentException("no " + IDF);
      }
      SortedMap<String, String> about = new TreeMap<>();
      for (String key : properties.stringPropertyNames()) {
        if (key.startsWith(ABOUT)) {
          about.put(key.substring(ABOUT.length()), properties.getProperty(key));
        }
      }
      NodeFeatures features =
          new NodeFeatures(encoder(properties, new HashedTextEncoder(idf.toArray())));
      return new Model(
          name(),
          features,
          new Network(ModelShape.read(properties), matrices),
          StudentCalibration.read(properties, StudentCalibration.initial(features), this::damaged),
          CallRanking.in(directory.resolve(RANKING)),
          linear,
          about);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  /** The encoder that the model was trained with; a pre-trained one is not loaded before use. */
  private TextEncoder encoder(Properties properties, HashedTextEncoder words) {
    String hash = properties.getProperty(ENCODER + "hash", "");
    if (hash.isEmpty()) {
      return words;
    }
    CachedEncoder.Identity identity =
        new CachedEncoder.Identity(
            properties.getProperty(ENCODER + "name", ""),
            hash,
            Integer.parseInt(properties.getProperty(ENCODER + "width", "absent")));
    return new PretrainedTextEncoder(words, CachedEncoder.of(workspace, identity));
  }

  /**
   * What the model said of its graph, laid under the graph of today.
   *
   * @throws CodexException if a file is missing or damaged
   */
  Snapshot snapshot(Model model, CodeGraph graph) {
    SortedMap<String, Matrix> rows = TensorFile.map(directory.resolve(ACTIVATIONS));
    try {
      byte[] ids = Files.readAllBytes(directory.resolve(NODES));
      return Snapshot.of(model, graph, ids, rows);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private CodexException damaged(Exception cause) {
    return ParameterFile.unreadable(directory, cause);
  }

  private static String name(int number) {
    return "models/" + number;
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> tree = Files.walk(directory)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
