package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.yantra.codex.teacher.protocol.ChatFailureException.Remedy;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The meaning of an HTTP response: the JSON in it, or the failure that it stands for. */
final class HttpFailures {
  /** Some servers write infinite logarithms of probabilities. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final String EVENT = "data:";

  private HttpFailures() {}

  /**
   * The JSON of a response.
   *
   * @throws ChatFailureException if it reports an error, by its status or in its body
   */
  static JsonNode body(HttpChannel.Response response, Protocol protocol, Clock clock)
      throws ChatFailureException {
    if (response.status() < 200 || response.status() > 299) {
      throw of(response, protocol, clock);
    }
    JsonNode body = parse(response.body());
    JsonNode error = protocol.error(body);
    boolean reported = error.isTextual() ? !error.textValue().isBlank() : !error.isEmpty();
    if (reported || (body.isObject() && !protocol.isReply(body))) {
      throw failure(ServerError.of(200, body, error), "an error in place of a reply: ", 0);
    }
    return body;
  }

  /** The failure that a status other than success stands for. */
  static ChatFailureException of(HttpChannel.Response response, Protocol protocol, Clock clock) {
    if (response.status() >= 300 && response.status() < 400) {
      return redirect(response);
    }
    ServerError error = error(response, protocol);
    return failure(error, "HTTP " + response.status() + ": ", waitMillis(response, clock));
  }

  private static ChatFailureException failure(ServerError error, String prefix, long waitMillis) {
    return new ChatFailureException(
            error.remedy(), prefix + error.message(), Math.max(waitMillis, error.waitMillis()))
        .status(error.status());
  }

  private static ServerError error(HttpChannel.Response response, Protocol protocol) {
    try {
      JsonNode body = JSON.readTree(response.body());
      return ServerError.of(response.status(), body, protocol.error(body));
    } catch (JsonProcessingException e) {
      return ServerError.of(response.status(), withoutMarkup(response.body()));
    }
  }

  /** Redirects are not followed, since the code goes where the user said. */
  private static ChatFailureException redirect(HttpChannel.Response response) {
    String location = response.headers().firstValue("location").orElse("");
    String to = "elsewhere";
    try {
      URI uri = URI.create(location);
      to =
          uri.getHost() == null
              ? uri.getPath()
              : uri.getScheme() + "://" + uri.getHost() + uri.getPath();
    } catch (IllegalArgumentException e) {
      // The status alone says enough.
    }
    return new ChatFailureException(
            Remedy.STOP,
            "HTTP "
                + response.status()
                + ": a redirect to "
                + to
                + ", which is not followed. If that is right, set it as the base URL",
            0)
        .status(response.status());
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
      // A header that cannot be read says nothing.
    }
    return 0;
  }

  /** Reads JSON as gateways send it: after a byte order mark or comments that keep a line open. */
  static JsonNode parse(String text) throws ChatFailureException {
    String json = text.startsWith("\ufeff") ? text.substring(1) : text;
    json = json.replaceFirst("\\A(?:\\s*:[^\\n]*\\n)+", "").strip();
    if (json.startsWith("<")) {
      throw new ChatFailureException(
          Remedy.RETRY_BRIEFLY,
          "a web page in place of a reply: "
              + ServerError.shorten(withoutMarkup(json))
              + ". Check the base URL",
          0);
    }
    boolean events = json.startsWith(EVENT) || json.startsWith("event:");
    try {
      return events ? lastEvent(json) : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ChatFailureException(
              Remedy.RETRY,
              "the reply is no JSON: " + ServerError.shorten(e.getOriginalMessage()),
              0)
          .lost();
    }
  }

  /** The error in a stream of events; a stream without one is not what was asked for. */
  private static JsonNode lastEvent(String events)
      throws JsonProcessingException, ChatFailureException {
    for (String line : events.split("\n", -1)) {
      String data = line.startsWith(EVENT) ? line.substring(EVENT.length()).strip() : "";
      JsonNode event = data.startsWith("{") ? JSON.readTree(data) : JSON.missingNode();
      if (event.hasNonNull("error") || event.path("choices").path(0).hasNonNull("error")) {
        return event;
      }
    }
    throw new ChatFailureException(
            Remedy.STOP, "it streams its reply, although that was not asked for", 0)
        .lost();
  }

  private static String withoutMarkup(String html) {
    return html.replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ").replaceAll("<[^>]*>", " ");
  }
}
