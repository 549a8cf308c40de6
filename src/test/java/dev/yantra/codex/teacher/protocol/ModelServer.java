package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A model on loopback that speaks every protocol, and breaks in the ways that servers break. */
public final class ModelServer implements AutoCloseable {
  /** What a good answer holds. */
  public static final String ANSWER =
      """
      {"reasoning": "because", "code": "void f() {}",
       "concerns": [{"label": "has_io", "probability": 0.9},
                    {"label": "null_check", "probability": 0.4},
                    {"label": "observability", "probability": 0.3}],
       "imports": [{"label": "java.util.List", "probability": 0.8}],
       "calls": [{"label": "List.of", "probability": 0.5}],
       "tests": [{"label": "null_input", "probability": 0.7}],
       "bugs": [{"label": "npe", "probability": 0.2}],
       "similar_to": ["a.B#c()"], "confidence": 0.8}
      """;

  /** Tokens that every delivered answer is charged with. */
  public static final int INPUT_TOKENS = 1000;

  public static final int OUTPUT_TOKENS = 500;

  /** One way to answer, or not to. */
  public interface Behaviour {
    /** Answers the exchange, or leaves it unanswered and returns. */
    void answer(HttpExchange exchange, JsonNode body) throws IOException;
  }

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
  private final List<JsonNode> received = Collections.synchronizedList(new ArrayList<>());
  private final List<Headers> headers = Collections.synchronizedList(new ArrayList<>());
  private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> delivered = new ConcurrentHashMap<>();
  private final AtomicLong charged = new AtomicLong();
  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();
  private final Map<Long, Runnable> atCharge = new ConcurrentHashMap<>();
  private volatile boolean keepsKeys;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Behaviour otherwise = answering(ANSWER);

  public ModelServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Its base URL. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Does these things first, one a request. */
  public final ModelServer then(Behaviour... behaviours) {
    script.addAll(List.of(behaviours));
    return this;
  }

  /** Does this once the script is over. */
  public ModelServer otherwise(Behaviour behaviour) {
    otherwise = behaviour;
    return this;
  }

  /** From now on a call that comes again under its key is answered from memory, for nothing. */
  public ModelServer keepingKeys() {
    keepsKeys = true;
    return this;
  }

  /** Does this when so many answers have been charged, before the last of them is sent. */
  public ModelServer atCharge(long count, Runnable action) {
    atCharge.put(count, action);
    return this;
  }

  /** Bodies of all requests, in order. */
  public List<JsonNode> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** Headers of all requests, in order. */
  List<Headers> headers() {
    return List.copyOf(headers);
  }

  /** Paths of all requests, in order. */
  List<String> paths() {
    return List.copyOf(paths);
  }

  /** How many answers each question got, by the text of the question. */
  public Map<String, Integer> delivered() {
    return Map.copyOf(delivered);
  }

  /** Answers that were charged. */
  public long charged() {
    return charged.get();
  }

  /** A good answer with this text. */
  public Behaviour answering(String text) {
    return (exchange, body) -> reply(exchange, body, text, "stop", "end_turn");
  }

  /** An answer that ends for a reason, given in the words of OpenAI and Anthropic. */
  public Behaviour ending(String text, String openai, String anthropic) {
    return (exchange, body) -> reply(exchange, body, text, openai, anthropic);
  }

