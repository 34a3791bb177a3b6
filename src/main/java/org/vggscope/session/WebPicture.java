package org.vggscope.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public String name() {
    String path = address.getPath();
    String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    return last.isBlank() ? address.getHost() : last;
  }

  @Override
  public SourceImage read(ColourHandling colours) throws IOException {
    return fetch().read(colours);
  }

  @Override
  public PictureSource fetch() throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw problem(
              "the server %s answers %d; save the picture to a file and open that",
              address.getHost(), response.statusCode());
        }
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
          throw problem("larger than 64 MB; save it to a file and open that");
        }
        return new Encoded(name(), bytes);
      }
    } catch (ProblemException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem("the download was interrupted");
    } catch (IOException e) {
      throw problem(
          "%s cannot be reached; save the picture to a file and open that", address.getHost());
    }
  }

  private ProblemException problem(String code, Object... arguments) {
    return new ProblemException(Problem.of(code, arguments).about(name()));
  }
}
