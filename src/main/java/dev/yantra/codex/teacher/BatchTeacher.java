package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.corpus.RequestJournal.Asked;
import dev.yantra.codex.corpus.RequestJournal.Batch;
import dev.yantra.codex.teacher.BatchService.Result;
import dev.yantra.codex.teacher.ChatFailureException.Remedy;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A teacher that is asked many questions in one go and answers within a day, at a part of the
 * price. What is asked is the same as one by one: a conversation runs as far as the replies go that
 * are there, and what it lacks is handed in with the next batch.
 *
 * <p>Questions, batches and their ids are in the journal before anything else happens, so that a
 * run that dies hands nothing in twice and fetches what another has paid for.
 */
public final class BatchTeacher extends TeacherDecorator {
  /** Batches that one request may go through: re-asked once, and not reached a few times. */
  private static final int ROUNDS = 4;

  private static final int MAX_CALLS = 2_000;
  private static final long FIRST_WAIT_MILLIS = 5_000;
  private static final long LONGEST_WAIT_MILLIS = 300_000;

  private final ChatTeacher teacher;
  private final Supplier<BatchService> line;
  private final RetryPolicy patience;
  private final Pause pause;
  private final Clock clock;
  private final Budget budget;
  private final RequestJournal journal;
  private final Map<String, Result> results = new HashMap<>();
  private Optional<BatchService> opened = Optional.empty();

  BatchTeacher(
      ChatTeacher teacher,
      Supplier<BatchService> line,
      RetryPolicy patience,
      Pause pause,
      Clock clock,
      Budget budget,
      RequestJournal journal) {
    super(teacher);
    this.teacher = teacher;
    this.line = line;
    this.patience = patience;
    this.pause = pause;
    this.clock = clock;
    this.budget = budget;
    this.journal = journal;
  }

  @Override
  public Estimate estimate(Request request, List<FewShotExample> exhibits) {
    Redaction redaction = new Redaction();
    return teacher.estimate(redaction.clean(request), redaction.clean(exhibits));
  }

  @Override
  public void ready() {
    service();
  }

  @Override
  public Answer ask(Request request, List<FewShotExample> exhibits) {
    List<Answer> answers = new ArrayList<>();
    askAll(List.of(request), r -> exhibits, answers::add, Progress.SILENT);
    if (answers.isEmpty()) {
      throw CodexException.teacher(host() + " gave no answer in " + ROUNDS + " batches.");
    }
    return answers.get(0);
  }

  /**
   * Asks all requests and waits, for hours if need be. An interrupt ends the waiting; the provider
   * works on, and the next run fetches what it has done.
   *
   * @param exhibits what the teacher may look at for a request
   * @param keep takes each answer, and has it on the disk when it returns
   * @throws CodexException if the provider takes no batches or the budget allows for nothing more;
   *     what has been answered by then is kept
   */
  public void askAll(
      List<Request> requests,
      Function<Request, List<FewShotExample>> exhibits,
      Consumer<Answer> keep,
      Progress progress) {
    Map<String, PendingRequest> open = new LinkedHashMap<>();
    requests.forEach(r -> open.put(r.id(), pupil(r)));
    List<Batch> pending = journal.batches().stream().filter(this::mine).toList();
    while (true) {
      List<String> problems = new ArrayList<>();
      for (Batch batch : pending) {
        await(batch, progress).ifPresent(problems::add);
      }
      Map<PendingRequest, List<ChatRequest>> wanted = new LinkedHashMap<>();
      for (PendingRequest pupil : List.copyOf(open.values())) {
        List<ChatRequest> calls = new ArrayList<>();
        Optional<Answer> answer = pupil.answer(exhibits.apply(pupil.request), calls);
        if (answer.isPresent()) {
          keep.accept(answer.get());
          pupil.settle(answer.get());
          open.remove(pupil.request.id());
        } else {
          wanted.put(pupil, calls);
        }
      }
      // Only now nothing in these batches is needed any more.
      pending.forEach(b -> journal.finished(b.key()));
      if (!problems.isEmpty()) {
        wanted.keySet().forEach(PendingRequest::drop);
        throw CodexException.teacher(problems.get(0) + " Answers so far are kept.");
      }
      List<PendingRequest> hopeless =
          wanted.keySet().stream().filter(p -> p.tries == ROUNDS).toList();
      hopeless.forEach(PendingRequest::drop);
      wanted.keySet().removeAll(hopeless);
      open.values().removeAll(hopeless);
      if (wanted.isEmpty()) {
        return;
      }
      pending = handIn(wanted, exhibits);
    }
  }

  private boolean mine(Batch batch) {
    return batch.teacher().equals(kind()) && batch.model().equals(model());
  }

  /** Reserves, notes and hands in, as much as the budget allows for. */
  private List<Batch> handIn(
      Map<PendingRequest, List<ChatRequest>> wanted,
      Function<Request, List<FewShotExample>> exhibits) {
    List<Batch> batches = new ArrayList<>();
    List<ChatRequest> calls = new ArrayList<>();
    Optional<CodexException> spent = Optional.empty();
    for (Map.Entry<PendingRequest, List<ChatRequest>> e : wanted.entrySet()) {
      try {
        // Cheaper than feared: what the last batch left over may do for some more.
        e.getKey().reserve(exhibits.apply(e.getKey().request));
      } catch (CodexException tooMuch) {
        spent = Optional.of(tooMuch);
        break;
      }
      e.getKey().tries++;
      calls.addAll(e.getValue());
      if (calls.size() >= MAX_CALLS) {
        batches.add(handIn(calls));
        calls = new ArrayList<>();
      }
    }
    if (!calls.isEmpty()) {
      batches.add(handIn(calls));
    }
    if (spent.isPresent() && batches.isEmpty()) {
      throw spent.get();
    }
    return batches;
  }

