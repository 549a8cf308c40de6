package dev.yantra.codex.teacher.protocol;

import dev.yantra.codex.teacher.Hashes;
import dev.yantra.codex.teacher.protocol.ChatFailureException.Remedy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * A connection to one server. It follows no redirect, since the code goes where the user said, and
 * speaks HTTP/1.1: servers of models drop the body of a request that offers another version.
 */
public final class HttpChannel {
  static {
    // Servers close idle connections after two to five seconds, and a request that is sent into a
    // closing connection is lost. The client reads this once, before its first request.
    if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
      System.setProperty("jdk.httpclient.keepalive.timeout", "1");
    }
  }

  private static final int MAX_BODY_BYTES = 8 << 20;

  /** A shorter one would stand in text by chance. */
  private static final int SHORTEST_SECRET = 8;

  /** The answer that came back. */
  public record Response(int status, HttpHeaders headers, String body) {}

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final URI root;
  private final Map<String, String> headers;
  private final Duration timeout;
  private final String secret;

  /**
   * @param root what all paths are below
   * @param headers what every request carries
   * @param secret the key among them, which no text of the server may repeat; empty if there is
   *     none
   * @param timeout for a whole answer
   */
  HttpChannel(URI root, Map<String, String> headers, String secret, Duration timeout) {
    this.root = root;
    this.headers = Map.copyOf(headers);
    this.secret = secret;
    this.timeout = timeout;
  }

  /**
   * Posts JSON.
   *
   * @param more headers of this request alone
   */
  Response post(String path, String json, Map<String, String> more) throws ChatFailureException {
    return send(
        request(path, more)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)),
        MAX_BODY_BYTES);
  }

  /**
   * Gets what lies at a path.
   *
   * @param maxBytes more than this is a failure
   */
  Response get(String path, int maxBytes) throws ChatFailureException {
    return send(request(path, Map.of()).GET(), maxBytes);
  }

  /** Posts a file in a form (RFC 7578) with one other field. */
  Response upload(String path, String field, String value, String fileName, byte[] file)
      throws ChatFailureException {
    String boundary = "codex-" + Hashes.sha256(fileName).substring(0, 24);
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes((value + "\r\n--" + boundary + "\r\n").getBytes(StandardCharsets.UTF_8));
    form.writeBytes(
        ("Content-Disposition: form-data; name=\"file\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: application/jsonl\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(file);
    form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        request(path, Map.of())
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())),
        MAX_BODY_BYTES);
  }

  private HttpRequest.Builder request(String path, Map<String, String> more) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path)).timeout(timeout);
    headers.forEach(request::header);
    more.forEach(request::header);
    return request;
  }

  private Response send(HttpRequest.Builder request, int maxBytes) throws ChatFailureException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(request.build(), info -> new LimitedBody(maxBytes));
    try {
      // The request's own time-out ends with the headers; this one covers the body too.
      HttpResponse<byte[]> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      // A bad byte becomes U+FFFD: whether the text is of use is for its reader to say.
      String body = new String(unpacked(response, maxBytes), StandardCharsets.UTF_8);
      return new Response(response.statusCode(), response.headers(), withoutSecret(body));
    } catch (IOException e) {
      throw failure(describe(e)).lost();
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw late();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof ConnectException) {
        throw unreachable(cause);
      }
      if (cause instanceof HttpTimeoutException
          && !(cause instanceof HttpConnectTimeoutException)) {
        throw late();
      }
      throw failure(describe(cause)).lost();
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new ChatFailureException(Remedy.STOP, "interrupted", 0).lost();
    }
  }

  /** Some servers compress what they send although that was not asked for. */
  private static byte[] unpacked(HttpResponse<byte[]> response, int maxBytes) throws IOException {
    String encoding = response.headers().firstValue("content-encoding").orElse("");
    if (!encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("x-gzip")) {
      return response.body();
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw tooLong(maxBytes);
      }
      return bytes;
    }
  }

  private static IOException tooLong(int maxBytes) {
    return new IOException("an answer of more than " + (maxBytes >> 20) + " MB");
  }

  /** Servers quote what they reject, and some quote the key with it. */
  private String withoutSecret(String text) {
    return secret.length() < SHORTEST_SECRET ? text : text.replace(secret, "[REDACTED]");
  }

  /** The server works on an answer that nothing waits for any more. */
  private ChatFailureException late() {
    long seconds = timeout.toSeconds();
    return new ChatFailureException(
            Remedy.RETRY_ONCE,
            root.getHost()
                + ": no answer within "
                + seconds
                + " s, which is "
                + RemoteModels.TIMEOUT
                + ". A slow server needs more: codex config "
                + RemoteModels.TIMEOUT
                + " "
                + 4 * seconds,
            0)
        .lost();
  }

  private ChatFailureException failure(String why) {
    return new ChatFailureException(Remedy.RETRY, root.getHost() + ": " + why, 0);
  }

  /** Nothing was sent: no server listens at the port, or no such host is known. */
  private ChatFailureException unreachable(Throwable cause) {
    boolean unknown = cause.getCause() instanceof UnresolvedAddressException;
    return new ChatFailureException(
        Remedy.RETRY_BRIEFLY,
        unknown
            ? "no such host: " + root.getHost() + ". Check the base URL"
            : "no server listens at "
                + root.getScheme()
                + "://"
                + root.getAuthority()
                + ". Start the server, or check the base URL",
        0);
  }

  private String describe(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof InterruptedIOException || message == null
        ? cause.getClass().getSimpleName()
        : ServerError.shorten(withoutSecret(message));
  }

  /** The bytes of a body, as long as there are not absurdly many of them. */
  private static final class LimitedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int maxBytes;
    private Optional<Flow.Subscription> subscription = Optional.empty();

    LimitedBody(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = Optional.of(given);
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        bytes.writeBytes(chunk);
      }
      if (bytes.size() > maxBytes && !body.isDone()) {
        subscription.ifPresent(Flow.Subscription::cancel);
        body.completeExceptionally(tooLong(maxBytes));
      }
    }

    @Override
    public void onError(Throwable error) {
      body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      body.complete(bytes.toByteArray());
    }
  }
}
