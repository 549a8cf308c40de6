package dev.yantra.codex.teacher.batch;

import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.corpus.RequestJournal.Batch;
import dev.yantra.codex.teacher.Exchange;
import dev.yantra.codex.teacher.FewShotExample;
import dev.yantra.codex.teacher.IdempotencyKey;
import dev.yantra.codex.teacher.KeyedTeacher;
import dev.yantra.codex.teacher.TeacherDecorator;
import dev.yantra.codex.teacher.protocol.BatchService;
import dev.yantra.codex.teacher.protocol.BatchService.Result;
import dev.yantra.codex.teacher.protocol.ChatFailureException;
import dev.yantra.codex.teacher.protocol.ChatFailureException.Remedy;
import dev.yantra.codex.teacher.protocol.ChatReply;
import dev.yantra.codex.teacher.protocol.ChatRequest;
import dev.yantra.codex.teacher.protocol.ChatTeacher;
import dev.yantra.codex.teacher.protocol.RemoteModel;
import dev.yantra.codex.teacher.protocol.RetryPolicy;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A teacher whose calls are handed in together and answered within a day, at a part of the price.
 * An exchange goes as far as the replies go that have come; the calls that it lacks are handed in
 * with the next batch.
 *
 * <p>Batches and their ids are in the journal before anything else happens, so that a run that dies
 * hands nothing in twice and the next one fetches what has been paid for.
 */
public final class BatchTeacher extends TeacherDecorator implements KeyedTeacher {
  /** Batches that a call may be in without being reached. */
  private static final int ROUNDS = 4;

  private static final int MAX_CALLS = 2_000;
  private static final long FIRST_WAIT_MILLIS = 5_000;
  private static final long LONGEST_WAIT_MILLIS = 300_000;

  private final ChatTeacher teacher;
  private final RemoteModel model;
  private final RequestJournal journal;
  private final Map<String, Result> results = new HashMap<>();
  private final Map<String, ChatRequest> lacking = new LinkedHashMap<>();
  private final Map<String, Integer> rounds = new HashMap<>();
  private final List<Batch> fetched = new ArrayList<>();
  private Optional<BatchService> opened = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private boolean begun;

  public BatchTeacher(RemoteModel model, RequestJournal journal) {
    this(model.teacher(), model, journal);
  }

  private BatchTeacher(ChatTeacher teacher, RemoteModel model, RequestJournal journal) {
    super(teacher);
    this.teacher = teacher;
    this.model = model;
    this.journal = journal;
  }

  @Override
  public boolean batched() {
    return true;
  }

  @Override
  public void ready() {
    service();
  }

  @Override
  public Exchange begin(Request request, List<FewShotExample> examples, IdempotencyKey key) {
    return teacher.begin(request, examples, key, this::reply);
  }

  private synchronized ChatReply reply(ChatRequest call) throws ChatFailureException {
    Result result = results.get(call.key());
    if (result instanceof Result.Reply reply) {
      return reply.reply();
    }
    if (result instanceof Result.Rejected rejected) {
      throw new ChatFailureException(Remedy.SKIP, rejected.why(), 0);
    }
    if (problem.isPresent() || rounds.getOrDefault(call.key(), 0) >= ROUNDS) {
      throw new ChatFailureException(Remedy.LEAVE, "not reached", 0);
    }
    lacking.put(call.key(), call);
    throw new ChatFailureException(Remedy.WAIT, "not yet", 0);
  }

  /**
   * Hands in what is lacking and waits for it. An interrupt ends the waiting; the provider works
   * on, and the next run fetches what it has done.
   */
  @Override
  public synchronized void awaitReplies(Progress progress) {
    // Nothing in these batches is needed any more.
    fetched.forEach(b -> journal.finished(b.key()));
    fetched.clear();
    if (problem.isPresent()) {
      throw CodexException.teacher(problem.get() + " Answers so far are kept.");
    }
    List<Batch> pending = begun ? handIn() : journal.batches().stream().filter(this::mine).toList();
    begun = true;
    for (Batch batch : pending) {
      await(batch, progress);
    }
    fetched.addAll(pending);
  }

  private boolean mine(Batch batch) {
    return batch.teacher().equals(kind()) && batch.model().equals(model());
  }

  private List<Batch> handIn() {
    List<ChatRequest> calls = List.copyOf(lacking.values());
    lacking.clear();
    calls.forEach(c -> rounds.merge(c.key(), 1, Integer::sum));
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < calls.size(); from += MAX_CALLS) {
      batches.add(handIn(calls.subList(from, Math.min(calls.size(), from + MAX_CALLS))));
    }
    return batches;
  }

  private Batch handIn(List<ChatRequest> calls) {
    String time = model.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    Batch batch = new Batch(IdempotencyKey.freshKey(), "", kind(), model(), calls.size(), time);
    journal.submitted(batch);
    String id =
        reliably(
            () -> {
              try {
                return service().submit(batch, calls);
              } catch (ChatFailureException e) {
                // It may have arrived all the same: a batch is never handed in twice.
                if (e.remedy() == Remedy.RETRY || e.remedy() == Remedy.RETRY_ONCE) {
                  Optional<String> found = service().find(batch);
                  if (found.isPresent()) {
                    return found.get();
                  }
                }
                throw e;
              }
            });
    Batch known = new Batch(batch.key(), id, kind(), model(), calls.size(), time);
    journal.submitted(known);
    return known;
  }

  /** Waits for a batch to end and takes what it has. */
  private void await(Batch batch, Progress progress) {
    Optional<String> known =
        batch.id().isEmpty() ? reliably(() -> service().find(batch)) : Optional.of(batch.id());
    if (known.isEmpty()) {
      // It never arrived: what was to be in it is handed in anew.
      return;
    }
    String id = known.get();
    BatchService.State state = reliably(() -> service().state(id));
    for (long wait = FIRST_WAIT_MILLIS;
        !state.ended();
        wait = Math.min(LONGEST_WAIT_MILLIS, wait * 3 / 2)) {
      progress.update("batch", state.done(), batch.calls(), id);
      sleep(wait, id);
      state = reliably(() -> service().state(id));
    }
    progress.update("batch", state.done(), batch.calls(), id);
    results.putAll(reliably(() -> service().results(id)));
    if (!state.problem().isEmpty() && problem.isEmpty()) {
      problem =
          Optional.of("Batch " + id + " at " + host() + " broke off: " + state.problem() + ".");
    }
  }

  private void sleep(long millis, String id) {
    try {
      model.pause().millis(millis);
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
      return model.retries().persist(attempt).value();
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
      opened = Optional.of(model.batches());
    }
    return opened.get();
  }
}
