package dev.yantra.codex.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** How one family of servers wants to be asked and how it answers. */
interface WireFormat {
  /** The path below the version. */
  String path();

  /** The environment variable that holds the key. */
  String keyVariable();

  /** Headers that carry the key. */
  Map<String, String> headers(String key);

  /** The body of a request; leaves out what the server has shown that it does not know. */
  ObjectNode body(String model, ChatRequest request);

  /**
   * Learns from a rejected request what the server does not know.
   *
   * @return whether asking again makes sense
   */
  boolean adapt(String error);

  /**
   * Reads a reply.
   *
   * @throws IllegalArgumentException if it is not one
   */
  ChatReply reply(JsonNode body);
}
