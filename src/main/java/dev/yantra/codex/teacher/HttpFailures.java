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
import java.util.Optional;

/** What an HTTP status other than 200 means for whoever asked. */
final class HttpFailures {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int MAX_ERROR = 300;

  private HttpFailures() {}

  static ChatFailureException of(HttpChannel.Response response, Clock clock) {
    int status = response.status();
    String message = "HTTP " + status + ": " + shorten(error(response.body()));
    boolean spent = response.body().contains("insufficient_quota");
    Remedy remedy =
        switch (status) {
          case 408, 409, 425, 429 -> spent ? Remedy.STOP : Remedy.RETRY;
          case 400, 413, 422 -> Remedy.SKIP;
          default -> status >= 500 ? Remedy.RETRY : Remedy.STOP;
        };
    return new ChatFailureException(remedy, message, waitMillis(response, clock));
  }

  /** RFC 9110, section 10.2.3: seconds or a date. */
  private static long waitMillis(HttpChannel.Response response, Clock clock) {
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

  static String error(String body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      String message = error.isTextual() ? error.textValue() : error.path("message").asText("");
      return message.isEmpty() ? body : message;
    } catch (JsonProcessingException e) {
      return body;
    }
  }

  static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_ERROR ? line : line.substring(0, MAX_ERROR) + "...";
  }
}
