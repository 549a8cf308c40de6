package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.teacher.AnswerSchema;
import dev.yantra.codex.teacher.protocol.ChatReply.Alternative;
import dev.yantra.codex.teacher.protocol.ChatReply.Stop;
import dev.yantra.codex.teacher.protocol.ChatRequest.Form;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Chat completions, as OpenAI, vLLM, llama.cpp, Ollama and many others speak it. */
final class OpenAi implements Protocol {
  private static final int ALTERNATIVES = 20;

  /** What servers call an answer that is held to a schema. */
  private static final String SCHEMA_WORDS =
      "response_format|json_schema|json_object|schema|structured|grammar|guided|json mode";

  private static final Pattern TOKEN_WORDS = Pattern.compile("max_completion_tokens|max_tokens");

  @Override
  public String kind() {
    return "openai";
  }

  @Override
  public URI home() {
    return URI.create("https://api.openai.com");
  }

  @Override
  public String root() {
    return "/v1";
  }

  @Override
  public List<String> keyVariables() {
    return List.of("OPENAI_API_KEY");
  }

  @Override
  public Map<String, String> headers(String key) {
    return key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key);
  }

  @Override
  public boolean tellsLogprobs() {
    return true;
  }

  @Override
  public String path(Server server) {
    return "/chat/completions";
  }

  @Override
  public ObjectNode body(ChatRequest request, Server server) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", server.model());
    body.putArray("messages")
        .add(message("system", request.system()))
        .add(message("user", request.user()));
    body.put(
        completionTokens(server) ? "max_completion_tokens" : "max_tokens", request.maxTokens());
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
  public List<Variation> variations(Form form, Server server) {
    List<Variation> variations = new ArrayList<>();
    boolean other = !completionTokens(server);
    variations.add(new Variation(Capabilities.COMPLETION_TOKENS, other, TOKEN_WORDS, false));
    if (form == Form.ONE_TOKEN && server.has(Capabilities.LOGPROBS_PARAMETER, true)) {
      variations.add(Variation.without(Capabilities.LOGPROBS_PARAMETER, "logprob"));
    } else if (form == Form.ANSWER && server.has(Capabilities.SCHEMA, true)) {
      variations.add(Variation.without(Capabilities.SCHEMA, SCHEMA_WORDS));
    } else if (form == Form.ANSWER && server.has(Capabilities.JSON_OBJECT, true)) {
      variations.add(Variation.without(Capabilities.JSON_OBJECT, SCHEMA_WORDS));
    }
    return variations;
  }

  /** The maker's newer models reject {@code max_tokens}; other servers know nothing else. */
  private static boolean completionTokens(Server server) {
    return server.has(Capabilities.COMPLETION_TOKENS, server.atHome());
  }

  @Override
  public boolean isReply(JsonNode body) {
    return body.has("choices");
  }

  /** A router that has begun to answer reports the error of the server behind it in the choice. */
  @Override
  public JsonNode error(JsonNode body) {
    JsonNode choice = body.path("choices").path(0);
    JsonNode inside = choice.path("error");
    if (inside.isMissingNode() && choice.path("finish_reason").asText("").equals("error")) {
      return JsonNodeFactory.instance.objectNode().put("message", "finish_reason is error");
    }
    return body.hasNonNull("error") ? body.path("error") : inside;
  }

  @Override
  public ChatReply reply(JsonNode body) {
    JsonNode choice = body.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      throw new IllegalArgumentException("no message in it");
    }
    JsonNode refusal = message.path("refusal");
    boolean refused = refusal.isTextual() && !refusal.textValue().isEmpty();
    String reason = choice.path("finish_reason").asText("");
    Stop stop =
        refused || reason.equals("content_filter")
            ? Stop.REFUSED
            : reason.equals("length") ? Stop.LENGTH : Stop.DONE;
    JsonNode usage = body.path("usage");
    return new ChatReply(
        refused ? refusal.textValue() : text(message),
        stop,
        body.path("model").asText(""),
        TokenUsage.of(
            TokenUsage.count(usage.path("prompt_tokens")),
            TokenUsage.count(usage.path("completion_tokens")),
            usage.path("total_tokens")),
        alternatives(choice),
        Delivery.AT_ONCE);
  }

  /** The content; where a server has put the answer into another field, that one. */
  private static String text(JsonNode message) {
    String content = content(message.path("content"));
    if (!content.isBlank()) {
      return content;
    }
    JsonNode call = message.path("tool_calls").path(0).path("function").path("arguments");
    for (JsonNode other :
        List.of(call, message.path("reasoning_content"), message.path("reasoning"))) {
      if (other.isTextual() && !other.textValue().isBlank()) {
        return other.textValue();
      }
    }
    return content;
  }

  /** A text, or the texts of a list of parts; parts of another type are reasoning. */
  private static String content(JsonNode content) {
    if (content.isArray()) {
      StringBuilder text = new StringBuilder();
      for (JsonNode part : content) {
        if (part.path("type").asText("text").equals("text")) {
          text.append(part.path("text").asText(""));
        }
      }
      return text.toString();
    }
    if (!content.isTextual() && !content.isNull() && !content.isMissingNode()) {
      throw new IllegalArgumentException("content is no text");
    }
    return content.asText("");
  }

  private static List<Alternative> alternatives(JsonNode choice) {
    List<Alternative> alternatives = new ArrayList<>();
    for (JsonNode a : choice.path("logprobs").path("content").path(0).path("top_logprobs")) {
      Alternative.of(a.path("token"), a.path("logprob")).ifPresent(alternatives::add);
    }
    return alternatives;
  }

  private static ObjectNode message(String role, String content) {
    return JsonNodeFactory.instance.objectNode().put("role", role).put("content", content);
  }

  @Override
  public Optional<Function<BatchService.Connection, BatchService>> batches() {
    return Optional.of(OpenAiBatches::new);
  }
}
