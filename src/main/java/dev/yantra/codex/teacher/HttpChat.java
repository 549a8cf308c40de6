package dev.yantra.codex.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.yantra.codex.teacher.ChatFailureException.Remedy;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** A model behind HTTP. What an HTTP status means for the caller is decided here. */
final class HttpChat implements Chat {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int MAX_ERROR = 300;
  private static final int HASH_LENGTH = 8;

  /**
   * Under which a server that keeps keys charges a call once (draft-ietf-httpapi-idempotency-key).
   */
  private static final String KEY = "Idempotency-Key";

  /** What such servers say with a reply: whether it is from memory. Others say nothing. */
  private static final String REPLAYED = "Idempotent-Replayed";

  private final String model;
  private final WireFormat format;
  private final HttpChannel channel;
  private final Clock clock;

  HttpChat(String model, WireFormat format, HttpChannel channel, Clock clock) {
    this.model = model;
    this.format = format;
    this.channel = channel;
    this.clock = clock;
  }

  @Override
  public ChatReply send(ChatRequest request) throws ChatFailureException {
    HttpChannel.Response response = post(request);
    // A server that rejects a parameter is asked again without it, one parameter at a time.
    for (int i = 0; response.status() == 400 && i < 4 && format.adapt(response.body()); i++) {
      response = post(request);
    }
    if (response.status() != 200) {
      throw failure(response);
    }
    boolean keyKept = response.headers().firstValue(REPLAYED).isPresent();
    try {
      return format.reply(JSON.readTree(response.body())).delivered(new Delivery(0, keyKept));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ChatFailureException(
              Remedy.RETRY,
              "the reply is not what the protocol says: " + shorten(String.valueOf(e.getMessage())),
              0)
          .lost();
    }
  }

  private HttpChannel.Response post(ChatRequest request) throws ChatFailureException {
    String body = format.body(model, request).toString();
    // A key stands for one body: what was adapted is another call.
    String key = request.key() + "-" + Hashes.sha256(body).substring(0, HASH_LENGTH);
    return channel.post(format.path(), body, Map.of(KEY, key));
  }

  private ChatFailureException failure(HttpChannel.Response response) {
    int status = response.status();
    String message = "HTTP " + status + ": " + shorten(error(response.body()));
    boolean spent = response.body().contains("insufficient_quota");
    Remedy remedy =
        switch (status) {
          case 408, 409, 425, 429 -> spent ? Remedy.STOP : Remedy.RETRY;
          case 400, 413, 422 -> Remedy.SKIP;
          default -> status >= 500 ? Remedy.RETRY : Remedy.STOP;
        };
    return new ChatFailureException(remedy, message, waitMillis(response));
  }

  /** RFC 9110, section 10.2.3: seconds or a date. */
  private long waitMillis(HttpChannel.Response response) {
    Optional<String> precise = response.headers().firstValue("retry-after-ms");
    Optional<String> value = response.headers().firstValue("retry-after");
    try {
      if (precise.isPresent()) {
        return Math.max(0, (long) Double.parseDouble(precise.get()));
      }
      if (value.isPresent() && value.get().matches("\\d+(\\.\\d+)?")) {
        return (long) (Double.parseDouble(value.get()) * 1000);
      }
      if (value.isPresent()) {
        Instant until =
            ZonedDateTime.parse(value.get(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return Math.max(0, Duration.between(clock.instant(), until).toMillis());
      }
    } catch (NumberFormatException | DateTimeException e) {
      // A header that nobody can read says nothing.
    }
    return 0;
  }

  private static String error(String body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      String message = error.isTextual() ? error.textValue() : error.path("message").asText("");
      return message.isEmpty() ? body : message;
    } catch (JsonProcessingException e) {
      return body;
    }
  }

  private static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_ERROR ? line : line.substring(0, MAX_ERROR) + "...";
  }
}
