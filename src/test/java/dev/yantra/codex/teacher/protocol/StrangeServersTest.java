package dev.yantra.codex.teacher.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.collect.Classroom;
import dev.yantra.codex.corpus.Answer;
import dev.yantra.codex.corpus.Answer.Outcome;
import dev.yantra.codex.corpus.Request;
import dev.yantra.codex.teacher.TeacherOptions;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Settings;
import dev.yantra.codex.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that keep a protocol in their own way. */
final class StrangeServersTest {
  private static final Request REQUEST =
      new Request("r1", "Counts the lines.", "a.B#count()", "int count()", "a.B");

  private static final String KEY = "key-0123456789abcdef";

  /** The most that one call can cost at the prices below: tokens by length, and 1000 at $10. */
  private static final double OUTPUT_USD = 1000 * 10 / 1e6;

  @TempDir Path directory;
  private ModelServer server;
  private final Map<String, String> environment =
      new TreeMap<>(
          Map.of(
              "HOME", "/nowhere",
              "OPENAI_API_KEY", KEY,
              "ANTHROPIC_API_KEY", KEY,
              "GEMINI_API_KEY", KEY,
              "CODEX_TEACHER_PRICE_INPUT", "2",
              "CODEX_TEACHER_PRICE_OUTPUT", "10",
              "CODEX_TEACHER_MAX_OUTPUT_TOKENS", "1000",
              "CODEX_TEACHER_PROBABILITIES", "verbalised"));

  static List<String> kinds() {
    return Protocols.all().stream().map(Protocol::kind).toList();
  }

