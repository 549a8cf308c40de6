package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yantra.codex.teacher.protocol.ChatFailureException.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error in a server's own words, whether it came with an HTTP status or in the body of a reply.
 *
 * @param status the HTTP status, or the one that the body's own code or type means; 500 if unknown
 * @param message what the server says
 * @param spent true if an account is empty
 * @param waitMillis how long the server asks to wait; 0 if it does not say
 */
record ServerError(int status, String message, boolean spent, long waitMillis) {
  private static final int SUCCESS = 200;
  private static final int UNKNOWN = 500;
  private static final int MAX_LENGTH = 300;

  private static final List<String> MESSAGES =
      List.of("message", "msg", "error_msg", "status_msg", "error_description", "detail", "error");

  /** The types by which makers name their errors. */
  private static final Map<String, Integer> TYPES =
      Map.ofEntries(
          Map.entry("invalid_request_error", 400),
          Map.entry("invalid_argument", 400),
          Map.entry("failed_precondition", 400),
          Map.entry("context_length_exceeded", 400),
          Map.entry("authentication_error", 401),
          Map.entry("invalid_api_key", 401),
          Map.entry("unauthenticated", 401),
          Map.entry("billing_error", 402),
          Map.entry("insufficient_quota", 402),
          Map.entry("insufficient_credits", 402),
          Map.entry("payment_required", 402),
          Map.entry("permission_error", 403),
          Map.entry("permission_denied", 403),
          Map.entry("not_found_error", 404),
          Map.entry("not_found", 404),
          Map.entry("model_not_found", 404),
          Map.entry("request_too_large", 413),
          Map.entry("rate_limit_error", 429),
          Map.entry("rate_limit_exceeded", 429),
          Map.entry("resource_exhausted", 429),
          Map.entry("api_error", 500),
          Map.entry("server_error", 500),
          Map.entry("internal", 500),
          Map.entry("unavailable", 503),
          Map.entry("deadline_exceeded", 504),
          Map.entry("overloaded_error", 529));

  /** An account without money says so under statuses of all kinds. */
  private static final Pattern SPENT =
      Pattern.compile(
          "insufficient[ _](?:quota|credit|balance|fund)|credit balance|out of credits|no credits"
              + "|billing_hard_limit|payment required|billing_not_active",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DELAY = Pattern.compile("(\\d+(?:\\.\\d+)?)s");

  /** The error that a body reports, in whichever field. */
  static ServerError of(int status, JsonNode body, JsonNode error) {
    JsonNode source = error.isMissingNode() || error.isNull() ? body : error;
    String message = message(source);
    String said = shorten(message.isEmpty() ? body.toString() : message);
    String type = source.path("type").asText("") + " " + source.path("code").asText("");
    return new ServerError(
        status == SUCCESS ? status(source) : status,
        said,
        SPENT.matcher(said + " " + type).find(),
        wait(source));
  }

  /** An error that is told in something else than JSON. */
  static ServerError of(int status, String body) {
    String said = shorten(body);
    return new ServerError(status, said, SPENT.matcher(said).find(), 0);
  }

  /** The action that it asks for. */
  Remedy remedy() {
    if (spent) {
      return Remedy.STOP;
    }
    return switch (status) {
      case 408, 409, 425, 429 -> Remedy.RETRY;
      case 400, 413, 422 -> Remedy.SKIP;
      case 501, 505 -> Remedy.STOP;
      default -> status >= 500 ? Remedy.RETRY : Remedy.STOP;
    };
  }

  /** The text that says what went wrong, which every maker puts into another field. */
  private static String message(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    for (String field : MESSAGES) {
      JsonNode value = node.path(field);
      if (value.isTextual() && !value.textValue().isBlank()) {
        return value.textValue();
      }
    }
    for (JsonNode child : node) {
      String inside = child.isContainerNode() ? message(child) : "";
      if (!inside.isEmpty()) {
        return inside;
      }
    }
    return "";
  }

  private static int status(JsonNode error) {
    for (String field : List.of("code", "status", "status_code", "type")) {
      String value = error.path(field).asText("");
      if (value.matches("[45]\\d\\d")) {
        return Integer.parseInt(value);
      }
    }
    for (String field : List.of("status", "type", "code")) {
      int known = TYPES.getOrDefault(lower(error.path(field).asText("")), 0);
      if (known != 0) {
        return known;
      }
    }
    return UNKNOWN;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** As Google says it: {@code {"@type": ".../google.rpc.RetryInfo", "retryDelay": "34s"}}. */
  private static long wait(JsonNode error) {
    for (JsonNode detail : error.path("details")) {
      Matcher delay = DELAY.matcher(detail.path("retryDelay").asText(""));
      if (delay.matches()) {
        return (long) (Double.parseDouble(delay.group(1)) * 1000);
      }
    }
    return 0;
  }

  /** A text as a line that fits into a message. */
  static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
  }
}
