package dev.yantra.codex.teacher;

import dev.yantra.codex.corpus.RequestJournal;
import dev.yantra.codex.workspace.CodexException;
import dev.yantra.codex.workspace.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Makes teachers of models behind HTTP, once all that has to be settled before is settled. */
final class Remote {
  static final String OPENAI = "openai";
  static final String ANTHROPIC = "anthropic";

  private static final String OPENAI_URL = "https://api.openai.com";
  private static final String ANTHROPIC_URL = "https://api.anthropic.com";

  /** What both makers ask for a call in a batch, of the price of one by itself. */
  private static final double BATCH_SHARE = 0.5;

  private final Path memory;
  private final Settings settings;
  private final Clock clock;
  private final Pause pause;

  /**
   * @param memory the file that keeps what servers can do
   */
  Remote(Path memory, Settings settings, Clock clock, Pause pause) {
    this.memory = memory;
    this.settings = settings;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * A teacher for a server that speaks one of the two protocols.
   *
   * @throws CodexException if model or price is missing; consent and key are asked for before the
   *     first message, so that a dry run needs neither
   */
  Teacher open(TeacherOptions options, Budget budget, RequestJournal journal) {
    boolean openai = options.kind().equals(OPENAI);
    URI base = address(options.baseUrl(), openai ? OPENAI_URL : ANTHROPIC_URL);
    String host = base.getHost();
    if (options.model().isBlank()) {
      throw CodexException.usage("Which model? Name it with --model, or set teacher.model.");
    }
    boolean logprobs = openai && wantsLogprobs(Hosts.isLoopback(host), options.batch());
    Price price = new Prices().of(options.model(), host, settings);
    TeacherSpec persona =
        new TeacherSpec(
            options.kind(),
            options.model(),
            host,
            options.batch() ? price.times(BATCH_SHARE) : price,
            options.samples(),
            number("teacher.max-output-tokens", 8192),
            options.batch(),
            logprobs,
            clock);
    Capabilities capabilities =
        Capabilities.of(memory, options.kind() + " " + base + " " + options.model(), clock);
    WireFormat format =
        openai
            ? new OpenAiFormat(host.equals("api.openai.com"), capabilities)
            : new AnthropicFormat(capabilities);
    RetryPolicy patience = new RetryPolicy(pause, options.seed());
    ChatTeacher teacher =
        new ChatTeacher(
            persona,
            () ->
                new RetryingChat(
                    new HttpChat(options.model(), format, connect(base, format), clock), patience),
            capabilities);
    if (!options.batch()) {
      return new BudgetedTeacher(new JournaledTeacher(teacher, journal, budget), budget);
    }
    return new BatchTeacher(
        teacher,
        () ->
            openai
                ? new OpenAiBatches(options.model(), format, connect(base, format), clock)
                : new AnthropicBatches(options.model(), format, connect(base, format), clock),
        patience,
        pause,
        clock,
        budget,
        journal);
  }

  private HttpChannel connect(URI base, WireFormat format) {
    String host = base.getHost();
    boolean loopback = Hosts.isLoopback(host);
    if (!loopback) {
      requireConsent(host);
    }
    String key = key(format.keyVariable(), host, loopback);
    if (!key.isEmpty() && !loopback && !"https".equals(base.getScheme())) {
      throw CodexException.usage(
          "The key would go to " + host + " unencrypted. Use an https:// address.");
    }
    return new HttpChannel(
        root(base),
        format.headers(key),
        Duration.ofSeconds(number("teacher.timeout-seconds", 300)));
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

  private String key(String variable, String host, boolean loopback) {
    Optional<String> key = settings.environment(variable);
    if (key.isEmpty() && !loopback) {
      throw CodexException.setup(
          "No key for " + host + ". Put it into the environment variable " + variable + ".");
    }
    return key.orElse("").strip();
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

  /** Both protocols live below {@code /v1}, which people write down or leave out. */
  private static URI root(URI base) {
    String root = base.toString().replaceFirst("/v1$", "");
    boolean bare = root.equals(base.toString()) && !base.getPath().isEmpty();
    return URI.create(bare ? root : root + "/v1");
  }

  private static URI address(String given, String usual) {
    String text = (given.isBlank() ? usual : given.strip()).replaceAll("/+$", "");
    try {
      URI address = new URI(text);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null && address.getUserInfo() == null) {
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