  /** An HTTP status with an error message. */
  public Behaviour failing(int status, String message, String... headers) {
    return (exchange, body) -> {
      for (int i = 0; i + 1 < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      ObjectNode error = JsonNodeFactory.instance.objectNode();
      error.putObject("error").put("message", message);
      send(exchange, status, error.toString().getBytes(StandardCharsets.UTF_8));
    };
  }

  /** A good answer that is charged and of which only a part arrives before the line is cut. */
  public Behaviour cutting() {
    return (exchange, body) -> {
      byte[] whole = charge(exchange, body, good(exchange, ANSWER));
      exchange.sendResponseHeaders(200, whole.length);
      exchange.getResponseBody().write(whole, 0, whole.length / 2);
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /** A good answer that is charged and whose second half never comes, as long as this runs. */
  public Behaviour stalling() {
    return (exchange, body) -> {
      byte[] whole = charge(exchange, body, good(exchange, ANSWER));
      exchange.sendResponseHeaders(200, whole.length);
      exchange.getResponseBody().write(whole, 0, whole.length / 2);
      exchange.getResponseBody().flush();
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** A good answer that is charged and arrives as half a JSON object. */
  public Behaviour tearing() {
    return (exchange, body) -> {
      byte[] whole = charge(exchange, body, good(exchange, ANSWER));
      send(exchange, 200, Arrays.copyOf(whole, whole.length / 2));
    };
  }

  /** A good answer, charged, with bytes in it that are no UTF-8. */
  public Behaviour garbling() {
    return (exchange, body) -> {
      String text = new String(good(exchange, ANSWER), StandardCharsets.ISO_8859_1);
      byte[] bytes = text.replace("because", "\u00e9\u00ff").getBytes(StandardCharsets.ISO_8859_1);
      send(exchange, 200, charge(exchange, body, bytes));
    };
  }

  /** A connection that is cut in the middle of the answer. */
  public Behaviour dropping() {
    return (exchange, body) -> {
      exchange.sendResponseHeaders(200, 10_000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      // Closing with bytes still promised cuts the connection.
      exchange.close();
    };
  }

  /** Any bytes with status 200. */
  public Behaviour sending(byte[] bytes) {
    return (exchange, body) -> send(exchange, 200, bytes);
  }

  /** A good answer, charged, whose reply is changed before it is sent. */
  public Behaviour changing(Consumer<ObjectNode> change) {
    return (exchange, body) -> {
      ObjectNode reply = reply(exchange, ANSWER, "stop", "end_turn");
      change.accept(reply);
      send(exchange, 200, charge(exchange, body, utf8(reply.toString())));
    };
  }

  /** A good answer that is charged and does not say so. */
  public Behaviour withoutUsage() {
    return changing(reply -> reply.remove(List.of("usage", "usageMetadata")));
  }

  /** Status 200 with an error in place of a reply. */
  public Behaviour reporting(String code, String message) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.putObject("error").put("code", code).put("message", message);
    return sending(utf8(error.toString()));
  }

  /** A good answer to requests without a JSON schema or a JSON mode, an error to others. */
  public Behaviour rejectingSchemas(int status, String message) {
    Behaviour failing = failing(status, message);
    Behaviour good = answering(ANSWER);
    return (exchange, body) -> (asksForJson(body) ? failing : good).answer(exchange, body);
  }

  private static boolean asksForJson(JsonNode body) {
    return body.has("response_format")
        || body.has("output_config")
        || body.path("generationConfig").has("responseMimeType");
  }

  /** A one-token answer with these alternatives. */
  public Behaviour tokens(Map<String, Double> probabilities) {
    return (exchange, body) -> {
      if (generates(exchange)) {
        ObjectNode reply = gemini("Yes", "STOP");
        var candidates =
            ((ObjectNode) reply.path("candidates").path(0))
                .putObject("logprobsResult")
                .putArray("topCandidates")
                .addObject()
                .putArray("candidates");
        probabilities.forEach(
            (t, p) -> candidates.addObject().put("token", t).put("logProbability", Math.log(p)));
        send(exchange, 200, charge(exchange, body, utf8(reply.toString())));
        return;
      }
      ObjectNode reply = openai("Yes", "stop");
      var top =
          ((ObjectNode) reply.path("choices").path(0))
              .putObject("logprobs")
              .putArray("content")
              .addObject()
              .putArray("top_logprobs");
      probabilities.forEach((t, p) -> top.addObject().put("token", t).put("logprob", Math.log(p)));
      byte[] bytes = reply.toString().getBytes(StandardCharsets.UTF_8);
      send(exchange, 200, charge(exchange, body, bytes));
    };
  }

  /** The text of the last message of a request. */
  public static String question(JsonNode body) {
    JsonNode messages = body.path("messages");
    return messages.isEmpty()
        ? body.path("contents").path(0).path("parts").path(0).path("text").asText()
        : messages.path(messages.size() - 1).path("content").asText();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = json.readTree(exchange.getRequestBody());
      received.add(body);
      headers.add(exchange.getRequestHeaders());
      paths.add(exchange.getRequestURI().getPath());
      byte[] remembered = keys.get(key(exchange));
      if (keepsKeys) {
        exchange
            .getResponseHeaders()
            .add("Idempotent-Replayed", String.valueOf(remembered != null));
        if (remembered != null) {
          send(exchange, 200, remembered);
          return;
        }
      }
      Behaviour next = script.poll();
      (next == null ? otherwise : next).answer(exchange, body);
    }
  }

  private static String key(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
  }

  private void reply(
      HttpExchange exchange, JsonNode body, String text, String openai, String anthropic)
      throws IOException {
    ObjectNode reply = reply(exchange, text, openai, anthropic);
    send(exchange, 200, charge(exchange, body, utf8(reply.toString())));
  }

  private static ObjectNode reply(
      HttpExchange exchange, String text, String openai, String anthropic) {
    if (generates(exchange)) {
      return gemini(
          text,
          switch (openai) {
            case "content_filter" -> "SAFETY";
            case "length" -> "MAX_TOKENS";
            default -> "STOP";
          });
    }
    return exchange.getRequestURI().getPath().endsWith("/messages")
        ? anthropic(text, anthropic)
        : openai(text, openai);
  }

  private static boolean generates(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().endsWith("/models/toy:generateContent");
  }

  private static byte[] good(HttpExchange exchange, String text) {
    return utf8(reply(exchange, text, "stop", "end_turn").toString());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] charge(HttpExchange exchange, JsonNode body, byte[] reply) {
    keys.put(key(exchange), reply);
    delivered.merge(question(body), 1, Integer::sum);
    long count = charged.incrementAndGet();
    Runnable action = atCharge.get(count);
    if (action != null) {
      action.run();
    }
    return reply;
  }

  /** A reply of chat completions. */
  public static ObjectNode openai(String text, String reason) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode().put("model", "toy-1");
    ObjectNode choice = reply.putArray("choices").addObject().put("finish_reason", reason);
    choice.putObject("message").put("role", "assistant").put("content", text);
    reply
        .putObject("usage")
        .put("prompt_tokens", INPUT_TOKENS)
        .put("completion_tokens", OUTPUT_TOKENS);
    return reply;
  }

  static ObjectNode anthropic(String text, String reason) {
    ObjectNode reply =
        JsonNodeFactory.instance.objectNode().put("model", "toy-1").put("stop_reason", reason);
    reply.putArray("content").addObject().put("type", "text").put("text", text);
    reply.putObject("usage").put("input_tokens", INPUT_TOKENS).put("output_tokens", OUTPUT_TOKENS);
    return reply;
  }

  static ObjectNode gemini(String text, String reason) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode().put("modelVersion", "toy-1");
    ObjectNode candidate = reply.putArray("candidates").addObject().put("finishReason", reason);
    ObjectNode content = candidate.putObject("content").put("role", "model");
    content.putArray("parts").addObject().put("text", "Hm, { braces }.").put("thought", true);
    ((ArrayNode) content.path("parts")).addObject().put("text", text);
    reply
        .putObject("usageMetadata")
        .put("promptTokenCount", INPUT_TOKENS)
        .put("candidatesTokenCount", OUTPUT_TOKENS - 100)
        .put("thoughtsTokenCount", 100)
        .put("totalTokenCount", INPUT_TOKENS + OUTPUT_TOKENS);
    return reply;
  }

  static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
