package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.corpus.RequestJournal.Batch;
import dev.yantra.codex.teacher.protocol.ChatFailureException.Remedy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Anthropic's message batches. They carry no key of ours but those of their calls, which are told
 * only with the results. So a batch whose id never came back is found again by its time and size.
 */
final class AnthropicBatches extends BatchService {
  /** How far two clocks may differ. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private static final String PATH = "/messages/batches";

  AnthropicBatches(Connection connection) {
    super(connection);
  }

  @Override
  public String submit(Batch batch, List<ChatRequest> calls) throws ChatFailureException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode requests = body.putArray("requests");
    for (ChatRequest call : calls) {
      requests.addObject().put("custom_id", call.key()).set("params", protocol.body(call, server));
    }
    return post(PATH, body.toString(), batch.key()).path("id").asText();
  }

  @Override
  public Optional<String> find(Batch batch) throws ChatFailureException {
    Instant earliest = Instant.parse(batch.time()).minus(SKEW);
    for (JsonNode found : get(PATH + "?limit=100").path("data")) {
      int size = 0;
      for (JsonNode count : found.path("request_counts")) {
        size += count.asInt();
      }
      if (size == batch.calls() && time(found.path("created_at")).isAfter(earliest)) {
        return Optional.of(found.path("id").asText());
      }
    }
    return Optional.empty();
  }

  @Override
  public State state(String id) throws ChatFailureException {
    JsonNode batch = get(PATH + "/" + id);
    JsonNode counts = batch.path("request_counts");
    int done = 0;
    for (String kind : List.of("succeeded", "errored", "canceled", "expired")) {
      done += counts.path(kind).asInt();
    }
    boolean ended = batch.path("processing_status").asText("").equals("ended");
    return new State(ended, done, counts.path("canceled").asInt() > 0 ? "it was cancelled" : "");
  }

  /** The address of the results is made here: a key goes to no other that a reply may name. */
  @Override
  public Map<String, Result> results(String id) throws ChatFailureException {
    Map<String, Result> results = new HashMap<>();
    for (JsonNode line : lines(PATH + "/" + id + "/results")) {
      result(line.path("result")).ifPresent(r -> results.put(line.path("custom_id").asText(), r));
    }
    return results;
  }

  private Optional<Result> result(JsonNode result) {
    JsonNode error = result.path("error").path("error");
    boolean ours = error.path("type").asText("").equals("invalid_request_error");
    return switch (result.path("type").asText("")) {
      case "succeeded" -> reply(result.path("message"));
      case "errored" -> ours ? rejected(error.path("message").asText("")) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Instant time(JsonNode text) throws ChatFailureException {
    try {
      return OffsetDateTime.parse(text.asText("")).toInstant();
    } catch (DateTimeException e) {
      throw new ChatFailureException(Remedy.STOP, "a batch without a time: " + text, 0);
    }
  }
}
