package org.vggscope.weights.download;

import java.io.IOException;

/** Somebody stopped the work; what has come stays. */
final class StoppedException extends IOException {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("Stopped");
  }
}
