package dev.yantra.codex.corpus;

import java.util.List;

/**
 * A teacher's answer: one line of {@code answers.jsonl}.
 *
 * @param code the method that it wrote; empty if it refused
 * @param reasoning why, in its own words; data, never instructions
 * @param labels its probabilities, sorted by question
 * @param confidence its confidence in the whole, from 0 to 1, as it said it
 * @param similarTo canonical ids of the repository's methods that it found alike
 * @param fragment the nodes and edges that its code would add to the graph
 */
public record Answer(
    Request request,
    Outcome outcome,
    String code,
    String reasoning,
    List<SoftLabel> labels,
    double confidence,
    List<String> similarTo,
    Fragment fragment,
    Provenance provenance) {
  /** The answer that came back. */
  public enum Outcome {
    /** A whole answer. */
    ANSWERED(""),
    /** The teacher would not answer. */
    REFUSED("ask another model, or the same once more: codex collect --retry-failed"),
    /** The answer was cut off. */
    TRUNCATED("raise teacher.max-output-tokens and run codex collect again"),
    /** No answer in time, even asked again. */
    LATE("raise teacher.timeout-seconds and run codex collect again"),
    /** Nothing usable, even asked again. */
    INVALID("ask another model, or the same once more: codex collect --retry-failed");

    private final String advice;

    Outcome(String advice) {
      this.advice = advice;
    }

    /** The next step for a user; empty where there is nothing to do. */
    public String advice() {
      return advice;
    }
  }

  public Answer {
    labels = List.copyOf(labels);
    similarTo = List.copyOf(similarTo);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence);
    }
  }

  /** The same with what its code would add to the graph. */
  public Answer withFragment(Fragment other) {
    return new Answer(
        request, outcome, code, reasoning, labels, confidence, similarTo, other, provenance);
  }

  /**
   * The origin and the cost of an answer.
   *
   * @param teacher the teacher's kind: {@code repository}, {@code openai}, {@code anthropic},
   *     {@code gemini}, {@code replay}
   * @param modelAsked the model that was asked for
   * @param modelAnswered the model that says it answered
   * @param promptHash SHA-256 of what was sent, after redaction
   * @param parameters sampling parameters, as {@code name=value} joined by commas
   * @param inputTokens tokens that were charged for the question
   * @param outputTokens tokens that were charged for the answer
   * @param costUsd price in US dollars
   * @param millis time to the whole answer
   * @param redactions secrets that were taken out
   * @param time ISO-8601 instant of the answer; empty for the offline teacher, whose answers are
   *     reproducible
   * @param key the key under which it was asked in the {@link RequestJournal}; empty if nothing was
   * @param lostUsd the most that earlier attempts may have cost of which no reply arrived
   */
  public record Provenance(
      String teacher,
      String modelAsked,
      String modelAnswered,
      String promptHash,
      String parameters,
      long inputTokens,
      long outputTokens,
      double costUsd,
      long millis,
      int redactions,
      String time,
      String key,
      double lostUsd) {
    /** Stands among the parameters where a server did not say how many tokens it charged. */
    public static final String UNCOUNTED = "usage=unknown";

    /**
     * The one that speaks: the kind of teacher and the model that answered. The same name may stand
     * for another model tomorrow. An offline teacher speaks for the repository, whatever version.
     */
    public String voice() {
      return time.isEmpty()
          ? teacher
          : teacher + " " + (modelAnswered.isEmpty() ? modelAsked : modelAnswered);
    }

    /** The value of a sampling parameter or of a setting that was in force; empty if not noted. */
    public String parameter(String name) {
      return parameter(parameters, name);
    }

    /** The value of a name among {@code name=value} joined by commas; empty if it has none. */
    public static String parameter(String parameters, String name) {
      for (String pair : parameters.split(",", -1)) {
        if (pair.startsWith(name + "=")) {
          return pair.substring(name.length() + 1);
        }
      }
      return "";
    }

    /** True if the price is the server's own count, not the most that it can be. */
    public boolean counted() {
      return !List.of(parameters.split(",", -1)).contains(UNCOUNTED);
    }

    /** The origin of an answer of a teacher that asks no server and costs nothing. */
    public static Provenance offline(String teacher, String model, String promptHash) {
      return new Provenance(teacher, model, model, promptHash, "", 0, 0, 0, 0, 0, "", "", 0);
    }

    /** The same, with so many secrets taken out. */
    public Provenance withRedactions(int count) {
      return new Provenance(
          teacher,
          modelAsked,
          modelAnswered,
          promptHash,
          parameters,
          inputTokens,
          outputTokens,
          costUsd,
          millis,
          count,
          time,
          key,
          lostUsd);
    }

    /** All that this answer has to be reckoned with, in US dollars. */
    public double spentUsd() {
      return costUsd + lostUsd;
    }
  }
}
