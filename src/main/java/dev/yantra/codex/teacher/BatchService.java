package dev.yantra.codex.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.yantra.codex.corpus.RequestJournal.Batch;
import dev.yantra.codex.teacher.ChatFailureException.Remedy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider's interface for many calls at once, done within a day at a part of the price. */
abstract class BatchService {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int MAX_RESULT_BYTES = 256 << 20;

  final String model;
  final WireFormat format;
  private final HttpChannel channel;
  private final Clock clock;

  BatchService(String model, WireFormat format, HttpChannel channel, Clock clock) {
    this.model = model;
    this.format = format;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * How far a batch is.
   *
   * @param ended whether nothing more will come
   * @param done calls that are done, well or not
   * @param problem why it ended before its time; empty if it did not
   */
  record State(boolean ended, int done, String problem) {}

  /** What came of one call. */
  sealed interface Result {
    /** It was answered. */
    record Reply(ChatReply reply) implements Result {}

    /** It was rejected, and would be again. */
    record Rejected(String why) implements Result {}
  }

  /** Hands calls in and returns the provider's id of the batch. */
  abstract String submit(Batch batch, List<ChatRequest> calls) throws ChatFailureException;

  /** The id of a batch that was handed in without its id having come back, if it ever arrived. */
  abstract Optional<String> find(Batch batch) throws ChatFailureException;

  abstract State state(String id) throws ChatFailureException;

  /** What came of the calls by their keys; those that are worth another try are not in it. */
  abstract Map<String, Result> results(String id) throws ChatFailureException;

  final JsonNode post(String path, String json, String key) throws ChatFailureException {
    return read(channel.post(path, json, Map.of("Idempotency-Key", key)));
  }

  final JsonNode get(String path) throws ChatFailureException {
    return read(channel.get(path, MAX_RESULT_BYTES));
  }

  final JsonNode upload(String path, String name, byte[] file) throws ChatFailureException {
    return read(channel.upload(path, "purpose", "batch", name, file));
  }

  /** The lines of a file of JSON objects. */
  final List<JsonNode> lines(String path) throws ChatFailureException {
    HttpChannel.Response response = channel.get(path, MAX_RESULT_BYTES);
    if (response.status() != 200) {
      throw failure(response);
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : response.body().split("\n", -1)) {
      if (!line.isBlank()) {
        lines.add(parse(line));
      }
    }
    return lines;
  }

  /** What a rejected call means: nothing yet if it can be mended, else that it is lost. */
  final Optional<Result> rejected(String why) {
    return format.adapt(why)
        ? Optional.empty()
        : Optional.of(new Result.Rejected(HttpFailures.shorten(why)));
  }

  /** A reply, or nothing if it is not what the protocol says. */
  final Optional<Result> reply(JsonNode body) {
    try {
      return Optional.of(new Result.Reply(format.reply(body)));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Result.Rejected("the reply is not what the protocol says"));
    }
  }

  private JsonNode read(HttpChannel.Response response) throws ChatFailureException {
    if (response.status() != 200) {
      throw failure(response);
    }
    return parse(response.body());
  }

  private ChatFailureException failure(HttpChannel.Response response) {
    ChatFailureException failure = HttpFailures.of(response, clock);
    return response.status() == 404 || response.status() == 405
        ? new ChatFailureException(
            Remedy.STOP,
            "it has no batch interface, or not this batch (" + failure.getMessage() + ")",
            0)
        : failure;
  }

  private static JsonNode parse(String text) throws ChatFailureException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ChatFailureException(
              Remedy.RETRY, "the reply is no JSON: " + e.getOriginalMessage(), 0)
          .lost();
    }
  }
}
