package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yantra.codex.corpus.RequestJournal.Batch;
import dev.yantra.codex.teacher.protocol.ChatFailureException.Remedy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider's interface for many calls at once, done within a day at a part of the price. */
public abstract class BatchService {
  private static final int MAX_RESULT_BYTES = 256 << 20;

  final Protocol protocol;
  final Server server;
  private final HttpChannel channel;
  private final Clock clock;

  /** What a batch interface needs to reach its server. */
  public record Connection(Protocol protocol, Server server, HttpChannel channel, Clock clock) {}

  BatchService(Connection connection) {
    this.protocol = connection.protocol();
    this.server = connection.server();
    this.channel = connection.channel();
    this.clock = connection.clock();
  }

  /**
   * The state of a batch.
   *
   * @param ended true if nothing more will come
   * @param done calls that are done, well or not
   * @param problem why it ended before its time; empty if it did not
   */
  public record State(boolean ended, int done, String problem) {}

  /** The outcome of one call. */
  public sealed interface Result {
    /** It was answered. */
    record Reply(ChatReply reply) implements Result {}

    /** It was rejected, and would be again. */
    record Rejected(String why) implements Result {}
  }

  /** Hands calls in and returns the provider's id of the batch. */
  public abstract String submit(Batch batch, List<ChatRequest> calls) throws ChatFailureException;

  /** The id of a batch that was handed in without its id having come back, if it ever arrived. */
  public abstract Optional<String> find(Batch batch) throws ChatFailureException;

  public abstract State state(String id) throws ChatFailureException;

  /** What came of the calls by their keys; those that are worth another try are not in it. */
  public abstract Map<String, Result> results(String id) throws ChatFailureException;

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
        lines.add(HttpFailures.parse(line));
      }
    }
    return lines;
  }

  /** What a rejected call means: nothing yet if it can be changed, else that it is lost. */
  final Optional<Result> rejected(String why) {
    for (Variation variation : protocol.variations(ChatRequest.Form.ANSWER, server)) {
      if (variation.isNamedIn(why)) {
        server.capabilities().learn(variation.feature(), variation.value());
        return Optional.empty();
      }
    }
    return Optional.of(new Result.Rejected(ServerError.shorten(why)));
  }

  /** A reply; nothing if it reports an error, which another batch may not. */
  final Optional<Result> reply(JsonNode body) {
    if (!protocol.error(body).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Result.Reply(protocol.reply(body)));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Result.Rejected("the reply is not what the protocol says"));
    }
  }

  private JsonNode read(HttpChannel.Response response) throws ChatFailureException {
    if (response.status() != 200) {
      throw failure(response);
    }
    return HttpFailures.parse(response.body());
  }

  private ChatFailureException failure(HttpChannel.Response response) {
    ChatFailureException failure = HttpFailures.of(response, protocol, clock);
    return response.status() == 404 || response.status() == 405
        ? new ChatFailureException(
            Remedy.STOP,
            "it has no batch interface, or not this batch (" + failure.getMessage() + ")",
            0)
        : failure;
  }
}
