package org.vggscope.weights.download;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What is remembered about a part from one run to the next.
 *
 * @param url where it came from
 * @param etag the server's mark of that version of the file, or null
 * @param lastModified when the file was changed, in the server's words, or null
 * @param size of the whole file in bytes
 * @param sha256 of the whole file
 */
record Sidecar(String url, String etag, String lastModified, long size, String sha256) {
  /** More than one has; a longer file is none. */
  private static final int LIMIT = 64 << 10;

  static Sidecar of(DownloadRequest request, HttpHeaders headers) {
    return new Sidecar(
        request.address().toString(),
        headers.firstValue("ETag").orElse(null),
        headers.firstValue("Last-Modified").orElse(null),
        request.size(),
        request.sha256());
  }

  /** Reads it; null when it is missing, broken, or about another file. */
  static Sidecar read(DownloadRequest request) {
    try {
      Path file = request.sidecar();
      if (Files.size(file) > LIMIT) {
        return null;
      }
      Sidecar sidecar = new JsonMapper().readValue(Files.readAllBytes(file), Sidecar.class);
      return sidecar != null
              && sidecar.size == request.size()
              && request.sha256().equals(sidecar.sha256)
          ? sidecar
          : null;
    } catch (IOException e) {
      // Whatever is wrong with it, the part it was about cannot be trusted.
      return null;
    }
  }

  /** Writes it whole or not at all. */
  void write(DownloadRequest request) throws IOException {
    Path fresh = request.sidecar().resolveSibling(request.sidecar().getFileName() + ".new");
    Files.write(fresh, new JsonMapper().writeValueAsBytes(this));
    Files.move(fresh, request.sidecar(), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * What the server is to compare before it sends the rest of the file (HTTP's {@code If-Range}),
   * or null when there is nothing to compare. Another server's marks say nothing, but the sum of
   * the whole file does, so that a part can be completed from anywhere.
   */
  String validator(String address) {
    if (!address.equals(url)) {
      return null;
    }
    // HTTP wants strong marks here. The file may have been written by anybody.
    if (etag != null && etag.matches("\"[\\x21\\x23-\\x7e]*\"")) {
      return etag;
    }
    return lastModified != null && lastModified.matches("[\\x20-\\x7e]+") ? lastModified : null;
  }
}
