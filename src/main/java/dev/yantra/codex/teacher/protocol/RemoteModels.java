package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.teacher.Hosts;
import dev.yantra.codex.teacher.Price;
import dev.yantra.codex.teacher.Prices;
import dev.yantra.codex.teacher.Secrets;
import dev.yantra.codex.teacher.TeacherOptions;
import dev.yantra.codex.teacher.TeacherSpec;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Progress;
import dev.yantra.codex.workspace.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The entry to models behind HTTP: it settles address, price, consent and key before the first
 * message.
 */
public final class RemoteModels {
  /** What makers ask for a call in a batch, of the price of one by itself. */
  private static final double BATCH_SHARE = 0.5;

  /** The setting of the longest wait for a whole answer. */
  static final String TIMEOUT = "teacher.timeout-seconds";

  private static final int DEFAULT_TIMEOUT_SECONDS = 300;

  private final Path memory;
  private final Settings settings;
  private final Clock clock;
  private final Pause pause;
  private final Progress progress;

  /**
   * @param memory the file that keeps what servers can do
   * @param progress the listener that is told of calls that are made again
   */
  public RemoteModels(Path memory, Settings settings, Clock clock, Pause pause, Progress progress) {
    this.memory = memory;
    this.settings = settings;
    this.clock = clock;
    this.pause = pause;
    this.progress = progress;
  }

  /**
   * The model that the options name, on a server of a family.
   *
   * @throws CodexException if model or price is missing; consent and key are asked for before the
   *     first message, so that a dry run needs neither
   */
  public RemoteModel open(Protocol protocol, TeacherOptions options) {
    URI base = address(options.baseUrl(), protocol.home());
    String host = base.getHost();
    if (options.batch() && protocol.batches().isEmpty()) {
      throw CodexException.usage("--batch: the teacher " + protocol.kind() + " has no batches.");
    }
    if (options.model().isBlank()) {
      throw CodexException.usage("Which model? Name it with --model, or set teacher.model.");
    }
    boolean atHome = host.equals(protocol.home().getHost());
    boolean logprobs =
        protocol.tellsLogprobs() && wantsLogprobs(Hosts.isLoopback(host), options.batch());
    Price price = new Prices().of(options.model(), host, atHome, settings);
    TeacherSpec spec =
        new TeacherSpec(
            options.kind(),
            options.model(),
            host,
            options.batch() ? price.times(BATCH_SHARE) : price,
            options.samples(),
            number("teacher.max-output-tokens", 8192),
            number(TIMEOUT, DEFAULT_TIMEOUT_SECONDS),
            options.batch(),
            logprobs,
            clock);
    Capabilities capabilities =
        Capabilities.of(memory, options.kind() + " " + base + " " + options.model(), clock);
    return new RemoteModel(
        protocol,
        new Server(options.model(), atHome, capabilities),
        spec,
        new RetryPolicy(pause, options.seed(), progress),
        () -> connect(base, protocol),
        clock,
        pause);
  }

  private HttpChannel connect(URI base, Protocol protocol) {
    String host = base.getHost();
    boolean loopback = Hosts.isLoopback(host);
    if (!loopback) {
      requireConsent(host);
    }
    Optional<ApiKey> key = ApiKey.of(protocol.keyVariables(), settings);
    if (key.isEmpty() && !loopback) {
      throw CodexException.setup(
          "No key for "
              + host
              + ". Put it into the environment variable "
              + protocol.keyVariables().get(0)
              + ".");
    }
    if (key.isPresent() && !loopback && !"https".equals(base.getScheme())) {
      throw CodexException.usage(
          "The key would go to " + host + " unencrypted. Use an https:// address.");
    }
    String secret = key.map(ApiKey::value).orElse("");
    return new HttpChannel(
        URI.create(base.getPath().isEmpty() ? base + protocol.root() : base.toString()),
        protocol.headers(secret),
        secret,
        Duration.ofSeconds(number(TIMEOUT, DEFAULT_TIMEOUT_SECONDS)));
  }

  /** Log-probabilities take a call for each question: unasked only where calls are free. */
  private boolean wantsLogprobs(boolean loopback, boolean batch) {
    String wish = settings.get("teacher.probabilities").orElse(batch ? "verbalised" : "auto");
    if (batch && !wish.equals("verbalised")) {
      throw CodexException.usage(
          "teacher.probabilities is "
              + wish
              + ", which takes a call a question. With --batch set it to verbalised.");
    }
    return switch (wish) {
      case "auto" -> loopback;
      case "logprobs" -> true;
      case "verbalised" -> false;
      default ->
          throw CodexException.usage(
              "teacher.probabilities is " + wish + ": set it to auto, logprobs or verbalised.");
    };
  }

  /** The consent is this repository's own: what holds for all repositories does not count. */
  private void requireConsent(String host) {
    String here = settings.ofRepository().getOrDefault("teacher.allow-remote", "");
    String now = settings.environment("CODEX_TEACHER_ALLOW_REMOTE").orElse("");
    if (!Boolean.parseBoolean(here.strip()) && !Boolean.parseBoolean(now.strip())) {
      throw CodexException.setup(
          "Source of this repository would go to "
              + host
              + ". If that is allowed, run: codex config teacher.allow-remote true");
    }
  }

  private int number(String key, int otherwise) {
    Optional<String> value = settings.get(key);
    try {
      int number = value.map(Integer::parseInt).orElse(otherwise);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw CodexException.usage(key + " is " + value.orElse("") + ": set it to a number above 0.");
  }

  /** An address without anything in it that could be a secret; such parts are never shown. */
  private static URI address(String given, URI home) {
    String text = (given.isBlank() ? home.toString() : given.strip()).replaceAll("/+$", "");
    if (text.indexOf('@') >= 0 || text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
      throw CodexException.usage(
          "The base URL holds more than scheme, host, port and path. Keys are read from the"
              + " environment only: give something like http://localhost:8080/v1.");
    }
    try {
      URI address = new URI(text);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below, like any other address that is none.
    }
    throw CodexException.usage(
        "\""
            + Secrets.redact(text).text()
            + "\" is no address of a server. Give something like http://localhost:8080/v1.");
  }
}
