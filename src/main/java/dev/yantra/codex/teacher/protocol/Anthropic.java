package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.teacher.AnswerSchema;
import dev.yantra.codex.teacher.protocol.ChatReply.Stop;
import dev.yantra.codex.teacher.protocol.ChatRequest.Form;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Messages, as Anthropic speaks it. It tells no log-probabilities. */
final class Anthropic implements Protocol {
  private static final String VERSION = "2023-06-01";

  @Override
  public String kind() {
    return "anthropic";
  }

  @Override
  public URI home() {
    return URI.create("https://api.anthropic.com");
  }

  @Override
  public String root() {
    return "/v1";
  }

  @Override
  public List<String> keyVariables() {
    return List.of("ANTHROPIC_API_KEY");
  }

  @Override
  public Map<String, String> headers(String key) {
    return key.isEmpty()
        ? Map.of("anthropic-version", VERSION)
        : Map.of("anthropic-version", VERSION, "x-api-key", key);
  }

  @Override
  public boolean tellsLogprobs() {
    return false;
  }

  @Override
  public String path(Server server) {
    return "/messages";
  }

  @Override
  public ObjectNode body(ChatRequest request, Server server) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", server.model());
    body.put("max_tokens", request.maxTokens());
    body.put("system", request.system());
    body.putArray("messages").addObject().put("role", "user").put("content", request.user());
    if (server.has(Capabilities.SCHEMA, true) && request.form() == Form.ANSWER) {
      body.putObject("output_config")
          .putObject("format")
          .put("type", "json_schema")
          .set("schema", AnswerSchema.schema());
    }
    return body;
  }

  /** Models before structured outputs: the prompt asks for the same JSON in words. */
  @Override
  public List<Variation> variations(Form form, Server server) {
    return form == Form.ANSWER && server.has(Capabilities.SCHEMA, true)
        ? List.of(
            Variation.without(
                Capabilities.SCHEMA, "output_config|output_format|schema|structured|grammar"))
        : List.of();
  }

  @Override
  public boolean isReply(JsonNode body) {
    return body.has("content");
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
    OptionalLong cached =
        TokenUsage.sum(
            TokenUsage.optional(usage.path("cache_creation_input_tokens")),
            TokenUsage.optional(usage.path("cache_read_input_tokens")));
    return new ChatReply(
        text.toString(),
        stop,
        body.path("model").asText(""),
        new TokenUsage(
            TokenUsage.sum(TokenUsage.count(usage.path("input_tokens")), cached),
            TokenUsage.count(usage.path("output_tokens"))),
        List.of(),
        Delivery.AT_ONCE);
  }

  @Override
  public Optional<Function<BatchService.Connection, BatchService>> batches() {
    return Optional.of(AnthropicBatches::new);
  }
}
