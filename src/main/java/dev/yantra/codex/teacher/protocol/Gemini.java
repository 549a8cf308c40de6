package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.teacher.AnswerSchema;
import dev.yantra.codex.teacher.protocol.ChatReply.Alternative;
import dev.yantra.codex.teacher.protocol.ChatReply.Stop;
import dev.yantra.codex.teacher.protocol.ChatRequest.Form;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Google's {@code generateContent}. */
final class Gemini implements Protocol {
  /** The most that it tells. */
  private static final int ALTERNATIVES = 5;

  private static final String SCHEMA_WORDS =
      "responseJsonSchema|response_json_schema|responseSchema|response_schema|schema|json mode"
          + "|responseMimeType|response_mime_type|mime type";

  private static final String LOGPROBS_WORDS = "logprob|log probabilit";

  @Override
  public String kind() {
    return "gemini";
  }

  @Override
  public URI home() {
    return URI.create("https://generativelanguage.googleapis.com");
  }

  @Override
  public String root() {
    return "/v1beta";
  }

  @Override
  public List<String> keyVariables() {
    return List.of("GEMINI_API_KEY", "GOOGLE_API_KEY");
  }

  /** The key goes into a header: in the address, as it may go as well, it would end in logs. */
  @Override
  public Map<String, String> headers(String key) {
    return key.isEmpty() ? Map.of() : Map.of("x-goog-api-key", key);
  }

  @Override
  public boolean tellsLogprobs() {
    return true;
  }

  @Override
  public String path(Server server) {
    String name = server.model().replaceFirst("^models/", "");
    return "/models/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + ":generateContent";
  }

  @Override
  public ObjectNode body(ChatRequest request, Server server) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("systemInstruction").putArray("parts").addObject().put("text", request.system());
    body.putArray("contents")
        .addObject()
        .put("role", "user")
        .putArray("parts")
        .addObject()
        .put("text", request.user());
    ObjectNode config = body.putObject("generationConfig");
    config.put("candidateCount", 1).put("maxOutputTokens", request.maxTokens());
    switch (request.form()) {
      case ONE_TOKEN -> {
        if (server.has(Capabilities.LOGPROBS_PARAMETER, true)) {
          config.put("responseLogprobs", true).put("logprobs", ALTERNATIVES);
        }
      }
      case ANSWER -> {
        if (server.has(Capabilities.SCHEMA, true)) {
          config.put("responseMimeType", "application/json");
          config.set("responseJsonSchema", AnswerSchema.schema());
        } else if (server.has(Capabilities.JSON_OBJECT, true)) {
          config.put("responseMimeType", "application/json");
        }
      }
    }
    return body;
  }

  @Override
  public List<Variation> variations(Form form, Server server) {
    if (form == Form.ONE_TOKEN) {
      return server.has(Capabilities.LOGPROBS_PARAMETER, true)
          ? List.of(Variation.without(Capabilities.LOGPROBS_PARAMETER, LOGPROBS_WORDS))
          : List.of();
    }
    if (server.has(Capabilities.SCHEMA, true)) {
      return List.of(Variation.without(Capabilities.SCHEMA, SCHEMA_WORDS));
    }
    return server.has(Capabilities.JSON_OBJECT, true)
        ? List.of(Variation.without(Capabilities.JSON_OBJECT, SCHEMA_WORDS))
        : List.of();
  }

  /** A question that is blocked gets no candidate, but feedback that says why. */
  @Override
  public boolean isReply(JsonNode body) {
    return body.has("candidates") || body.path("promptFeedback").has("blockReason");
  }

  @Override
  public ChatReply reply(JsonNode body) {
    JsonNode candidate = body.path("candidates").path(0);
    String blocked = body.path("promptFeedback").path("blockReason").asText("");
    if (!candidate.isObject() && blocked.isEmpty()) {
      throw new IllegalArgumentException("no candidate in it");
    }
    if (candidate.has("content") && !candidate.path("content").isObject()) {
      throw new IllegalArgumentException("content is no object");
    }
    String reason = candidate.path("finishReason").asText("");
    Stop stop = candidate.isObject() ? stop(reason) : Stop.REFUSED;
    String text = text(candidate.path("content").path("parts"));
    JsonNode usage = body.path("usageMetadata");
    return new ChatReply(
        stop == Stop.REFUSED && text.isEmpty() ? "blocked: " + blocked + reason : text,
        stop,
        body.path("modelVersion").asText(""),
        usage(usage, candidate),
        alternatives(candidate),
        Delivery.AT_ONCE);
  }

  private static Stop stop(String reason) {
    return switch (reason) {
      case "MAX_TOKENS" -> Stop.LENGTH;
      case "SAFETY",
          "RECITATION",
          "LANGUAGE",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "IMAGE_SAFETY" ->
          Stop.REFUSED;
      default -> Stop.DONE;
    };
  }

  /** The parts that are the answer; others are the model's reasoning. */
  private static String text(JsonNode parts) {
    StringBuilder text = new StringBuilder();
    for (JsonNode part : parts) {
      if (!part.path("thought").asBoolean(false)) {
        text.append(part.path("text").asText(""));
      }
    }
    return text.toString();
  }

  /** Cached tokens are among those of the prompt; reasoning is counted apart from the answer. */
  private static TokenUsage usage(JsonNode usage, JsonNode candidate) {
    // Where nothing was answered its count is left out.
    OptionalLong answer =
        candidate.path("content").path("parts").isEmpty()
            ? TokenUsage.optional(usage.path("candidatesTokenCount"))
            : TokenUsage.count(usage.path("candidatesTokenCount"));
    return TokenUsage.of(
        TokenUsage.sum(
            TokenUsage.count(usage.path("promptTokenCount")),
            TokenUsage.optional(usage.path("toolUsePromptTokenCount"))),
        TokenUsage.sum(answer, TokenUsage.optional(usage.path("thoughtsTokenCount"))),
        usage.path("totalTokenCount"));
  }

  private static List<Alternative> alternatives(JsonNode candidate) {
    List<Alternative> alternatives = new ArrayList<>();
    JsonNode result = candidate.path("logprobsResult");
    JsonNode top = result.path("topCandidates").path(0).path("candidates");
    for (JsonNode a : top.isEmpty() ? result.path("chosenCandidates") : top) {
      Alternative.of(a.path("token"), a.path("logProbability")).ifPresent(alternatives::add);
      if (top.isEmpty()) {
        // Of the chosen ones only the first stands at the first place.
        break;
      }
    }
    return alternatives;
  }
}
