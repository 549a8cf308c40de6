package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Answer.Provenance;
import dev.yantra.codex.corpus.Fragment;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Question.Kind;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.teacher.AnswerParser;
import dev.yantra.codex.teacher.AnswerParser.Said;
import dev.yantra.codex.teacher.FewShotExample;
import dev.yantra.codex.teacher.Hashes;
import dev.yantra.codex.teacher.IdempotencyKey;
import dev.yantra.codex.teacher.Prompt;
import dev.yantra.codex.teacher.TeacherSpec;
import dev.yantra.codex.teacher.protocol.ChatFailureException.Remedy;
import dev.yantra.codex.teacher.protocol.ChatReply.Stop;
import dev.yantra.codex.teacher.protocol.ChatRequest.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** All messages about one request, and the answer that comes of them. */
final class Conversation {
  /** Less covered mass than this means that the model did not answer the question. */
  static final double LEAST_MASS = 0.2;

  /** A question that is longer than the server takes says nothing of the model. */
  private static final Pattern TOO_LONG =
      Pattern.compile(
          "context[ _-]?(?:length|size|window)|maximum context|n_ctx|too many tokens"
              + "|(?:prompt|input|request)(?: is)? too (?:long|large)|request_too_large",
          Pattern.CASE_INSENSITIVE);

  private static final int MAX_SAID = 500;

  private final TeacherSpec spec;
  private final Supplier<String> settings;
  private final Chat chat;
  private final Request request;
  private final List<FewShotExample> examples;
  private final IdempotencyKey key;
  private final Prompt prompt;
  private final Instant start;
  private final List<Said> samples = new ArrayList<>();
  private final SortedMap<Question, SoftLabel> labels = new TreeMap<>();

  private Outcome outcome = Outcome.ANSWERED;
  private String said = "";
  private String modelAnswered = "";
  private long inputTokens;
  private long outputTokens;
  private double uncountedUsd;
  private double lostUsd;
  private boolean keysKept = true;
  private boolean counted = true;
  private boolean pending;
  private boolean late;
  private boolean askedAgain;
  private double massSum;
  private int massCount;

  Conversation(
      TeacherSpec spec,
      Supplier<String> settings,
      Chat chat,
      Request request,
      List<FewShotExample> examples,
      IdempotencyKey key) {
    this.spec = spec;
    this.settings = settings;
    this.chat = chat;
    this.request = request;
    this.examples = List.copyOf(examples);
    this.key = key;
    this.prompt = Prompt.answer(request, examples);
    this.start = spec.clock().instant();
  }

  /** Asks for the answer, as often as samples are wanted. */
  void ask() throws ChatFailureException {
    for (int i = 0; i < spec.samples() && outcome == Outcome.ANSWERED; i++) {
      sample(i);
    }
  }

  /** True if a whole answer has come. */
  boolean answered() {
    return outcome == Outcome.ANSWERED && !pending;
  }

  /** True if some reply is still to come, so that there is no answer yet. */
  boolean pending() {
    return pending;
  }

  private void sample(int i) throws ChatFailureException {
    Prompt next = prompt;
    String slot = "s" + i;
    while (true) {
      Optional<ChatReply> reply = send(slot, next, spec.maxTokens(), Form.ANSWER);
      if (reply.isEmpty()) {
        if (!pending) {
          end(late ? Outcome.LATE : Outcome.INVALID);
        }
        return;
      }
      if (reply.get().stop() == Stop.REFUSED) {
        end(Outcome.REFUSED);
        return;
      }
      try {
        samples.add(AnswerParser.parse(reply.get().text()));
        return;
      } catch (IllegalArgumentException e) {
        if (reply.get().stop() == Stop.LENGTH) {
          end(Outcome.TRUNCATED);
          return;
        }
        if (askedAgain) {
          end(Outcome.INVALID);
          return;
        }
        askedAgain = true;
        slot += "r";
        next = prompt.again(String.valueOf(e.getMessage()));
      }
    }
  }

  /** A later sample that fails costs only itself: what the earlier ones said stands. */
  private void end(Outcome otherwise) {
    outcome = samples.isEmpty() ? otherwise : Outcome.ANSWERED;
  }

  /** Asks the vocabulary one question at a time. */
  void askVocabulary(List<Question> vocabulary) throws ChatFailureException {
    String code = samples.get(0).code();
    for (int i = 0; i < vocabulary.size(); i++) {
      Question question = vocabulary.get(i);
      Optional<ChatReply> reply = oneToken("q" + i, Prompt.question(request, code, question));
      if (reply.isPresent()) {
        YesNo answer = YesNo.of(reply.get().firstToken());
        massSum += answer.mass();
        massCount++;
        if (answer.mass() >= LEAST_MASS) {
          labels.put(question, new SoftLabel(question, answer.probability(), "logprobs", 1, 0));
        }
      }
    }
  }

  /** Asks for one token with its alternatives; empty if the server will not take the question. */
  Optional<ChatReply> oneToken(String slot, Prompt question) throws ChatFailureException {
    return send(slot, question, 1, Form.ONE_TOKEN);
  }

