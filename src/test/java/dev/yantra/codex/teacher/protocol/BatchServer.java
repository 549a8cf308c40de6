package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yantra.codex.collect.Classroom;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Both makers' batch interfaces on loopback. A batch ends at the second look at it. A call is
 * answered well unless its place among all calls says otherwise.
 */
public final class BatchServer implements AutoCloseable {
  /** What becomes of a call. */
  public enum Fate {
    ANSWERED,
    /** Answered with words instead of JSON. */
    NONSENSE,
    /** Not reached within the day; not charged. */
    EXPIRED,
    /** Rejected for what is in it; not charged. */
    REJECTED
  }

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> batches = new LinkedHashMap<>();
  private final Map<String, Integer> charged = new TreeMap<>();
  private final Map<Integer, Fate> fates = new ConcurrentHashMap<>();
  private int calls;
  private boolean deaf;

  public BatchServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Its base URL. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** What becomes of the call with this number, from 0, over all batches. */
  public BatchServer fate(int call, Fate fate) {
    fates.put(call, fate);
    return this;
  }

  /** Takes the next batch and hangs up before it says so. */
  public BatchServer hangingUp() {
    deaf = true;
    return this;
  }

  /** Batches that were handed in. */
  public synchronized int batches() {
    return batches.size();
  }

  /** How often each call was charged, by its key. */
  public synchronized Map<String, Integer> charged() {
    return new TreeMap<>(charged);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String call =
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI().getPath().replaceFirst("^/v1", "");
      byte[] reply = answer(call, body, exchange.getRequestHeaders().getFirst("Content-Type"));
      boolean handedIn = call.equals("POST /batches") || call.equals("POST /messages/batches");
      if (handedIn && deaf) {
        deaf = false;
        return;
      }
      ModelServer.send(exchange, reply.length == 0 ? 404 : 200, reply);
    }
  }

  private synchronized byte[] answer(String call, byte[] body, String type) throws IOException {
    if (call.equals("POST /files")) {
      return bytes(object().put("id", file(part(body, type))).put("purpose", "batch"));
    }
    if (call.equals("POST /batches")) {
      JsonNode asked = json.readTree(body);
      ObjectNode batch = batch("batch_").put("status", "validating");
      batch.set("metadata", asked.path("metadata"));
      List<ObjectNode> done = new ArrayList<>();
      List<ObjectNode> failed = new ArrayList<>();
      byte[] input = files.getOrDefault(asked.path("input_file_id").asText(), new byte[0]);
      for (String line : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          openai(json.readTree(line), done, failed);
        }
      }
      batch.put("output_file_id", file(lines(done)));
      batch.put("error_file_id", file(lines(failed)));
      return bytes(batch);
    }
    if (call.equals("POST /messages/batches")) {
      ObjectNode batch = batch("msgbatch_").put("processing_status", "in_progress");
      batch.put("created_at", Classroom.NOW.toString());
      List<ObjectNode> results = new ArrayList<>();
      for (JsonNode request : json.readTree(body).path("requests")) {
        results.add(anthropic(request));
      }
      files.put(batch.path("id").asText(), lines(results));
      batch.putObject("request_counts").put("processing", results.size()).put("succeeded", 0);
      return bytes(batch);
    }
    return look(call);
  }

  private byte[] look(String call) {
    if (call.equals("GET /batches") || call.equals("GET /messages/batches")) {
      ObjectNode list = object().put("has_more", false);
      var data = list.putArray("data");
      batches.values().forEach(data::add);
      return bytes(list);
    }
    if (call.startsWith("GET /files/")) {
      return files.getOrDefault(call.split("/", -1)[2], new byte[0]);
    }
    if (call.endsWith("/results")) {
      return files.getOrDefault(call.split("/", -1)[3], new byte[0]);
    }
    ObjectNode batch = batches.get(call.substring(call.lastIndexOf('/') + 1));
    if (batch == null) {
      return new byte[0];
    }
    byte[] state = bytes(batch);
    if (call.startsWith("GET /messages")) {
      batch.put("processing_status", "ended");
    } else {
      batch.put("status", "completed");
    }
    return state;
  }

  private void openai(JsonNode line, List<ObjectNode> done, List<ObjectNode> failed) {
    String key = line.path("custom_id").asText();
    ObjectNode result = object().put("custom_id", key);
    switch (fate()) {
      case ANSWERED, NONSENSE -> {
        charge(key);
        result
            .putObject("response")
            .put("status_code", 200)
            .set("body", ModelServer.openai(said(), "stop"));
        done.add(result);
      }
      case EXPIRED -> {
        result.putNull("response");
        result.putObject("error").put("code", "batch_expired").put("message", "too late");
        failed.add(result);
      }
      case REJECTED -> {
        result
            .putObject("response")
            .put("status_code", 400)
            .putObject("body")
            .putObject("error")
            .put("message", "this will not do");
        failed.add(result);
      }
    }
  }

  private ObjectNode anthropic(JsonNode request) {
    String key = request.path("custom_id").asText();
    if (!key.matches("[a-zA-Z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(key);
    }
    ObjectNode line = object().put("custom_id", key);
    ObjectNode result = line.putObject("result");
    switch (fate()) {
      case ANSWERED, NONSENSE -> {
        charge(key);
        result.put("type", "succeeded").set("message", ModelServer.anthropic(said(), "end_turn"));
      }
      case EXPIRED -> result.put("type", "expired");
      case REJECTED ->
          result
              .put("type", "errored")
              .putObject("error")
              .put("type", "error")
              .putObject("error")
              .put("type", "invalid_request_error")
              .put("message", "this will not do");
    }
    return line;
  }

  private Fate fate() {
    return fates.getOrDefault(calls++, Fate.ANSWERED);
  }

  private String said() {
    return fates.getOrDefault(calls - 1, Fate.ANSWERED) == Fate.NONSENSE
        ? "I would rather chat."
        : ModelServer.ANSWER;
  }

  private void charge(String key) {
    charged.merge(key, 1, Integer::sum);
  }

  private ObjectNode batch(String prefix) {
    ObjectNode batch = object().put("id", prefix + batches.size());
    batches.put(batch.path("id").asText(), batch);
    return batch;
  }

  private String file(byte[] content) {
    String id = "file-" + files.size();
    files.put(id, content);
    return id;
  }

  /** The content of the part of a form that is called file. */
  private static byte[] part(byte[] form, String type) {
    String text = new String(form, StandardCharsets.ISO_8859_1);
    String boundary = "\r\n--" + type.replaceFirst(".*boundary=", "");
    int start = text.indexOf("\r\n\r\n", text.indexOf("name=\"file\"")) + 4;
    if (!text.contains("name=\"purpose\"\r\n\r\nbatch\r\n")) {
      throw new IllegalArgumentException(text);
    }
    return text.substring(start, text.indexOf(boundary, start))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] lines(List<ObjectNode> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(l -> text.append(l).append('\n'));
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
