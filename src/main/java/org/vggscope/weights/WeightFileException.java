package org.vggscope.weights;

import java.io.IOException;

/**
 * A weight file that cannot be used. The message is one line for people: what is wrong and what
 * would help.
 */
public class WeightFileException extends IOException {
  private static final long serialVersionUID = 1L;

  public WeightFileException(String message) {
    super(message);
  }

  public WeightFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
