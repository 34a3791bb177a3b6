package org.vggscope.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.IDN;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * A picture that was dragged out of a browser as an address. Dragging it here is asking for it; no
 * other connection is made.
 *
 * @param address an {@code http} or {@code https} address
 */
public record WebPicture(URI address) implements PictureSource {
  private static final int LIMIT = 64 << 20;

  /** So long a server may send nothing at all. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public String name() {
    String path = address.getPath();
    String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    return last.isBlank() ? host() : last;
  }

  /** As people write it. */
  private String host() {
    return IDN.toUnicode(address.getHost());
  }

  @Override
  public boolean isHere() {
    return false;
  }

  @Override
  public SourceImage read(ColourHandling colours) throws IOException {
    return fetch().read(colours);
  }

  /** What has come so far. */
  private static final class Body {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile long last = System.nanoTime();
    private volatile boolean tooLarge;

    /** Throws to end the request. */
    void take(byte[] more) {
      last = System.nanoTime();
      tooLarge |= bytes.size() + more.length > LIMIT;
      if (tooLarge) {
        throw new IllegalStateException("too large");
      }
      bytes.writeBytes(more);
    }

    boolean isStalled() {
      return System.nanoTime() - last > PATIENCE.toNanos();
    }
  }

  @Override
  public PictureSource fetch() throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    Body body = new Body();
    CompletableFuture<HttpResponse<Void>> reply =
        client.sendAsync(
            HttpRequest.newBuilder(address).build(),
            HttpResponse.BodyHandlers.ofByteArrayConsumer(more -> more.ifPresent(body::take)));
    try {
      HttpResponse<Void> response = await(reply, body);
      if (response.statusCode() != 200) {
        throw problem(
            "the server %s answers %d; save the picture to a file and open that",
            host(), response.statusCode());
      }
      return new EncodedPicture(name(), body.bytes.toByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem("the download was interrupted");
    } catch (ExecutionException e) {
      if (body.tooLarge) {
        throw problem("larger than %d MB; save it to a file and open that", LIMIT >> 20);
      }
      throw problem("%s cannot be reached; save the picture to a file and open that", host());
    } finally {
      reply.cancel(true);
    }
  }

  private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> reply, Body body)
      throws InterruptedException, ExecutionException, ProblemException {
    while (true) {
      try {
        return reply.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (body.isStalled()) {
          throw problem(
              "the server %s has sent nothing for %d seconds; save the picture to a file and open"
                  + " that",
              host(), PATIENCE.toSeconds());
        }
      }
    }
  }

  private ProblemException problem(String code, Object... arguments) {
    return new ProblemException(Problem.of(code, arguments).about(name()));
  }
}
