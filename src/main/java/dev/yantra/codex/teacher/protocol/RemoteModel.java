package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.teacher.TeacherSpec;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * A model behind HTTP whose address and price are settled; consent and key are asked for with the
 * first message.
 */
public final class RemoteModel {
  private final Protocol protocol;
  private final Server server;
  private final TeacherSpec spec;
  private final RetryPolicy retries;
  private final Supplier<HttpChannel> connection;
  private final Clock clock;
  private final Pause pause;

  RemoteModel(
      Protocol protocol,
      Server server,
      TeacherSpec spec,
      RetryPolicy retries,
      Supplier<HttpChannel> connection,
      Clock clock,
      Pause pause) {
    this.protocol = protocol;
    this.server = server;
    this.spec = spec;
    this.retries = retries;
    this.connection = connection;
    this.clock = clock;
    this.pause = pause;
  }

  /** The model as a teacher that is asked one call at a time. */
  public ChatTeacher teacher() {
    return new ChatTeacher(
        spec,
        () -> new RetryingChat(new HttpChat(protocol, server, connection.get(), clock), retries),
        server.capabilities());
  }

  /** Its server's interface for many calls at once, which servers of this family must have. */
  public BatchService batches() {
    return protocol
        .batches()
        .orElseThrow(() -> new IllegalStateException(protocol.kind() + " has no batches"))
        .apply(new BatchService.Connection(protocol, server, connection.get(), clock));
  }

  public RetryPolicy retries() {
    return retries;
  }

  public Clock clock() {
    return clock;
  }

  public Pause pause() {
    return pause;
  }
}
