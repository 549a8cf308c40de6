package dev.yantra.codex.teacher.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.collect.Classroom;
import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.corpus.SoftLabel;
import dev.yantra.codex.teacher.TeacherOptions;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code generateContent} has of its own; its faults are tested with those of the others. */
final class GeminiTest {
  private static final Request REQUEST =
      new Request("r1", "Counts the lines.", "a.B#count()", "int count()", "a.B");

  @TempDir Path directory;
  private ModelServer server;
  private List<Long> pauses = List.of();
  private final Map<String, String> environment =
      new TreeMap<>(
          Map.of(
              "HOME", "/nowhere",
              "GOOGLE_API_KEY", "key-g",
              "CODEX_TEACHER_PROBABILITIES", "verbalised"));

  @BeforeEach
  void start() throws IOException {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void request_isGenerateContent() {
    ask();
    assertEquals("/v1/models/toy:generateContent", server.paths().get(0));
    assertEquals("key-g", server.headers().get(0).getFirst("x-goog-api-key"));
    JsonNode body = server.received().get(0);
    assertTrue(body.path("systemInstruction").path("parts").path(0).has("text"));
    assertEquals("user", body.path("contents").path(0).path("role").asText());
    JsonNode config = body.path("generationConfig");
    assertEquals(8192, config.path("maxOutputTokens").asInt());
    assertEquals("application/json", config.path("responseMimeType").asText());
    assertEquals("object", config.path("responseJsonSchema").path("type").asText());
  }

  @Test
  void reasoning_isCountedAndNoPartOfTheAnswer() {
    Answer answer = ask();
    assertEquals("void f() {}", answer.code());
    assertEquals("toy-1", answer.provenance().modelAnswered());
    assertEquals(1000, answer.provenance().inputTokens());
    assertEquals(500, answer.provenance().outputTokens());
  }

  @Test
  void blockedQuestion_isRefused() {
    server.then(
        server.sending(
            "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},\"usageMetadata\":{\"promptTokenCount\":9}}"
                .getBytes(StandardCharsets.UTF_8)));
    Answer answer = ask();
    assertEquals(Outcome.REFUSED, answer.outcome());
    assertEquals("blocked: SAFETY", answer.reasoning());
    assertEquals(9, answer.provenance().inputTokens());
    assertTrue(answer.provenance().counted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAFETY", "RECITATION", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII"})
  void blockedAnswer_isRefused(String reason) {
    server.then(
        server.changing(
            reply -> {
              ObjectNode candidate = (ObjectNode) reply.path("candidates").path(0);
              candidate.remove("content");
              candidate.put("finishReason", reason);
            }));
    assertEquals(Outcome.REFUSED, ask().outcome());
  }

  @Test
  void allTokensThought_isTruncated() {
    server.then(
        server.changing(
            reply -> {
              ObjectNode candidate = (ObjectNode) reply.path("candidates").path(0);
              candidate.putObject("content").put("role", "model");
              candidate.put("finishReason", "MAX_TOKENS");
              ((ObjectNode) reply.path("usageMetadata")).remove("candidatesTokenCount");
            }));
    Answer answer = ask();
    assertEquals(Outcome.TRUNCATED, answer.outcome());
    assertEquals(500, answer.provenance().outputTokens());
    assertTrue(answer.provenance().counted());
  }

  @Test
  void exhaustedResource_isWaitedForAsLongAsItSays() {
    String error =
        "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"message\":\"You exceeded your"
            + " current quota, please check your plan and billing"
            + " details.\",\"details\":[{\"@type\":"
            + "\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"34.5s\"}]}}";
    server.then(
        (exchange, body) ->
            ModelServer.send(exchange, 429, error.getBytes(StandardCharsets.UTF_8)));
    assertEquals(Outcome.ANSWERED, ask().outcome());
    assertEquals(List.of(34_500L), pauses);
  }

  @Test
  void logprobs_areRead() {
    environment.put("CODEX_TEACHER_PROBABILITIES", "logprobs");
    server
        .then(server.answering(ModelServer.ANSWER))
        .otherwise(server.tokens(Map.of("Yes", 0.6, "no", 0.2)));
    SoftLabel label =
        ask().labels().stream()
            .filter(l -> l.question().toString().equals("bug:numeric"))
            .findFirst()
            .orElseThrow();
    assertEquals("logprobs", label.how());
    assertEquals(0.75, label.probability(), 1e-9);
    JsonNode config = server.received().get(1).path("generationConfig");
    assertTrue(config.path("responseLogprobs").asBoolean());
    assertEquals(5, config.path("logprobs").asInt());
    assertEquals(1, config.path("maxOutputTokens").asInt());
  }

  @Test
  void price_isNotKnownUntilItIsSet() {
    CodexException failure =
        assertThrows(CodexException.class, () -> open("gemini-2.5-flash", "", false));
    assertEquals(CodexException.Reason.BUDGET, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("teacher.price.input"));
  }

  @Test
  void batches_areRefused() {
    CodexException failure =
        assertThrows(CodexException.class, () -> open("toy", server.url(), true));
    assertEquals(CodexException.Reason.USAGE, failure.reason());
  }

  private Answer ask() {
    Classroom classroom = open("toy", server.url(), false);
    try {
      return classroom
          .open(new TeacherOptions("gemini", "toy", server.url(), 1, false, 42))
          .ask(REQUEST, List.of());
    } finally {
      pauses = classroom.pauses();
    }
  }

  private Classroom open(String model, String url, boolean batch) {
    Workspace workspace = new Workspace(directory);
    Classroom classroom = new Classroom(workspace, Settings.load(workspace, environment));
    classroom.open(new TeacherOptions("gemini", model, url, 1, batch, 42));
    return classroom;
  }
}
