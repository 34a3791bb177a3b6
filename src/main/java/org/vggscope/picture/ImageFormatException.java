package org.vggscope.picture;

import java.io.IOException;

/**
 * A picture that cannot be read. The message is one line for people: what is wrong and what would
 * help.
 */
public class ImageFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public ImageFormatException(String message) {
    super(message);
  }

  public ImageFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
