package dev.yantra.codex.generate.rank;

import dev.yantra.codex.generate.candidate.Shape;
import dev.yantra.codex.generate.rank.Ranker.Ranked;
import dev.yantra.codex.math.LogOdds;
import dev.yantra.codex.workspace.AtomicFiles;
import dev.yantra.codex.workspace.CodexException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * The learned weights of generation: the ranking of candidates and the confidence in the first.
 *
 * @param ranker orders the candidates
 * @param trust weights of {@link #evidence}: the confidence is their logistic sum
 */
public record GenerationModel(Ranker ranker, List<Double> trust) {
  /** Name of the file in a checkpoint's directory. */
  static final String FILE = "generation.properties";

  private static final String TRUST = "trust.";
  private static final String RANK = "rank.";

  /** Beyond it a wider margin says nothing more; chosen by hand. */
  private static final double WIDEST_MARGIN = 4;

  /** The margin of a candidate without a rival; chosen by hand, below the widest. */
  private static final double MARGIN_WITHOUT_RIVAL = 3;

  /** A column of what confidence rests on: its name and its value for the first of a ranking. */
  record Evidence(String name, ToDoubleFunction<FirstPlace> value) {}

  /** Every column of evidence, in the order of the weights. */
  static final List<Evidence> EVIDENCE =
      List.of(
          new Evidence("bias", f -> 1),
          new Evidence("score", FirstPlace::score),
          new Evidence("margin", f -> Math.min(WIDEST_MARGIN, f.margin())),
          new Evidence("votes", f -> f.column("votes")),
          new Evidence("consensus", f -> f.column("consensus")));

  /**
   * The first of a ranking.
   *
   * @param margin the distance to the next other body
   * @param row its columns, see {@link CandidateColumns}
   */
  @SuppressWarnings("ArrayRecordComponent") // Lives for one ranking and is never compared.
  record FirstPlace(double score, double margin, double[] row) {
    double column(String name) {
      return row[CandidateColumns.names().indexOf(name)];
    }
  }

  public GenerationModel {
    trust = List.copyOf(trust);
  }

  /** The weights that come with Codex, learned on other repositories. */
  public static GenerationModel shipped() {
    Properties properties = new Properties();
    try (InputStream in = GenerationModel.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("not packaged: " + FILE);
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(properties);
  }

  /** The weights of a checkpoint, or those that come with Codex where it has none. */
  public static GenerationModel load(Path checkpoint) {
    Path file = checkpoint.resolve(FILE);
    if (!Files.exists(file)) {
      return shipped();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return of(properties);
    } catch (IOException | IllegalArgumentException e) {
      throw CodexException.setup(
          file + " does not fit this version (" + e.getMessage() + "). Run: codex train", e);
    }
  }

  public void save(Path checkpoint) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < EVIDENCE.size(); i++) {
      text.append(line(TRUST + EVIDENCE.get(i).name(), trust.get(i)));
    }
    for (int i = 0; i < CandidateColumns.ALL.size(); i++) {
      text.append(line(RANK + CandidateColumns.ALL.get(i).name(), ranker.weights().get(i)));
    }
    AtomicFiles.write(checkpoint.resolve(FILE), text.toString());
  }

  /** The confidence in the first of a ranking, from 0 to 1; 0 for an empty one. */
  public double confidence(List<Ranked> ranked, List<double[]> features) {
    if (ranked.isEmpty()) {
      return 0;
    }
    double[] evidence = evidence(ranked, features);
    double sum = 0;
    for (int i = 0; i < evidence.length; i++) {
      sum += trust.get(i) * evidence[i];
    }
    return LogOdds.probability(sum);
  }

  /** The score of the first, its distance to the next other body, and who agrees with it. */
  static double[] evidence(List<Ranked> ranked, List<double[]> features) {
    Ranked first = ranked.get(0);
    Shape shape = first.candidate().lexed().shape(List.of());
    double next =
        ranked.stream()
            .skip(1)
            .filter(r -> !r.candidate().lexed().shape(List.of()).equals(shape))
            .mapToDouble(Ranked::score)
            .findFirst()
            .orElse(first.score() - MARGIN_WITHOUT_RIVAL);
    FirstPlace place =
        new FirstPlace(first.score(), first.score() - next, features.get(first.position()));
    return EVIDENCE.stream().mapToDouble(e -> e.value().applyAsDouble(place)).toArray();
  }

  /**
   * @throws IllegalArgumentException if a weight is missing, unknown or no number
   */
  private static GenerationModel of(Properties properties) {
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    List<Double> trust = new ArrayList<>();
    EVIDENCE.forEach(e -> trust.add(weight(properties, TRUST + e.name(), unknown)));
    List<Double> weights = new ArrayList<>();
    CandidateColumns.names().forEach(n -> weights.add(weight(properties, RANK + n, unknown)));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown weight " + unknown.iterator().next());
    }
    return new GenerationModel(new Ranker(weights), trust);
  }

  private static double weight(Properties properties, String key, Set<String> unread) {
    unread.remove(key);
    String value = properties.getProperty(key, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("no weight " + key);
    }
    double weight = Double.parseDouble(value);
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("weight " + key + " is " + value);
    }
    return weight;
  }

  private static String line(String key, double value) {
    return String.format(Locale.ROOT, "%s=%.4f%n", key, value).replace("\r", "");
  }
}
