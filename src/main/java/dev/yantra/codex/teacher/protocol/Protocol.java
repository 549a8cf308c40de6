package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yantra.codex.teacher.protocol.ChatRequest.Form;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One family of servers: all that differs between it and the others. */
public interface Protocol {
  /** The name that the option {@code --teacher} has for it. */
  String kind();

  /** The maker's own server; the price table holds for it alone. */
  URI home();

  /** The path that all others are below, which people write down or leave out. */
  String root();

  /** The environment variables that may hold the key, the first of them that is set counts. */
  List<String> keyVariables();

  /** The headers of every request; an empty key is none. */
  Map<String, String> headers(String key);

  /** True if a reply can hold the probabilities of the tokens that were not chosen. */
  boolean tellsLogprobs();

  /** The path of a call, below {@link #root}. */
  String path(Server server);

  /** The body of a call; leaves out what the server has shown that it does not take. */
  ObjectNode body(ChatRequest request, Server server);

  /** Other ways to make the same call where the server rejects it, the best first. */
  List<Variation> variations(Form form, Server server);

  /** True if a body has the field that replies have. */
  boolean isReply(JsonNode body);

  /** The error that a body reports in place of a reply; a missing node if it reports none. */
  default JsonNode error(JsonNode body) {
    return body.path("error");
  }

  /**
   * Reads a reply.
   *
   * @throws IllegalArgumentException if it is not one
   */
  ChatReply reply(JsonNode body);

  /** The interface for many calls at once, where the family has one. */
  default Optional<Function<BatchService.Connection, BatchService>> batches() {
    return Optional.empty();
  }
}
