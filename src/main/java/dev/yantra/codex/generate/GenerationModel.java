package dev.yantra.codex.generate;

import dev.yantra.codex.generate.Ranker.Ranked;
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

/**
 * What generation has learned: how to rank candidates, and how far to trust the first.
 *
 * @param ranker orders the candidates
 * @param trust weights of {@link #evidence}: the confidence is their logistic sum
 */
record GenerationModel(Ranker ranker, List<Double> trust) {
  /** Name of the file in a checkpoint's directory. */
  static final String FILE = "generation.properties";

  /** What confidence rests on, in the order of the weights. */
  static final List<String> EVIDENCE = List.of("bias", "score", "margin", "votes", "consensus");

  GenerationModel {
    trust = List.copyOf(trust);
  }

  /** The weights that come with Codex, learned on other repositories. */
  static GenerationModel shipped() {
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
  static GenerationModel load(Path checkpoint) {
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
          "Cannot read " + file + " (" + e.getMessage() + "). Run: codex train", e);
    }
  }

  void save(Path checkpoint) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < EVIDENCE.size(); i++) {
      text.append(line("trust." + EVIDENCE.get(i), trust.get(i)));
    }
    for (int i = 0; i < CandidateFeatures.NAMES.size(); i++) {
      text.append(line("rank." + CandidateFeatures.NAMES.get(i), ranker.weights().get(i)));
    }
    AtomicFiles.write(checkpoint.resolve(FILE), text.toString());
  }

  /** How sure the first of a ranking is, from 0 to 1; 0 for an empty one. */
  double confidence(List<Ranked> ranked, List<double[]> features) {
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
    Shape shape = Shape.of(first.candidate().body(), List.of());
    double next =
        ranked.stream()
            .skip(1)
            .filter(r -> !Shape.of(r.candidate().body(), List.of()).equals(shape))
            .mapToDouble(Ranked::score)
            .findFirst()
            .orElse(first.score() - 3);
    double[] row = features.get(first.position());
    return new double[] {
      1,
      first.score(),
      Math.min(4, first.score() - next),
      row[CandidateFeatures.NAMES.indexOf("votes")],
      row[CandidateFeatures.NAMES.indexOf("consensus")]
    };
  }

  private static GenerationModel of(Properties properties) {
    List<Double> trust = new ArrayList<>();
    EVIDENCE.forEach(n -> trust.add(number(properties, "trust." + n)));
    List<Double> weights = new ArrayList<>();
    CandidateFeatures.NAMES.forEach(n -> weights.add(number(properties, "rank." + n)));
    return new GenerationModel(new Ranker(weights), trust);
  }

  private static double number(Properties properties, String key) {
    return Double.parseDouble(properties.getProperty(key, "0"));
  }

  private static String line(String key, double value) {
    return String.format(Locale.ROOT, "%s=%.4f%n", key, value).replace("\r", "");
  }
}
