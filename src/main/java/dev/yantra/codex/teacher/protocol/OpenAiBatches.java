package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.corpus.RequestJournal.Batch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenAI's batches: a file of calls is uploaded, a batch is made of it, and its results lie in two
 * more files. A batch carries our key in its metadata, by which it is found again.
 */
final class OpenAiBatches extends BatchService {
  private static final String KEY = "codex";
  private static final int PAGES = 10;

  OpenAiBatches(Connection connection) {
    super(connection);
  }

  @Override
  public String submit(Batch batch, List<ChatRequest> calls) throws ChatFailureException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ChatRequest call : calls) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("custom_id", call.key());
      line.put("method", "POST");
      line.put("url", protocol.root() + protocol.path(server));
      line.set("body", protocol.body(call, server));
      lines.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    JsonNode file = upload("/files", "codex-" + batch.key() + ".jsonl", lines.toByteArray());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("input_file_id", file.path("id").asText());
    body.put("endpoint", protocol.root() + protocol.path(server));
    body.put("completion_window", "24h");
    body.putObject("metadata").put(KEY, batch.key());
    return post("/batches", body.toString(), batch.key()).path("id").asText();
  }

  @Override
  public Optional<String> find(Batch batch) throws ChatFailureException {
    String after = "";
    for (int page = 0; page < PAGES; page++) {
      JsonNode list = get("/batches?limit=100" + after);
      for (JsonNode found : list.path("data")) {
        if (found.path("metadata").path(KEY).asText("").equals(batch.key())) {
          return Optional.of(found.path("id").asText());
        }
      }
      if (!list.path("has_more").asBoolean(false)) {
        break;
      }
      after = "&after=" + list.path("last_id").asText();
    }
    return Optional.empty();
  }

  @Override
  public State state(String id) throws ChatFailureException {
    JsonNode batch = get("/batches/" + id);
    JsonNode counts = batch.path("request_counts");
    int done = counts.path("completed").asInt() + counts.path("failed").asInt();
    return switch (batch.path("status").asText("")) {
      case "completed", "expired" -> new State(true, done, "");
      case "failed" ->
          new State(
              true,
              done,
              "it was rejected: "
                  + ServerError.shorten(
                      batch.path("errors").path("data").path(0).path("message").asText("")));
      case "cancelled" -> new State(true, done, "it was cancelled");
      default -> new State(false, done, "");
    };
  }

  @Override
  public Map<String, Result> results(String id) throws ChatFailureException {
    JsonNode batch = get("/batches/" + id);
    Map<String, Result> results = new HashMap<>();
    for (String field : List.of("output_file_id", "error_file_id")) {
      String file = batch.path(field).asText("");
      if (!file.isEmpty() && !batch.path(field).isNull()) {
        for (JsonNode line : lines("/files/" + file + "/content")) {
          result(line).ifPresent(r -> results.put(line.path("custom_id").asText(), r));
        }
      }
    }
    return results;
  }

  private Optional<Result> result(JsonNode line) {
    JsonNode response = line.path("response");
    return switch (response.path("status_code").asInt(0)) {
      case 200 -> reply(response.path("body"));
      case 400, 413, 422 ->
          rejected(
              ServerError.of(400, response.path("body"), protocol.error(response.path("body")))
                  .message());
      // Expired, overloaded and the like: the next batch may do better.
      default -> Optional.empty();
    };
  }
}