  @BeforeEach
  void start() throws IOException {
    server = new ModelServer();
    Files.createDirectories(new Workspace(directory).directory());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void requests_offerNoOtherVersionOfHttp(String kind) {
    ask(kind);
    var headers = server.headers().get(0);
    for (String name : List.of("Upgrade", "HTTP2-Settings", "Expect")) {
      assertFalse(headers.containsKey(name), name);
    }
    assertFalse(String.valueOf(headers.getFirst("Connection")).contains("Upgrade"));
  }

  @ParameterizedTest
  @CsvSource({"402, 1", "401, 1", "403, 1", "insufficient_quota, 1", "PERMISSION_DENIED, 1"})
  void errorInsideOfASuccess_endsTheRunWhereItsStatusWould(String code, int requests) {
    for (String kind : kinds()) {
      int before = server.received().size();
      server.otherwise(server.reporting(code, "These are the server's words."));
      CodexException failure = assertThrows(CodexException.class, () -> ask(kind));
      assertTrue(message(failure).contains("These are the server's words."), message(failure));
      assertEquals(before + requests, server.received().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"429", "502", "overloaded_error", "UNAVAILABLE", "1305", ""})
  void passingErrorInsideOfASuccess_isTriedAgain(String code) {
    for (String kind : kinds()) {
      server.then(server.reporting(code, "Not now."));
      Answer answer = ask(kind);
      assertEquals(Outcome.ANSWERED, answer.outcome());
      assertEquals(0, answer.provenance().lostUsd());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"error\":{\"code\":502,\"message\":\"no\"},\"finish_reason\":\"error\",\"message\":{\"content\":\"\"}}]}",
        "{\"choices\":[{\"finish_reason\":\"error\",\"message\":{\"role\":\"assistant\",\"content\":null}}]}",
        "{\"choices\":[{\"error\":\"no\",\"message\":{\"content\":\"half an ans\"}}]}",
        "{\"choices\":[]}",
        "{\"choices\":null}",
        "{\"error\":\"no\"}",
        "{\"object\":\"error\",\"message\":\"no\",\"code\":50001}",
        "{\"detail\":\"no\"}",
        "{\"base_resp\":{\"status_code\":1002,\"status_msg\":\"no\"}}",
        "\ufeff{\"error\":{\"message\":\"no\"}}",
        ": PROCESSING\n\n{\"error\":{\"message\":\"no\"}}",
        "data: {\"error\":{\"message\":\"no\"}}\n\ndata: [DONE]\n\n",
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"message\":\"no\"}}\n\n"
      })
  void errorInTheReply_isNoAnswer(String body) {
    server.then(server.sending(utf8(body)));
    Answer answer = ask("openai");
    assertEquals(Outcome.ANSWERED, answer.outcome());
    assertEquals(2, server.received().size());
  }

  @Test
  void webPage_isSaidToBeOne() {
    server.otherwise(server.sending(utf8("<!DOCTYPE html><title>Sign in</title>")));
    CodexException failure = assertThrows(CodexException.class, () -> ask("anthropic"));
    assertTrue(message(failure).contains("a web page"), message(failure));
    assertTrue(message(failure).contains("Sign in"), message(failure));
    assertTrue(message(failure).contains("base URL"), message(failure));
    assertEquals(3, server.received().size());
  }

  @Test
  void redirect_namesItsTargetWithoutItsParameters() {
    server.otherwise(
        server.failing(307, "", "Location", "https://elsewhere.example/v1/x?key=" + KEY));
    CodexException failure = assertThrows(CodexException.class, () -> ask("openai"));
    assertTrue(message(failure).contains("https://elsewhere.example/v1/x"), message(failure));
    assertFalse(message(failure).contains(KEY), message(failure));
    assertEquals(1, server.received().size());
  }

  @ParameterizedTest
  @CsvSource({
    "400, Failed to parse grammar",
    "400, This model does not support structured outputs.",
    "400, ?",
    "404, No endpoints found that can handle the requested parameters",
    "422, Input should be 'text'",
    "500, response_format type must be one of text or json_object",
    "500, oops",
    "501, not implemented"
  })
  void rejectedSchema_isLeftOutAndStaysSo(int status, String words) {
    for (String kind : kinds()) {
      server.otherwise(server.rejectingSchemas(status, words));
      assertEquals(Outcome.ANSWERED, ask(kind).outcome());
      int before = server.received().size();
      assertEquals(Outcome.ANSWERED, ask(kind).outcome());
      assertEquals(before + 1, server.received().size(), "what was found out is forgotten");
    }
  }

  @Test
  void rejectionInTheBody_isARejectionToo() {
    server.then(server.reporting("400", "response_format is not supported"));
    assertEquals(Outcome.ANSWERED, ask("openai").outcome());
    assertEquals(
        "json_object", server.received().get(1).path("response_format").path("type").asText());
  }

  @Test
  void oneServerError_saysNothingAboutTheSchema() {
    server.then(server.failing(500, "oops"));
    assertEquals(Outcome.ANSWERED, ask("openai").outcome());
    JsonNode last = server.received().get(1);
    assertEquals("json_schema", last.path("response_format").path("type").asText());
  }

  @Test
  void hopelessRequest_isToldInTheFirstWords() {
    server.then(server.failing(400, "the first words")).otherwise(server.failing(400, "others"));
    CodexException failure = assertThrows(CodexException.class, () -> ask("openai"));
    assertTrue(message(failure).contains("the first words"), message(failure));
    assertEquals(3, server.received().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-1", "\"500\"", "1.5", "1e30", "[]", "0", "true"})
  void countThatCannotBeTrue_isBookedAtTheMost(String count) {
    for (String kind : kinds()) {
      server.then(server.changing(reply -> setAll(usage(reply), count)));
      Answer answer = ask(kind);
      double usd = answer.provenance().costUsd();
      assertTrue(usd > OUTPUT_USD, kind + " books " + usd);
      assertFalse(answer.provenance().counted());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void missingUsage_isBookedAtTheMost(String kind) {
    server.then(server.withoutUsage());
    Answer answer = ask(kind);
    assertEquals(Outcome.ANSWERED, answer.outcome());
    assertTrue(answer.provenance().costUsd() > OUTPUT_USD, answer::toString);
    assertFalse(answer.provenance().counted());
    Answer counted = ask(kind);
    assertEquals(0.007, counted.provenance().costUsd(), 1e-12);
    assertTrue(counted.provenance().counted());
  }

  @ParameterizedTest
  @CsvSource({
    "cache_read_input_tokens, 200, 1200",
    "cache_creation_input_tokens, 300, 1300",
    "cache_read_input_tokens, null, 1000"
  })
  void cachedTokens_areCounted(String field, String count, long tokens) {
    server.then(server.changing(reply -> set(usage(reply), field, count)));
    assertEquals(tokens, ask("anthropic").provenance().inputTokens());
  }

  @Test
  void reasoningInTheTotalOnly_isCounted() {
    server.then(server.changing(reply -> usage(reply).put("total_tokens", 4000)));
    assertEquals(3000, ask("openai").provenance().outputTokens());
  }

  @ParameterizedTest
  @ValueSource(strings = {"parts", "reasoning_content", "reasoning", "tool_calls"})
  void answer_isReadFromWhereTheServerPutsIt(String where) {
    server.then(
        server.changing(
            reply -> {
              ObjectNode message = (ObjectNode) reply.path("choices").path(0).path("message");
              if (where.equals("parts")) {
                ArrayNode parts = message.putArray("content");
                parts.addObject().put("type", "thinking").put("thinking", "{ hm");
                parts.addObject().put("type", "text").put("text", ModelServer.ANSWER);
              } else if (where.equals("tool_calls")) {
                message.putNull("content");
                message
                    .putArray(where)
                    .addObject()
                    .putObject("function")
                    .put("arguments", ModelServer.ANSWER);
              } else {
                message.putNull("content").put(where, ModelServer.ANSWER);
              }
            }));
    Answer answer = ask("openai");
    assertEquals(Outcome.ANSWERED, answer.outcome());
    assertEquals("void f() {}", answer.code());
    assertEquals(1, server.received().size());
  }

  @Test
  void compressedReply_isRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(utf8(ModelServer.openai(ModelServer.ANSWER, "stop").toString()));
    }
    server.then(
        (exchange, body) -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          ModelServer.send(exchange, 200, bytes.toByteArray());
        });
    assertEquals(Outcome.ANSWERED, ask("openai").outcome());
    assertEquals(1, server.received().size());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void key_isNeverRepeated(String kind) {
    for (int status : List.of(200, 400, 401, 500)) {
      server.otherwise(
          status == 200
              ? server.sending(
                  utf8("{\"error\": {\"code\": 401, \"message\": \"bad " + KEY + "\"}}"))
              : server.failing(status, "Incorrect API key provided: " + KEY));
      CodexException failure = assertThrows(CodexException.class, () -> ask(kind));
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      assertFalse(trace.toString().contains(KEY), trace.toString());
      assertTrue(message(failure).contains("[REDACTED]"), message(failure));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:" + KEY + "@host/v1",
        "https://" + KEY + "@host",
        "https://host/v1?key=" + KEY,
        "https://host/v1#" + KEY,
        "https://user:" + KEY + "@"
      })
  void secretInTheAddress_isRefusedWithoutBeingShown(String url) {
    CodexException failure = assertThrows(CodexException.class, () -> ask("openai", url));
    assertEquals(CodexException.Reason.USAGE, failure.reason());
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains(KEY), trace.toString());
  }

  @Test
  void keyThatIsNone_isRefusedBeforeAnythingIsSent() {
    environment.put("OPENAI_API_KEY", "\u201c" + KEY + "\u201d");
    CodexException failure = assertThrows(CodexException.class, () -> ask("openai"));
    assertEquals(CodexException.Reason.SETUP, failure.reason());
    assertFalse(message(failure).contains(KEY));
    assertEquals(0, server.received().size());
  }

  private static ObjectNode usage(ObjectNode reply) {
    return (ObjectNode) (reply.has("usage") ? reply.path("usage") : reply.path("usageMetadata"));
  }

  private static void setAll(ObjectNode usage, String json) {
    List.copyOf(iterable(usage)).forEach(name -> set(usage, name, json));
  }

  private static List<String> iterable(ObjectNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static void set(ObjectNode node, String field, String json) {
    try {
      node.set(field, new com.fasterxml.jackson.databind.ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Answer ask(String kind) {
    return ask(kind, server.url());
  }

  private Answer ask(String kind, String url) {
    Workspace workspace = new Workspace(directory);
    return new Classroom(workspace, Settings.load(workspace, environment))
        .open(new TeacherOptions(kind, "toy", url, 1, false, 42))
        .ask(REQUEST, List.of());
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
