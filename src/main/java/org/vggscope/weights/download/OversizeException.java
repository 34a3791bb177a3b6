package org.vggscope.weights.download;

import java.io.IOException;

/** The server sends more bytes than the file has. */
final class OversizeException extends IOException {
  private static final long serialVersionUID = 1L;

  OversizeException() {
    super("More bytes than the file has");
  }
}
