package dev.yantra.codex.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.yantra.codex.teacher.ChatFailureException.Remedy;
import java.time.Clock;
import java.util.Map;

/** A model behind HTTP. What an HTTP status means for the caller is decided here. */
final class HttpChat implements Chat {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
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
      throw HttpFailures.of(response, clock);
    }
    boolean keyKept = response.headers().firstValue(REPLAYED).isPresent();
    try {
      return format.reply(JSON.readTree(response.body())).delivered(new Delivery(0, keyKept));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ChatFailureException(
              Remedy.RETRY,
              "the reply is not what the protocol says: "
                  + HttpFailures.shorten(String.valueOf(e.getMessage())),
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
}
