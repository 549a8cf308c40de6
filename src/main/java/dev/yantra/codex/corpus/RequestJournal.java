package dev.yantra.codex.corpus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The record of what was asked and may have cost money: {@code asked.jsonl}, on the disk before a
 * question leaves.
 *
 * <p>An answer's line is the receipt: it carries the key of its question. A question without a
 * receipt was on its way when a process died. It counts as spent at the most that it can have cost,
 * and it is asked again under the same key, so that a server that keeps keys answers it from memory
 * and charges nothing.
 */
public final class RequestJournal implements AutoCloseable {
  /**
   * A question that left, or was about to.
   *
   * @param key what server and answer know it by
   * @param request id of the request
   * @param mostUsd the most that it can cost
   * @param batch true if it waits for a batch
   */
  public record Asked(
      String key, String request, String teacher, String model, double mostUsd, boolean batch) {}

  /**
   * A batch that a provider works on.
   *
   * @param key what we know it by
   * @param id what the provider knows it by; empty until it has said so
   * @param calls the number of its questions
   * @param time ISO-8601 instant at which it was about to be handed in
   */
  public record Batch(
      String key, String id, String teacher, String model, int calls, String time) {}

  private sealed interface Entry {}

  private record Asking(Asked asked) implements Entry {}

  /** Nothing was charged for a question, and nothing will be. */
  private record Dropped(String key) implements Entry {}

  private record Submitted(Batch batch) implements Entry {}

  /** All replies of a batch have been taken from it. */
  private record Finished(String key) implements Entry {}

  private final SortedMap<String, Asked> open = new TreeMap<>();
  private final SortedMap<String, Batch> batches = new TreeMap<>();
  private final Optional<JsonLines<Entry>.Appender> appender;

  private RequestJournal(Optional<JsonLines<Entry>.Appender> appender) {
    this.appender = appender;
  }

  /**
   * Opens the journal to go on with it.
   *
   * @param answers the receipts
   * @throws dev.yantra.codex.workspace.CodexException if it is damaged or cannot be written
   */
  public static RequestJournal open(Path file, Collection<Answer> answers) {
    JsonLines<Entry> lines = lines(file);
    RequestJournal journal = new RequestJournal(Optional.of(lines.append(true)));
    journal.replay(lines.read(), answers);
    return journal;
  }

  /** Reads the journal, to look at it only: what is noted in it is forgotten. */
  public static RequestJournal read(Path file, Collection<Answer> answers) {
    RequestJournal journal = new RequestJournal(Optional.empty());
    journal.replay(lines(file).read(), answers);
    return journal;
  }

  /** A journal that remembers nothing, for teachers that cost nothing. */
  public static RequestJournal none() {
    return new RequestJournal(Optional.empty());
  }

  private static JsonLines<Entry> lines(Path file) {
    return new JsonLines<>(
        file,
        new Format(),
        "Mend that line, or remove it: what it says was asked then no longer counts as spent.");
  }

  private void replay(List<Entry> entries, Collection<Answer> answers) {
    Set<String> receipts = new HashSet<>();
    answers.forEach(a -> receipts.add(a.provenance().key()));
    for (Entry entry : entries) {
      if (entry instanceof Asking asking) {
        if (!receipts.contains(asking.asked.key())) {
          open.put(asking.asked.key(), asking.asked);
        }
      } else if (entry instanceof Dropped dropped) {
        open.remove(dropped.key);
      } else if (entry instanceof Submitted submitted) {
        batches.put(submitted.batch.key(), submitted.batch);
      } else if (entry instanceof Finished finished) {
        batches.remove(finished.key);
      }
    }
  }

  /** Questions without a receipt, by key. */
  public synchronized List<Asked> open() {
    return List.copyOf(open.values());
  }

  /** The most that all questions without a receipt can have cost, in US dollars. */
  public synchronized double openUsd() {
    return open.values().stream().mapToDouble(Asked::mostUsd).sum();
  }

  /** The question of an earlier run that a request was on its way with, if any. */
  public synchronized Optional<Asked> open(String request, String teacher, String model) {
    return open.values().stream()
        .filter(
            a ->
                a.request().equals(request)
                    && a.teacher().equals(teacher)
                    && a.model().equals(model))
        .findFirst();
  }

  /** Notes that a question is about to leave; when this returns, the note is on the disk. */
  public synchronized void asking(Asked asked) {
    write(new Asking(asked));
    open.put(asked.key(), asked);
  }

  /** An answer with this key has come; its own line in the answers is the receipt. */
  public synchronized void answered(String key) {
    open.remove(key);
  }

  /** Notes that nothing was charged for a question and that it is no longer on its way. */
  public synchronized void dropped(String key) {
    write(new Dropped(key));
    open.remove(key);
  }

  /** Batches of which not everything has been taken, by key. */
  public synchronized List<Batch> batches() {
    return Collections.unmodifiableList(new ArrayList<>(batches.values()));
  }

  /** Notes a batch: without an id before it is handed in, with its id after. */
  public synchronized void submitted(Batch batch) {
    write(new Submitted(batch));
    batches.put(batch.key(), batch);
  }

  /** Notes that a batch has given all that it had. */
  public synchronized void finished(String key) {
    write(new Finished(key));
    batches.remove(key);
  }

  private void write(Entry entry) {
    appender.ifPresent(a -> a.add(entry));
  }

  @Override
  public void close() {
    appender.ifPresent(JsonLines.Appender::close);
  }

  private static final class Format implements LineFormat<Entry> {
    private static final String EVENT = "event";
    private static final String KEY = "key";

    @Override
    public void write(Entry entry, JsonGenerator json) throws IOException {
      json.writeStartObject();
      if (entry instanceof Asking asking) {
        Asked asked = asking.asked;
        head(json, "asking", asked.key());
        json.writeStringField("request", asked.request());
        json.writeStringField("teacher", asked.teacher());
        json.writeStringField("model", asked.model());
        LineFormat.number(json, "most_usd", asked.mostUsd(), 9);
        json.writeBooleanField("batch", asked.batch());
      } else if (entry instanceof Dropped dropped) {
        head(json, "dropped", dropped.key);
      } else if (entry instanceof Submitted submitted) {
        Batch batch = submitted.batch;
        head(json, "batch", batch.key());
        json.writeStringField("id", batch.id());
        json.writeStringField("teacher", batch.teacher());
        json.writeStringField("model", batch.model());
        json.writeNumberField("calls", batch.calls());
        json.writeStringField("time", batch.time());
      } else if (entry instanceof Finished finished) {
        head(json, "finished", finished.key);
      }
      json.writeEndObject();
    }

    private static void head(JsonGenerator json, String event, String key) throws IOException {
      json.writeStringField(EVENT, event);
      json.writeStringField(KEY, key);
    }

    @Override
    public Entry read(JsonNode line) {
      Fields fields = new Fields(line);
      String key = fields.text(KEY);
      return switch (fields.text(EVENT)) {
        case "asking" ->
            new Asking(
                new Asked(
                    key,
                    fields.text("request"),
                    fields.text("teacher"),
                    fields.text("model"),
                    fields.number("most_usd"),
                    fields.object().path("batch").asBoolean(false)));
        case "dropped" -> new Dropped(key);
        case "batch" ->
            new Submitted(
                new Batch(
                    key,
                    fields.text("id"),
                    fields.text("teacher"),
                    fields.text("model"),
                    fields.small("calls"),
                    fields.text("time")));
        case "finished" -> new Finished(key);
        default -> throw new MalformedLineException("\"event\" is unknown");
      };
    }
  }
}
