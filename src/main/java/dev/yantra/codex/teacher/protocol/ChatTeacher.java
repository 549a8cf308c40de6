package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Question.Kind;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.teacher.Estimate;
import dev.yantra.codex.teacher.Exchange;
import dev.yantra.codex.teacher.Exchange.Step;
import dev.yantra.codex.teacher.FewShotExample;
import dev.yantra.codex.teacher.IdempotencyKey;
import dev.yantra.codex.teacher.KeyedTeacher;
import dev.yantra.codex.teacher.Prompt;
import dev.yantra.codex.teacher.TeacherSpec;
import dev.yantra.codex.workspace.CodexException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A language model as a teacher. It is asked for code and probabilities in one JSON object, once
 * for each sample. Where the server tells log-probabilities, the vocabulary is then asked one
 * yes/no question at a time, which gives better calibrated probabilities.
 */
public final class ChatTeacher implements KeyedTeacher {
  private static final long USUAL_CODE_CHARACTERS = 1200;

  /** The fixed questions that log-probabilities are wanted for. */
  private static final List<Question> VOCABULARY =
      Stream.of(
              Arrays.stream(Concern.values()).map(c -> new Question(Kind.CONCERN, c.label())),
              Arrays.stream(TestKind.values()).map(k -> new Question(Kind.TEST_KIND, k.label())),
              Arrays.stream(BugType.values()).map(t -> new Question(Kind.BUG, t.label())))
          .flatMap(s -> s)
          .toList();

  private final TeacherSpec spec;
  private final Supplier<Chat> chats;
  private final Capabilities capabilities;
  private final Object probing = new Object();
  private final AtomicBoolean everAnswered = new AtomicBoolean();
  private final AtomicBoolean answeredSinceLate = new AtomicBoolean();
  private Optional<Chat> opened = Optional.empty();

  ChatTeacher(TeacherSpec spec, Supplier<Chat> chats, Capabilities capabilities) {
    this.spec = spec;
    this.chats = chats;
    this.capabilities = capabilities;
  }

  @Override
  public String kind() {
    return spec.kind();
  }

  @Override
  public String model() {
    return spec.model();
  }

  @Override
  public String host() {
    return spec.host();
  }

  @Override
  public String settings() {
    return "max_tokens="
        + spec.maxTokens()
        + ",timeout="
        + spec.timeoutSeconds()
        + ",schema="
        + (capabilities.has(Capabilities.SCHEMA, true) ? "yes" : "no");
  }

  @Override
  public Estimate estimate(Request request, List<FewShotExample> examples) {
    Prompt prompt = Prompt.answer(request, examples);
    int samples = spec.samples();
    long characters = prompt.characters();
    long input = samples * TeacherSpec.usualTokens(characters);
    long output = (long) samples * spec.usualOutputTokens();
    // One answer may have to be asked for again.
    long mostInput = (samples + 1) * TeacherSpec.mostTokens(characters);
    long mostOutput = (long) (samples + 1) * spec.maxTokens();
    long calls = samples;
    if (spec.logprobs()) {
      long question = Prompt.question(request, "", VOCABULARY.get(0)).characters();
      long asked = VOCABULARY.size() + 1L;
      calls += asked;
      input += asked * TeacherSpec.usualTokens(question + USUAL_CODE_CHARACTERS);
      output += asked;
      mostInput += asked * (TeacherSpec.mostTokens(question) + spec.maxTokens());
      mostOutput += asked;
    }
    return new Estimate(
        calls,
        input,
        output,
        spec.price().of(input, output),
        spec.price().of(mostInput, mostOutput));
  }

  @Override
  public void ready() {
    chat();
  }

  @Override
  public Exchange begin(Request request, List<FewShotExample> examples, IdempotencyKey key) {
    return begin(request, examples, key, this::send);
  }

  /** Begins to ask a request over another chat than the one that it opens by itself. */
  public Exchange begin(
      Request request, List<FewShotExample> examples, IdempotencyKey key, Chat over) {
    return () -> advance(new Conversation(spec, this::settings, over, request, examples, key));
  }

  /** Says all again from the start: replies that have come are had at once. */
  private Step advance(Conversation talk) {
    try {
      talk.ask();
      if (talk.answered() && logprobs(talk)) {
        talk.askVocabulary(VOCABULARY);
      }
      return talk.pending() ? new Step.Waiting() : new Step.Answered(talk.answer());
    } catch (ChatFailureException e) {
      if (e.remedy() == ChatFailureException.Remedy.LEAVE) {
        return new Step.Unanswered(String.valueOf(e.getMessage()));
      }
      throw CodexException.teacher(
          host()
              + " does not answer: "
              + e.getMessage()
              + ". Answers so far are kept; run this again when it does.",
          e);
    }
  }

  private ChatReply send(ChatRequest request) throws ChatFailureException {
    try {
      ChatReply reply = chat().send(request);
      everAnswered.set(true);
      answeredSinceLate.set(true);
      return reply;
    } catch (ChatFailureException e) {
      // What is wrong with the very first message is wrong with all of them; and a server that is
      // late for two questions in turn is not slow with one of them only.
      boolean hopeless =
          switch (e.remedy()) {
            case SKIP -> !everAnswered.get();
            case RETRY_ONCE -> !answeredSinceLate.getAndSet(false);
            default -> false;
          };
      throw hopeless ? e.with(ChatFailureException.Remedy.STOP, e.delivery()) : e;
    }
  }

  /** True if the server tells log-probabilities, found out once and remembered. */
  private boolean logprobs(Conversation talk) throws ChatFailureException {
    if (!spec.logprobs()) {
      return false;
    }
    synchronized (probing) {
      Optional<Boolean> known = capabilities.has(Capabilities.LOGPROBS);
      if (known.isPresent()) {
        return known.get();
      }
      Prompt easy = new Prompt("Answer with one word.", "Is two an even number? Answer yes or no.");
      boolean has =
          talk.oneToken("p", easy)
              .map(reply -> YesNo.of(reply.firstToken()).mass() > Conversation.LEAST_MASS)
              .orElse(false);
      capabilities.learn(Capabilities.LOGPROBS, has);
      return has;
    }
  }

  /** The chat is opened for the first message: an estimate needs neither key nor consent. */
  private synchronized Chat chat() {
    if (opened.isEmpty()) {
      opened = Optional.of(chats.get());
    }
    return opened.get();
  }
}
