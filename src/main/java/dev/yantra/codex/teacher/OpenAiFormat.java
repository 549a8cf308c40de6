package dev.yantra.codex.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.teacher.ChatReply.Alternative;
import dev.yantra.codex.teacher.ChatReply.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chat completions, as OpenAI, vLLM, llama.cpp, Ollama and many others speak it. */
final class OpenAiFormat implements WireFormat {
  private static final int ALTERNATIVES = 20;

  private final boolean maker;
  private final Capabilities server;

  /**
   * @param maker whether the server is OpenAI's own, whose newer models reject {@code max_tokens};
   *     other servers know nothing else
   */
  OpenAiFormat(boolean maker, Capabilities server) {
    this.maker = maker;
    this.server = server;
  }

  @Override
  public String path() {
    return "/chat/completions";
  }

  @Override
  public String keyVariable() {
    return "OPENAI_API_KEY";
  }

  @Override
  public Map<String, String> headers(String key) {
    return key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key);
  }

  @Override
  public ObjectNode body(String model, ChatRequest request) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", model);
    body.putArray("messages")
        .add(message("system", request.system()))
        .add(message("user", request.user()));
    body.put(completionTokens() ? "max_completion_tokens" : "max_tokens", request.maxTokens());
    switch (request.form()) {
      case ONE_TOKEN -> {
        if (server.has(Capabilities.LOGPROBS_PARAMETER, true)) {
          body.put("logprobs", true).put("top_logprobs", ALTERNATIVES);
        }
      }
      case ANSWER -> {
        if (server.has(Capabilities.SCHEMA, true)) {
          body.putObject("response_format")
              .put("type", "json_schema")
              .putObject("json_schema")
              .put("name", "answer")
              .put("strict", true)
              .set("schema", AnswerSchema.schema());
        } else if (server.has(Capabilities.JSON_OBJECT, true)) {
          body.putObject("response_format").put("type", "json_object");
        }
      }
    }
    return body;
  }

  @Override
  public boolean adapt(String error) {
    if (error.contains("max_completion_tokens") || error.contains("max_tokens")) {
      boolean wanted = error.contains("'max_completion_tokens' instead") || !completionTokens();
      return learn(Capabilities.COMPLETION_TOKENS, completionTokens(), wanted);
    }
    if (error.contains("logprobs")) {
      return learn(
          Capabilities.LOGPROBS_PARAMETER,
          server.has(Capabilities.LOGPROBS_PARAMETER, true),
          false);
    }
    if (error.contains("response_format") || error.contains("json_schema")) {
      return learn(Capabilities.SCHEMA, server.has(Capabilities.SCHEMA, true), false)
          || learn(Capabilities.JSON_OBJECT, server.has(Capabilities.JSON_OBJECT, true), false);
    }
    return false;
  }

  private boolean completionTokens() {
    return server.has(Capabilities.COMPLETION_TOKENS, maker);
  }

  private boolean learn(String feature, boolean before, boolean now) {
    if (before != now) {
      server.learn(feature, now);
    }
    return before != now;
  }

  @Override
  public ChatReply reply(JsonNode body) {
    JsonNode choice = body.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      throw new IllegalArgumentException("no message in it");
    }
    JsonNode content = message.path("content");
    JsonNode refusal = message.path("refusal");
    if (!content.isTextual() && !content.isNull() && !content.isMissingNode()) {
      throw new IllegalArgumentException("content is no text");
    }
    String reason = choice.path("finish_reason").asText("");
    boolean refused = refusal.isTextual() && !refusal.textValue().isEmpty();
    Stop stop =
        refused || reason.equals("content_filter")
            ? Stop.REFUSED
            : reason.equals("length") ? Stop.LENGTH : Stop.DONE;
    return new ChatReply(
        refused ? refusal.textValue() : content.asText(""),
        stop,
        body.path("model").asText(""),
        Math.max(0, body.path("usage").path("prompt_tokens").asLong(0)),
        Math.max(0, body.path("usage").path("completion_tokens").asLong(0)),
        alternatives(choice),
        Delivery.AT_ONCE);
  }

  private static List<Alternative> alternatives(JsonNode choice) {
    List<Alternative> alternatives = new ArrayList<>();
    for (JsonNode a : choice.path("logprobs").path("content").path(0).path("top_logprobs")) {
      if (a.path("token").isTextual() && a.path("logprob").isNumber()) {
        double probability = Math.min(1, Math.exp(a.path("logprob").doubleValue()));
        alternatives.add(new Alternative(a.path("token").textValue(), probability));
      }
    }
    return alternatives;
  }

  private static ObjectNode message(String role, String content) {
    return JsonNodeFactory.instance.objectNode().put("role", role).put("content", content);
  }
}
