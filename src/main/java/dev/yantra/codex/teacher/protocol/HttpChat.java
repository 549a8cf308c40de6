package dev.yantra.codex.teacher.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yantra.codex.teacher.Hashes;
import dev.yantra.codex.teacher.protocol.ChatFailureException.Remedy;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model behind HTTP. Where the server rejects a call, it is made in the other ways that the
 * protocol knows, and what works is remembered. The words of an error alone do not decide, since
 * every server has its own.
 */
final class HttpChat implements Chat {
  private static final int HASH_LENGTH = 8;

  /** More features than this are in no call. */
  private static final int MOST_TRIALS = 4;

  /** The statuses by which servers reject what they do not know. */
  private static final Set<Integer> REJECTIONS = Set.of(400, 404, 405, 406, 415, 422, 501);

  private static final int SERVER_ERROR = 500;

  /**
   * Under which a server that keeps keys charges a call once (draft-ietf-httpapi-idempotency-key).
   */
  private static final String KEY = "Idempotency-Key";

  /** What such servers say with a reply: whether it is from memory. Others say nothing. */
  private static final String REPLAYED = "Idempotent-Replayed";

  private final Protocol protocol;
  private final Server server;
  private final HttpChannel channel;
  private final Clock clock;
  private final AtomicInteger serverErrors = new AtomicInteger();

  HttpChat(Protocol protocol, Server server, HttpChannel channel, Clock clock) {
    this.protocol = protocol;
    this.server = server;
    this.channel = channel;
    this.clock = clock;
  }

  @Override
  public ChatReply send(ChatRequest request) throws ChatFailureException {
    try {
      ChatReply reply = post(request, server);
      confirm(request);
      return reply;
    } catch (ChatFailureException e) {
      return otherwise(request, e);
    }
  }

  /** What a call had in it that was answered, the server takes. */
  private void confirm(ChatRequest request) {
    for (Variation variation : protocol.variations(request.form(), server)) {
      if (variation.guess() && !server.known(variation.feature())) {
        server.capabilities().learn(variation.feature(), !variation.value());
      }
    }
  }

  private ChatReply otherwise(ChatRequest request, ChatFailureException rejected)
      throws ChatFailureException {
    // One error of the server's own may be chance; a second one before any answer hardly is.
    boolean again = rejected.status() == SERVER_ERROR && serverErrors.incrementAndGet() > 1;
    Server trial = server;
    ChatFailureException latest = rejected;
    for (int i = 0; i < MOST_TRIALS && rejects(latest); i++) {
      boolean guess = again || latest.status() != SERVER_ERROR;
      Optional<Variation> next = next(request, trial, latest, guess);
      if (next.isEmpty()) {
        break;
      }
      trial = trial.with(next.get());
      try {
        ChatReply reply = post(request, trial);
        trial.confirm();
        return reply;
      } catch (ChatFailureException e) {
        latest = e;
      }
    }
    // Where nothing helps the first words are the ones that concern the call as it should be.
    throw rejects(latest) ? rejected : latest;
  }

  private static boolean rejects(ChatFailureException e) {
    return REJECTIONS.contains(e.status()) || e.status() == SERVER_ERROR;
  }

  /** The variation that the server's words name, else one that nothing is known about. */
  private Optional<Variation> next(
      ChatRequest request, Server trial, ChatFailureException why, boolean guess) {
    String words = String.valueOf(why.getMessage());
    Optional<Variation> unknown = Optional.empty();
    for (Variation variation : protocol.variations(request.form(), trial)) {
      if (!trial.assumes(variation.feature())) {
        if (variation.isNamedIn(words)) {
          return Optional.of(variation);
        }
        if (guess && variation.guess() && !server.known(variation.feature()) && unknown.isEmpty()) {
          unknown = Optional.of(variation);
        }
      }
    }
    return unknown;
  }

  private ChatReply post(ChatRequest request, Server as) throws ChatFailureException {
    String body = protocol.body(request, as).toString();
    // A key stands for one body: what was changed is another call.
    String key = request.key() + "-" + Hashes.sha256(body).substring(0, HASH_LENGTH);
    HttpChannel.Response response = channel.post(protocol.path(as), body, Map.of(KEY, key));
    JsonNode json = HttpFailures.body(response, protocol, clock);
    boolean keyKept = response.headers().firstValue(REPLAYED).isPresent();
    try {
      return protocol.reply(json).delivered(new Delivery(0, keyKept));
    } catch (IllegalArgumentException e) {
      throw new ChatFailureException(
              Remedy.RETRY,
              "the reply is not what the protocol says: "
                  + ServerError.shorten(String.valueOf(e.getMessage())),
              0)
          .lost();
    }
  }
}
