package org.vggscope.picture;

import java.io.IOException;

/**
 * A {@code .npy} file that cannot be used. The message is one line for people: what is wrong and
 * what would help.
 */
public class NumpyFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public NumpyFormatException(String message) {
    super(message);
  }

  public NumpyFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
