package org.vggscope.weights.download;

import java.io.IOException;

/** The server answered another range of the file than the one that was asked for. */
final class RangeException extends IOException {
  private static final long serialVersionUID = 1L;

  RangeException(String message) {
    super(message);
  }
}
