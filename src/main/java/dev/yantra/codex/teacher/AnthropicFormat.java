package dev.yantra.codex.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.teacher.ChatReply.Stop;
import java.util.List;
import java.util.Map;

/** Messages, as Anthropic speaks it. It tells no log-probabilities. */
final class AnthropicFormat implements WireFormat {
  private static final String VERSION = "2023-06-01";

  private final Capabilities server;

  AnthropicFormat(Capabilities server) {
    this.server = server;
  }

  @Override
  public String path() {
    return "/messages";
  }

  @Override
  public String keyVariable() {
    return "ANTHROPIC_API_KEY";
  }

  @Override
  public Map<String, String> headers(String key) {
    return key.isEmpty()
        ? Map.of("anthropic-version", VERSION)
        : Map.of("anthropic-version", VERSION, "x-api-key", key);
  }

  @Override
  public ObjectNode body(String model, ChatRequest request) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", model);
    body.put("max_tokens", request.maxTokens());
    body.put("system", request.system());
    body.putArray("messages").addObject().put("role", "user").put("content", request.user());
    if (server.has(Capabilities.SCHEMA, true) && request.form() == ChatRequest.Form.ANSWER) {
      body.putObject("output_config")
          .putObject("format")
          .put("type", "json_schema")
          .set("schema", AnswerSchema.schema());
    }
    return body;
  }

  @Override
  public boolean adapt(String error) {
    // Models before structured outputs: the prompt asks for the same JSON in words.
    boolean more =
        server.has(Capabilities.SCHEMA, true)
            && (error.contains("output_config") || error.contains("schema"));
    if (more) {
      server.learn(Capabilities.SCHEMA, false);
    }
    return more;
  }

  @Override
  public ChatReply reply(JsonNode body) {
    if (!body.path("content").isArray()) {
      throw new IllegalArgumentException("no content in it");
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode block : body.path("content")) {
      if (block.path("type").asText("").equals("text")) {
        text.append(block.path("text").asText(""));
      }
    }
    Stop stop =
        switch (body.path("stop_reason").asText("")) {
          case "refusal" -> Stop.REFUSED;
          case "max_tokens", "model_context_window_exceeded" -> Stop.LENGTH;
          default -> Stop.DONE;
        };
    JsonNode usage = body.path("usage");
    long input =
        usage.path("input_tokens").asLong(0)
            + usage.path("cache_creation_input_tokens").asLong(0)
            + usage.path("cache_read_input_tokens").asLong(0);
    return new ChatReply(
        text.toString(),
        stop,
        body.path("model").asText(""),
        Math.max(0, input),
        Math.max(0, usage.path("output_tokens").asLong(0)),
        List.of(),
        Delivery.AT_ONCE);
  }
}