  private Batch handIn(List<ChatRequest> calls) {
    String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    Batch batch = new Batch(IdempotencyKey.freshKey(), "", kind(), model(), calls.size(), time);
    journal.submitted(batch);
    return identified(
        batch,
        reliably(
            () -> {
              try {
                return service().submit(batch, calls);
              } catch (ChatFailureException e) {
                // It may have arrived all the same: a batch is never handed in twice.
                if (e.remedy() == Remedy.RETRY) {
                  Optional<String> found = service().find(batch);
                  if (found.isPresent()) {
                    return found.get();
                  }
                }
                throw e;
              }
            }));
  }

  private Batch identified(Batch batch, String id) {
    Batch known =
        new Batch(batch.key(), id, batch.teacher(), batch.model(), batch.calls(), batch.time());
    journal.submitted(known);
    return known;
  }

  /** Waits for a batch to end and takes what it has; tells why it ended before its time if so. */
  private Optional<String> await(Batch batch, Progress progress) {
    Optional<String> id =
        batch.id().isEmpty() ? reliably(() -> service().find(batch)) : Optional.of(batch.id());
    if (id.isEmpty()) {
      // It never arrived: what was to be in it is handed in anew.
      return Optional.empty();
    }
    BatchService.State state = reliably(() -> service().state(id.get()));
    for (long wait = FIRST_WAIT_MILLIS;
        !state.ended();
        wait = Math.min(LONGEST_WAIT_MILLIS, wait * 3 / 2)) {
      progress.update("batch", state.done(), batch.calls(), id.get());
      sleep(wait, id.get());
      state = reliably(() -> service().state(id.get()));
    }
    progress.update("batch", state.done(), batch.calls(), id.get());
    results.putAll(reliably(() -> service().results(id.get())));
    return state.problem().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Batch " + id.get() + " at " + host() + " broke off: " + state.problem() + ".");
  }

  private void sleep(long millis, String id) {
    try {
      pause.millis(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CodexException.teacher(
          "Interrupted. "
              + host()
              + " works on batch "
              + id
              + "; run the same command again to fetch it.");
    }
  }

  private <T> T reliably(RetryPolicy.Attempt<T> attempt) {
    try {
      return patience.persist(attempt).value();
    } catch (ChatFailureException e) {
      throw CodexException.teacher(
          host()
              + " does not take batches: "
              + e.getMessage()
              + ". Without --batch each question is asked by itself.",
          e);
    }
  }

  private synchronized BatchService service() {
    if (opened.isEmpty()) {
      opened = Optional.of(line.get());
    }
    return opened.get();
  }

  private PendingRequest pupil(Request request) {
    return new PendingRequest(request, journal.open(request.id(), kind(), model()));
  }

  /** One request on its way through the batches. */
  private final class PendingRequest {
    private final Request request;
    private final Optional<Asked> earlier;
    private final String key;
    private Optional<Budget.Reservation> money = Optional.empty();
    private int tries;

    PendingRequest(Request request, Optional<Asked> earlier) {
      this.request = request;
      this.earlier = earlier;
      this.key = earlier.map(Asked::key).orElseGet(IdempotencyKey::freshKey);
    }

    /** The answer, if all its replies are there; else the calls that it lacks. */
    Optional<Answer> answer(List<FewShotExample> exhibits, List<ChatRequest> lacking) {
      // What a batch was to do is done once; what was asked directly may have been charged as well.
      double carriedUsd = earlier.filter(a -> !a.batch()).map(Asked::mostUsd).orElse(0.0);
      Redaction redaction = new Redaction();
      return teacher
          .ask(
              redaction.clean(request),
              redaction.clean(exhibits),
              new IdempotencyKey(key, carriedUsd),
              call -> reply(call, lacking))
          .map(redaction::clean);
    }

    private ChatReply reply(ChatRequest call, List<ChatRequest> lacking)
        throws ChatFailureException {
      Result result = results.get(call.key());
      if (result instanceof Result.Reply reply) {
        return reply.reply();
      }
      if (result instanceof Result.Rejected rejected) {
        throw new ChatFailureException(Remedy.SKIP, rejected.why(), 0);
      }
      lacking.add(call);
      throw new ChatFailureException(Remedy.WAIT, "not yet", 0);
    }

    void reserve(List<FewShotExample> exhibits) {
      if (earlier.isEmpty() && money.isEmpty()) {
        double mostUsd = estimate(request, exhibits).mostUsd();
        money = Optional.of(budget.reserve(mostUsd));
        journal.asking(new Asked(key, request.id(), kind(), model(), mostUsd, true));
      }
    }

    /** What the provider has rejected or cancelled is not charged. */
    void drop() {
      if (earlier.map(Asked::batch).orElse(money.isPresent())) {
        journal.dropped(key);
        money.ifPresent(Budget.Reservation::close);
      }
    }

    void settle(Answer answer) {
      earlier.ifPresent(a -> budget.recover(a.mostUsd()));
      money.orElseGet(() -> budget.reserve(0)).settle(answer.provenance().spentUsd());
    }
  }
}
