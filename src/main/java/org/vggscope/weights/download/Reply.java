package org.vggscope.weights.download;

import java.net.http.HttpHeaders;

/**
 * A server's answer with bytes of the file.
 *
 * @param start position in the file of the first byte
 * @param headers the server's
 * @param body the bytes up to the end of the file
 */
record Reply(long start, HttpHeaders headers, BodyQueue body) implements AutoCloseable {
  @Override
  public void close() {
    body.close();
  }
}