  private Optional<ChatReply> send(String slot, Prompt message, int maxTokens, Form form)
      throws ChatFailureException {
    ChatRequest call =
        new ChatRequest(key.call(slot), message.system(), message.user(), maxTokens, form);
    try {
      ChatReply reply = chat.send(call);
      key.spent();
      count(reply, call);
      modelAnswered = reply.model();
      said = reply.text();
      reckon(reply.delivery(), call);
      return Optional.of(reply);
    } catch (ChatFailureException e) {
      reckon(e.delivery(), call);
      if (e.delivery().lost() > 0) {
        key.spent();
      }
      if (e.remedy() == Remedy.WAIT) {
        pending = true;
        return Optional.empty();
      }
      if (isTooLong(e)) {
        throw e.with(Remedy.LEAVE, e.delivery());
      }
      if (e.remedy() == Remedy.SKIP || e.remedy() == Remedy.RETRY_ONCE) {
        late = e.remedy() == Remedy.RETRY_ONCE;
        said = String.valueOf(e.getMessage());
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * True if nothing was paid for and the same question may be taken by a server set up otherwise.
   */
  private boolean isTooLong(ChatFailureException e) {
    return e.remedy() == Remedy.SKIP
        && samples.isEmpty()
        && !askedAgain
        && e.delivery().lost() == 0
        && TOO_LONG.matcher(String.valueOf(e.getMessage())).find();
  }

  /**
   * Adds the tokens that the server counted. What it does not count, or says is nothing, costs the
   * most that it can.
   */
  private void count(ChatReply reply, ChatRequest call) {
    long input = reply.usage().input().orElse(0);
    long output = reply.usage().output().orElse(0);
    inputTokens += input;
    outputTokens += output;
    boolean inputCounted = input > 0;
    boolean silent = reply.text().isEmpty() || reply.stop() == Stop.REFUSED;
    boolean outputCounted = output > 0 || (reply.usage().output().isPresent() && silent);
    counted &= inputCounted && outputCounted;
    uncountedUsd +=
        spec.price()
            .of(
                inputCounted ? 0 : TeacherSpec.mostTokens(characters(call)),
                outputCounted ? 0 : call.maxTokens());
  }

  private static long characters(ChatRequest call) {
    return (long) call.system().length() + call.user().length();
  }

  /** Attempts without a reply may have been charged, unless the server is known to keep keys. */
  private void reckon(Delivery delivery, ChatRequest call) {
    keysKept &= delivery.keyKept();
    if (!delivery.keyKept()) {
      lostUsd += delivery.lost() * spec.mostUsd(characters(call), call.maxTokens());
    }
  }

  /** The outcome. */
  Answer answer() {
    average();
    boolean answered = !samples.isEmpty();
    return new Answer(
        request,
        answered ? Outcome.ANSWERED : outcome,
        answered ? samples.get(0).code() : "",
        // What a model said instead of an answer is worth a look when many end so.
        answered
            ? samples.get(0).reasoning()
            : said.substring(0, Math.min(MAX_SAID, said.length())),
        List.copyOf(labels.values()),
        samples.stream().mapToDouble(Said::confidence).average().orElse(0),
        answered ? samples.get(0).similarTo() : List.of(),
        Fragment.NONE,
        new Provenance(
            spec.kind(),
            spec.model(),
            modelAnswered,
            Hashes.sha256(prompt.system() + "\n" + prompt.user()),
            parameters(),
            inputTokens,
            outputTokens,
            spec.price().of(inputTokens, outputTokens) + uncountedUsd,
            Duration.between(start, spec.clock().instant()).toMillis(),
            0,
            spec.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            key.key(),
            lostUsd + (keysKept ? 0 : key.carriedUsd())));
  }

  /** Verbalised probabilities, for the questions that have no better answer. */
  private void average() {
    SortedMap<Question, List<Double>> byQuestion = new TreeMap<>();
    for (Said sample : samples) {
      sample
          .probabilities()
          .forEach((q, p) -> byQuestion.computeIfAbsent(q, k -> new ArrayList<>()).add(p));
      // A method that was shown and is not named is not similar.
      for (FewShotExample shown : examples) {
        byQuestion
            .computeIfAbsent(new Question(Kind.SIMILAR, shown.name()), k -> new ArrayList<>())
            .add(sample.similarTo().contains(shown.name()) ? 1.0 : 0.0);
      }
    }
    byQuestion.forEach(
        (question, ps) -> {
          double mean = ps.stream().mapToDouble(p -> p).average().orElse(0);
          double variance =
              ps.stream().mapToDouble(p -> (p - mean) * (p - mean)).average().orElse(0);
          labels.putIfAbsent(
              question,
              new SoftLabel(question, mean, "verbalised", ps.size(), Math.sqrt(variance)));
        });
  }

  private String parameters() {
    String fixed =
        settings.get()
            + ",samples="
            + samples.size()
            + (spec.batch() ? ",batch" : "")
            + (counted ? "" : "," + Provenance.UNCOUNTED);
    return massCount == 0
        ? fixed
        : fixed + String.format(Locale.ROOT, ",mass=%.3f", massSum / massCount);
  }
}
