package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Question;
import dev.yantra.codex.corpus.Question.Kind;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.graph.BugType;
import dev.yantra.codex.graph.Concern;
import dev.yantra.codex.graph.TestKind;
import dev.yantra.codex.workspace.CodexException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A language model as a teacher. It is asked for code and probabilities in one JSON object, as
 * often as samples are wanted; where the server tells log-probabilities, the vocabulary is then
 * asked one yes/no question at a time, which is the better calibrated way.
 */
final class ChatTeacher implements Teacher {
  private static final long USUAL_CODE_CHARACTERS = 1200;

  /** The fixed questions that log-probabilities are wanted for. */
  private static final List<Question> VOCABULARY =
      Stream.of(
              Arrays.stream(Concern.values()).map(c -> new Question(Kind.CONCERN, c.label())),
              Arrays.stream(TestKind.values()).map(k -> new Question(Kind.TEST_KIND, k.label())),
              Arrays.stream(BugType.values()).map(t -> new Question(Kind.BUG, t.label())))
          .flatMap(s -> s)
          .toList();

  private final TeacherSpec persona;
  private final Supplier<Chat> line;
  private final Capabilities capabilities;
  private final Object probing = new Object();
  private final AtomicBoolean everAnswered = new AtomicBoolean();
  private Optional<Chat> opened = Optional.empty();

  ChatTeacher(TeacherSpec persona, Supplier<Chat> line, Capabilities capabilities) {
    this.persona = persona;
    this.line = line;
    this.capabilities = capabilities;
  }

  @Override
  public String kind() {
    return persona.kind();
  }

  @Override
  public String model() {
    return persona.model();
  }

  @Override
  public String host() {
    return persona.host();
  }

  @Override
  public Estimate estimate(Request request, List<FewShotExample> exhibits) {
    Prompt prompt = Prompt.answer(request, exhibits);
    int samples = persona.samples();
    long characters = prompt.characters();
    long input = samples * TeacherSpec.usualTokens(characters);
    long output = (long) samples * persona.usualOutputTokens();
    // One answer may have to be asked for again.
    long mostInput = (samples + 1) * TeacherSpec.mostTokens(characters);
    long mostOutput = (long) (samples + 1) * persona.maxTokens();
    long calls = samples;
    if (persona.logprobs()) {
      long question = Prompt.question(request, "", VOCABULARY.get(0)).characters();
      long asked = VOCABULARY.size() + 1L;
      calls += asked;
      input += asked * TeacherSpec.usualTokens(question + USUAL_CODE_CHARACTERS);
      output += asked;
      mostInput += asked * (TeacherSpec.mostTokens(question) + persona.maxTokens());
      mostOutput += asked;
    }
    return new Estimate(
        calls,
        input,
        output,
        persona.price().of(input, output),
        persona.price().of(mostInput, mostOutput));
  }

  @Override
  public void ready() {
    chat();
  }

  @Override
  public Answer ask(Request request, List<FewShotExample> exhibits) {
    return ask(request, exhibits, IdempotencyKey.fresh());
  }

  /** Answers a request under a ticket. */
  Answer ask(Request request, List<FewShotExample> exhibits, IdempotencyKey ticket) {
    return ask(request, exhibits, ticket, this::send)
        .orElseThrow(() -> new IllegalStateException("only a batch has to be waited for"));
  }

  /** Answers a request over a line; empty if a reply is still to come. */
  Optional<Answer> ask(
      Request request, List<FewShotExample> exhibits, IdempotencyKey ticket, Chat over) {
    Conversation talk = new Conversation(persona, over, request, exhibits, ticket);
    try {
      talk.ask();
      if (talk.answered() && logprobs(talk)) {
        talk.askVocabulary(VOCABULARY);
      }
      return talk.pending() ? Optional.empty() : Optional.of(talk.answer());
    } catch (ChatFailureException e) {
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
      return reply;
    } catch (ChatFailureException e) {
      // What is wrong with the very first message is wrong with all of them.
      boolean first = e.remedy() == ChatFailureException.Remedy.SKIP && !everAnswered.get();
      throw first ? e.with(ChatFailureException.Remedy.STOP, e.delivery()) : e;
    }
  }

  /** Whether the server tells log-probabilities, found out once and remembered. */
  private boolean logprobs(Conversation talk) throws ChatFailureException {
    if (!persona.logprobs()) {
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

  /** The line is opened for the first message: an estimate needs neither key nor consent. */
  private synchronized Chat chat() {
    if (opened.isEmpty()) {
      opened = Optional.of(line.get());
    }
    return opened.get();
  }
}
